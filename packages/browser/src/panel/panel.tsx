import { useState } from 'preact/hooks';
import type { KnownKey } from '../keys/sources.ts';
import { diagnoseCall } from '../observe/diagnose.ts';
import { HOKO, readEmulator, type Target } from '../observe/origins.ts';
import { CallList } from './call-list.tsx';
import type { Notice } from './notice.ts';
import { PasteBox } from './paste-box.tsx';
import type { Edge, PanelState, Session } from './session.ts';
import { Settings } from './settings.tsx';
import { usePanelTexts } from './texts.ts';

interface Props {
  readonly state: PanelState;
  readonly session: Session;
  readonly keys: readonly KnownKey[];
  readonly engine: Edge['engine'];
  /** Of the extension and the browser, for reports. */
  readonly versions: string;
}

/** The panel: what a tab's calls to Hoko met, and a copied request explained. */
export function Panel({ state, session, keys, engine, versions }: Props) {
  const texts = usePanelTexts();
  const [emulator, setEmulator] = useState<string>();
  const [wrong, setWrong] = useState<Notice>();
  const target: Target | undefined = emulator === undefined ? HOKO : readEmulator(emulator);
  const { observed, calls } = state;
  const unknown = observed === undefined && state.tab?.url === undefined;
  const notice = wrong ?? state.notice ?? (unknown ? 'unknownTab' : undefined);
  const diagnosed = calls.map(call => diagnoseCall(call, keys, engine)).reverse();
  const last = diagnosed.find(({ outcome }) => outcome !== 'pending');

  const observe = (andReload: boolean) => {
    setWrong(target === undefined ? 'badEmulator' : undefined);
    if (target !== undefined) void session.observe(target, andReload);
  };
  return (
    <>
      <header>
        <h1>{texts.title}</h1>
        <div role="status">
          {observed !== undefined ? (
            <p id="observing">
              {texts.observing(new URL(observed.tab.origin).hostname, new URL(observed.target.origin).host)}
            </p>
          ) : (
            notice !== 'unknownTab' && (
              <p class="quiet-text">{texts.intro(new URL(target?.origin ?? HOKO.origin).host)}</p>
            )
          )}
          {notice !== undefined && (
            <p class="undetermined" data-notice={notice}>
              {texts.notice(notice)}
            </p>
          )}
        </div>
        <div class="actions">
          {observed === undefined ? (
            <button type="button" id="observe" class="main" onClick={() => observe(false)}>
              {texts.observe}
            </button>
          ) : (
            <button type="button" id="stop" onClick={session.stop}>
              {texts.stop}
            </button>
          )}
          <button type="button" id="reload" onClick={() => observe(true)}>
            {texts.reload}
          </button>
        </div>
      </header>
      <main>
        <p class="said" role="status">
          {last !== undefined && texts.said(calls.length, texts.outcome(last.outcome))}
        </p>
        {diagnosed.length === 0 ? (
          <p class="empty quiet-text">{observed === undefined ? texts.empty : texts.waiting}</p>
        ) : (
          <CallList calls={diagnosed} versions={versions} mayCopy={!state.callsArePrivate} />
        )}
        {state.tab?.private || state.callsArePrivate ? (
          <p class="note quiet-text">{texts.private}</p>
        ) : (
          diagnosed.length > 0 && <p class="note quiet-text">{texts.memory}</p>
        )}
        {state.frames.length > 0 && (
          <section>
            <h2>{texts.framesTitle}</h2>
            <p class="quiet-text">{texts.framesIntro}</p>
            {state.frames.map(origin => (
              <button
                type="button"
                key={origin}
                data-frame={origin}
                onClick={() => void session.observeFrames(origin)}
              >
                {texts.observeFrames(new URL(origin).hostname)}
              </button>
            ))}
          </section>
        )}
        <PasteBox keys={keys} />
        <Settings
          emulator={emulator}
          onEmulator={text => {
            setWrong(undefined);
            setEmulator(text);
          }}
          granted={state.granted}
          onGiveBack={pattern => void session.giveBack(pattern)}
        />
      </main>
    </>
  );
}
