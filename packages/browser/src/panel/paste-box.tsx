import { fingerprintOf } from '@hoko-keys/shared';
import { useState } from 'preact/hooks';
import type { KnownKey } from '../keys/sources.ts';
import {
  diagnosePasted,
  type NamedRequest,
  type PastedAnswer,
  type PastedDiagnosis,
} from '../observe/pasted/diagnose-pasted.ts';
import { readPasted } from '../observe/pasted/read-request.ts';
import { OutcomeIcon } from '../ui/outcome-icon.tsx';
import { shapeOf } from './call-list.tsx';
import { Causes } from './causes.tsx';
import { Descriptions, KeyNames } from './described-key.tsx';
import { HeadersLine } from './headers-line.tsx';
import { usePanelTexts } from './texts.ts';

type Result =
  | { readonly ok: true; readonly request: NamedRequest; readonly answer: PastedAnswer }
  | { readonly ok: false; readonly sentence: string; readonly isTextGone: boolean };

/** Explains a request that was copied in the developer tools. It needs no permission. */
export function PasteBox({ keys }: { readonly keys: readonly KnownKey[] }) {
  const texts = usePanelTexts();
  const [text, setText] = useState('');
  const [status, setStatus] = useState('');
  const [message, setMessage] = useState('');
  const [result, setResult] = useState<Result>();

  const explain = async () => {
    // Off the screen before anything else, whatever it is: nobody knows what a value looks like, or where in a text one stands.
    setText('');
    const read = readPasted(text);
    const seen = statusOf(status);
    if (!read.ok || seen === null) {
      const sentence = read.ok ? texts.pastedStatusWrong : texts.pasted(read.problem);
      return setResult({ ok: false, sentence, isTextGone: read.ok || read.problem !== 'empty' });
    }
    const { value, ...request } = read.request;
    const fingerprint = value === undefined ? undefined : await fingerprintOf(value);
    setResult({ ok: true, request: { ...request, fingerprint }, answer: { status: seen, message } });
  };
  return (
    <details id="paste">
      <summary>{texts.pasteTitle}</summary>
      <div class="more">
        <p class="quiet-text">{texts.pasteIntro}</p>
        <label class="stacked">
          {texts.pasteLabel}
          <textarea
            id="pasted"
            dir="ltr"
            spellcheck={false}
            autocomplete="off"
            value={text}
            onInput={event => {
              setText(event.currentTarget.value);
              setResult(undefined);
            }}
          />
        </label>
        <label class="stacked">
          {texts.pasteStatus}
          <input
            id="pasted-status"
            type="text"
            inputMode="numeric"
            dir="ltr"
            aria-describedby="pasted-hint"
            value={status}
            onInput={event => setStatus(event.currentTarget.value)}
          />
        </label>
        <small id="pasted-hint" class="quiet-text">
          {texts.pasteStatusHint}
        </small>
        <label class="stacked">
          {texts.pasteMessage}
          <input
            id="pasted-message"
            type="text"
            dir="auto"
            value={message}
            onInput={event => setMessage(event.currentTarget.value)}
          />
        </label>
        <div class="actions">
          <button type="button" id="explain" class="main" onClick={() => void explain()}>
            {texts.explain}
          </button>
        </div>
        <div role="status" id="explained">
          {result?.ok === false && <p class="undetermined">{result.sentence}</p>}
          {result?.ok === false && result.isTextGone && <p class="quiet-text">{texts.textGone}</p>}
          {result?.ok === true && (
            <Explained diagnosis={diagnosePasted(result.request, result.answer, keys)} />
          )}
        </div>
      </div>
    </details>
  );
}

/** @returns undefined for none, null for what is no status (RFC 9110 section 15) */
function statusOf(text: string): number | undefined | null {
  if (text.trim() === '') return undefined;
  return /^[1-5]\d\d$/.test(text.trim()) ? Number(text) : null;
}

function Explained({ diagnosis }: { readonly diagnosis: PastedDiagnosis }) {
  const texts = usePanelTexts();
  const { method, endpoint, scope, outcome, causes, foreseen, carriesKey, headers, elsewhere } = diagnosis;
  const shape = shapeOf(outcome);
  return (
    <div class="card" data-outcome={outcome}>
      <p class="headline">
        <OutcomeIcon outcome={shape} />
        <b class={shape}>{texts.outcome(outcome)}</b>
        <bdi dir="ltr">
          {method} {endpoint}
        </bdi>
      </p>
      <p class="quiet-text">{texts.textGone}</p>
      {elsewhere && <p>{texts.elsewhere}</p>}
      {headers === undefined && <p>{texts.pageUnknown}</p>}
      {outcome === 'noKey' && causes.length === 0 && <p>{texts.noKeyWhy}</p>}
      <Causes outcome={outcome} causes={causes} />
      <dl>
        <dt>{texts.needs}</dt>
        <dd>{scope === undefined ? texts.noScope : <code>{scope}</code>}</dd>
        <dt>{texts.key}</dt>
        <dd>
          <KeyNames foreseen={foreseen} />
          {foreseen.length === 0 && (carriesKey ? texts.unknownKey : texts.noKeyCarried)}
        </dd>
        {headers !== undefined && (
          <>
            <dt>{texts.sent}</dt>
            <dd>
              <HeadersLine headers={headers} />
            </dd>
          </>
        )}
        {foreseen.length > 0 && (
          <>
            <dt>{texts.foreseen}</dt>
            <dd>
              <Descriptions foreseen={foreseen} />
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
