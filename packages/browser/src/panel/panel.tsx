import { useMemo, useState } from 'preact/hooks';
import type { KnownKey } from '../keys/sources.ts';
import { diagnoser } from '../observe/diagnose.ts';
import { HOKO, readEmulator, type Target } from '../observe/origins.ts';
import { Pieces } from '../ui/pieces.tsx';
import { CallList } from './call-list.tsx';
import type { Notice } from './notice.ts';
import { PasteBox } from './paste-box.tsx';
import type { Edge, PanelState, Session } from './session.ts';
import { Settings } from './settings.tsx';
import { usePanelTexts } from './texts.ts';
import { useKeptFocus } from './use-kept-focus.ts';

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
  useKeptFocus();
  const target: Target | undefined = emulator === undefined ? HOKO : readEmulator(emulator);
  const { observed, calls } = state;
  const callsArePrivate = state.callsOf?.private ?? false;
  const unknown = observed === undefined && state.tab?.url === undefined;
  const notice = wrong ?? state.notice ?? (unknown ? ({ code: 'unknownTab' } as const) : undefined);
  const diagnose = useMemo(() => diagnoser(keys, engine), [keys, engine]);
  const diagnosed = calls.map(diagnose).reverse();
  const ended = diagnosed.filter(({ outcome }) => outcome !== 'pending');

  const observe = (andReload: boolean) => {
    setWrong(target === undefined ? { code: 'badEmulator' } : undefined);
    if (target !== undefined) void session.observe(target, andReload);
  };
  return (
    <>
      <header>
        <h1>{texts.title}</h1>
        <div role="status">
          {observed !== undefined ? (
            <p id="observing">
              <Pieces
                of={texts.observing(
                  new URL(observed.tab.origin).hostname,
                  new URL(observed.target.origin).host,
                )}
              />
            </p>
          ) : (
            notice?.code !== 'unknownTab' && (
              <p class="quiet-text">{texts.intro(new URL(target?.origin ?? HOKO.origin).host)}</p>
            )
          )}
          {notice !== undefined && (
            <p class="undetermined" data-notice={notice.code}>
              <Pieces of={texts.notice(notice)} />
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
      <main data-keeps-focus>
        <p class="said" role="status">
          {ended[0] !== undefined && texts.said(ended.length, texts.outcome(ended[0].outcome))}
        </p>
        {diagnosed.length === 0 ? (
          <div class="empty quiet-text">
            <p>{observed === undefined ? texts.empty : texts.waiting}</p>
            {observed !== undefined && <p>{texts.neverSent}</p>}
          </div>
        ) : (
          <CallList calls={diagnosed} versions={versions} mayCopy={!callsArePrivate} />
        )}
        {observed !== undefined && engine === 'chromium' && (
          <p class="note quiet-text">{texts.workersUnseen}</p>
        )}
        {state.tab?.private || callsArePrivate ? (
          <p class="note quiet-text">{texts.private}</p>
        ) : (
          diagnosed.length > 0 && <p class="note quiet-text">{texts.memory}</p>
        )}
        {state.frames.length > 0 && (
          <section data-keeps-focus>
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
