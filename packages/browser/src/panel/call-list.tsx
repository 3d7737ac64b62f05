import type { DiagnosedCall } from '../observe/diagnose.ts';
import type { CallOutcome } from '../observe/outcome.ts';
import { reportOf } from '../observe/report.ts';
import { useWords } from '../texts/words.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { OutcomeIcon } from '../ui/outcome-icon.tsx';
import { Causes } from './causes.tsx';
import { Descriptions, KeyNames } from './described-key.tsx';
import { HeadersLine } from './headers-line.tsx';
import { usePanelTexts } from './texts.ts';

interface ListProps {
  /** Newest first. */
  readonly calls: readonly DiagnosedCall[];
  readonly versions: string;
  /** False for a private window's calls. */
  readonly mayCopy: boolean;
}

/** Every call, newest first; each opens to what was sent, what was foreseen, and why it ended as it did. */
export function CallList({ calls, versions, mayCopy }: ListProps) {
  return (
    <ul class="calls">
      {calls.map(call => (
        <CallRow key={call.call.id} call={call} versions={versions} mayCopy={mayCopy} />
      ))}
    </ul>
  );
}

/** Which of the three shapes a call's end has. */
export function shapeOf(outcome: CallOutcome): 'allowed' | 'blocked' | 'undetermined' {
  if (outcome === 'passed') return 'allowed';
  return UNCLEAR.has(outcome) ? 'undetermined' : 'blocked';
}

const UNCLEAR: ReadonlySet<CallOutcome> = new Set([
  'pending',
  'cached',
  'blockedOrWrongKey',
  'blockedOrMissingScope',
  'gaveUp',
  'left',
]);

interface RowProps {
  readonly call: DiagnosedCall;
  readonly versions: string;
  readonly mayCopy: boolean;
}

function CallRow({ call, versions, mayCopy }: RowProps) {
  const { language } = useWords();
  const texts = usePanelTexts();
  const { call: seen, outcome, foreseen, surprise } = call;
  const shape = shapeOf(outcome);
  return (
    <li data-outcome={outcome} data-endpoint={seen.endpoint} data-surprise={surprise}>
      <details>
        <summary>
          <OutcomeIcon outcome={shape} />
          <span class="what">
            <bdi dir="ltr">
              <b>{seen.method}</b> {seen.endpoint}
            </bdi>
            <span class={`word ${shape}`}>
              {texts.outcome(outcome)}
              {seen.status !== undefined && `\u00a0·\u00a0${seen.status}`}
            </span>
            <small class="quiet-text">
              <time>{timeOf(seen.at, language)}</time>
              {foreseen.length > 0 && ' · '}
              <KeyNames foreseen={foreseen} />
            </small>
          </span>
        </summary>
        <div class="more">
          {surprise !== undefined && <Surprise call={call} versions={versions} mayCopy={mayCopy} />}
          {SENTENCES.has(outcome) && <p>{sentenceFor(outcome, texts)}</p>}
          <Causes outcome={outcome} causes={call.causes} />
          <Facts call={call} />
        </div>
      </details>
    </li>
  );
}

const SENTENCES: ReadonlySet<CallOutcome> = new Set(['noKey', 'cached', 'gaveUp', 'left']);

function sentenceFor(outcome: CallOutcome, texts: ReturnType<typeof usePanelTexts>): string {
  if (outcome === 'noKey') return texts.noKeyWhy;
  if (outcome === 'cached') return texts.cached;
  return outcome === 'left' ? texts.left : texts.gaveUp;
}

function Facts({ call: { call, outcome, foreseen, predicted } }: { readonly call: DiagnosedCall }) {
  const texts = usePanelTexts();
  // Firefox tells of a call whose preflight was refused as if it had been sent.
  const sent = outcome === 'preflight' ? undefined : call.sent;
  const isForeseen =
    sent !== undefined && sent.origin === predicted?.origin && sent.referer === predicted?.referer;
  const name = foreseen.length > 0 ? <KeyNames foreseen={foreseen} /> : texts.unknownKey;
  return (
    <dl>
      <dt>{texts.needs}</dt>
      <dd>{call.scope === undefined ? texts.noScope : <code>{call.scope}</code>}</dd>
      <dt>{texts.key}</dt>
      <dd data-fact="key">
        {sent === undefined ? texts.notSent : sent.carriesKey ? name : texts.noKeyCarried}
      </dd>
      <dt>{texts.sent}</dt>
      <dd data-fact="sent">{sent === undefined ? texts.notSent : <HeadersLine headers={sent} />}</dd>
      <dt>{texts.foreseen}</dt>
      <dd>
        {predicted === undefined ? (
          texts.unknownCaller
        ) : isForeseen ? (
          texts.asSent
        ) : (
          <HeadersLine headers={predicted} />
        )}
        <Descriptions foreseen={foreseen} />
      </dd>
    </dl>
  );
}

function Surprise({ call, versions, mayCopy }: RowProps) {
  const words = useWords();
  const texts = usePanelTexts();
  const report = reportOf(
    call,
    {
      ...texts.report,
      nothing: texts.nothing,
      outcome: texts.outcome,
      verdict: ({ outcome, assumptions }) => words.texts.outcome(outcome, assumptions.length > 0),
    },
    versions,
  );
  return (
    <div class="surprise">
      <p>{call.surprise === 'origin' ? texts.surpriseOrigin : texts.surpriseAnswer}</p>
      {mayCopy && <CopyButton text={report} label={texts.copyReport} />}
    </div>
  );
}

/** @param at milliseconds since 1970 @param language BCP 47; digits are Western in each */
function timeOf(at: number, language: string): string {
  return new Date(at).toLocaleTimeString(`${language}-u-nu-latn`);
}
