import {
  type ApiKey,
  type Cause,
  type DashboardErrorCode,
  explainAnswer,
  explainInDashboard,
  HOKO_ERRORS,
  type HokoError,
  judge,
  rulesFor,
  type Seen,
} from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { type PlacedKey, recordId } from '../keys/listing.ts';
import { askActiveKey } from '../keys/pick-key.ts';
import type { Choice } from '../prompts/prompts.ts';
import { mapAnswer, runSteps, type Step } from '../prompts/steps.ts';
import { sayAssumption } from '../words/core-words.ts';
import type { L10n } from '../words/l10n.ts';
import { sayShown } from '../words/say-shown.ts';
import { shown } from '../words/shown.ts';
import { originOf } from './address.ts';
import type { Documents } from './documents.ts';
import { asSentence, asText, code } from './markdown.ts';

/** A call that failed: what was seen of it, in words and as the core knows it, and the page it came from. */
export interface FailedCall {
  readonly words: string;
  readonly seen: Seen;
  /** The page's `Origin`; undefined for a server or a script. */
  readonly origin: string | undefined;
}

/** What the dashboard said while a key was made; it is about no key and no page. */
interface DashboardError {
  readonly words: string;
  readonly inDashboard: DashboardErrorCode;
}

type Asking = Pick<App, 'l10n' | 'prompts' | 'listing'>;

type Asked = DashboardError | (FailedCall & { readonly placed: PlacedKey });

/** Explain Error…: asks about a failure, and shows what may be behind it, by the key's description as it is while it is read. */
export async function explainError(app: App, documents: Documents): Promise<void> {
  const failed = await askFailure(app);
  if (failed === undefined) return;
  if ('inDashboard' in failed) {
    await documents.show(failed.words, () => ({ markdown: dashboardExplanation(failed), fixes: [] }));
    return;
  }
  const { placed, words } = failed;
  // Of a record that is gone, what it said last is all there is.
  const now = () => app.listing().keys.find(one => recordId(one) === recordId(placed)) ?? placed;
  await documents.show(`${shown(placed.key.name)} ${words}`, () => ({
    markdown: explanation(now().key, failed, app.l10n),
    fixes: [],
  }));
}

/** What a person has said so far. */
interface Draft {
  readonly outcome?: Outcome;
  readonly placed?: PlacedKey;
  /** As typed: a URL, a hostname, or nothing. */
  readonly page: string;
}

/** Asks what came back and, of a call, which key it had and where it came from. @returns undefined on cancel */
export async function askFailure(app: Asking): Promise<Asked | undefined> {
  const title = app.l10n.t('Explain Error');
  const ofDashboard = [askOutcome(app, title)];
  const ofCall = [...ofDashboard, askActiveKey<Draft>(app, title), askPage(app, title)];
  const draft = await runSteps<Draft>({ page: '' }, ({ outcome }) =>
    outcome !== undefined && 'inDashboard' in outcome ? ofDashboard : ofCall,
  );
  const { outcome, placed, page = '' } = draft ?? {};
  if (outcome === undefined || 'inDashboard' in outcome) return outcome;
  return placed && { ...outcome, placed, origin: originOf(page) };
}

function askOutcome({ l10n, prompts }: Asking, title: string): Step<Draft> {
  const choices = outcomes(l10n);
  return async ({ outcome: was, ...draft }, at) => {
    const answer = await prompts.choose({
      title,
      placeholder: l10n.t('What came back?'),
      at,
      choices: choices.map(choice => ({ ...choice, picked: choice.value === was })),
    });
    return mapAnswer(answer, (outcome = was) => ({ ...draft, ...(outcome && { outcome }) }));
  };
}

function askPage({ l10n, prompts }: Asking, title: string): Step<Draft> {
  return async (draft, at) => {
    const answer = await prompts.text({
      title,
      placeholder: l10n.t('URL of the page that called, such as https://app.example.com'),
      prompt: l10n.t('Leave it empty for a call from a server or a script.'),
      at,
      value: draft.page,
      check: text =>
        text.trim() === '' || originOf(text) !== undefined
          ? undefined
          : { severity: 'error', message: l10n.t('There is no hostname in this. Type a URL, or nothing.') },
    });
    return mapAnswer(answer, page => ({ ...draft, page }));
  };
}

type Outcome = DashboardError | Omit<FailedCall, 'origin'>;

/** Every error that Hoko documents, and what a page or a program may see instead of an answer. */
function outcomes(l10n: L10n): readonly Choice<Outcome>[] {
  const answers = Object.entries<HokoError>(HOKO_ERRORS).map(
    ([name, { where, status, en }]): Choice<Outcome> => {
      if (where === 'dashboard') {
        const words = l10n.t('{0} (in the dashboard)', en);
        return { label: words, value: { words, inDashboard: name as DashboardErrorCode } };
      }
      return {
        label: en,
        description: String(status),
        value: { words: en, seen: { kind: 'answer', status: status ?? 0, body: en } },
      };
    },
  );
  const withoutWords = [
    { label: l10n.t('401 without a message'), seen: { kind: 'answer', status: 401 } },
    { label: l10n.t('403 without a message'), seen: { kind: 'answer', status: 403 } },
    { label: l10n.t('CORS error in the browser’s console'), seen: { kind: 'cors', preflight: undefined } },
    { label: l10n.t('Mixed content in the browser’s console'), seen: { kind: 'mixedContent' } },
    { label: l10n.t('No answer'), seen: { kind: 'network' } },
  ] as const;
  return [...answers, ...withoutWords.map(({ label, seen }) => ({ label, value: { words: label, seen } }))];
}

/** What may be behind an error of the dashboard and what to do about it, as Markdown. */
export function dashboardExplanation({ words, inDashboard }: DashboardError): string {
  return `${[`# ${asText(words)}`, ...causeLines(explainInDashboard(inDashboard))].join('\n\n')}\n`;
}

/** What may be behind a failed call and what to do about it, the likeliest first, as Markdown. */
export function explanation(key: ApiKey, { words, seen, origin }: FailedCall, l10n: L10n): string {
  const verdict = judge(key, { origin }, rulesFor(key, {}));
  const { causes, prediction } = explainAnswer(seen, verdict);
  const lines = [
    `# ${asText(words)}`,
    origin === undefined
      ? l10n.t('A call with {0} from a server or a script.', asText(key.name))
      : l10n.t('A call with {0} from {1}.', asText(key.name), code(origin)),
    ...causeLines(causes),
    ...verdict.assumptions.map(question => `- ${asSentence(sayAssumption(question))}`),
  ];
  const surprise = l10n.t(
    'By its description in the settings, this key lets such a call in. Hoko’s own list may differ: compare the two.',
  );
  return `${[...lines, ...(prediction === 'differs' ? [surprise] : [])].join('\n\n')}\n`;
}

function causeLines(causes: readonly Cause[]): string[] {
  return causes.map(
    ({ why, todo }, i) => `${i + 1}. ${asSentence(sayShown(why))}  \n   ${asSentence(sayShown(todo))}`,
  );
}
