import { type ApiKey, explainAnswer, HOKO_ERRORS, judge, rulesFor, type Seen } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { pickActiveKey } from '../keys/pick-key.ts';
import type { Choice } from '../prompts/prompts.ts';
import { say, sayAssumption } from '../words/core-words.ts';
import type { L10n } from '../words/l10n.ts';
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

type Asked = FailedCall & { readonly key: ApiKey };

/** Explain Error…: asks about a failed call, and shows what may be behind it. */
export async function explainError(app: App, documents: Documents): Promise<void> {
  const failed = await askFailedCall(app);
  if (failed === undefined) return;
  const markdown = explanation(failed.key, failed, app.l10n);
  await documents.show(`${failed.key.name} ${failed.words}`, () => ({ markdown, fixes: [] }));
}

/** Asks which key, what came back, and from where. @returns undefined on cancel */
export async function askFailedCall(
  app: Pick<App, 'l10n' | 'prompts' | 'listing'>,
): Promise<Asked | undefined> {
  const { l10n, prompts } = app;
  const title = l10n.t('Explain Error');
  const placed = await pickActiveKey(app, title);
  if (placed === undefined) return undefined;
  const answer = await prompts.choose({
    title,
    placeholder: l10n.t('What came back?'),
    choices: outcomes(l10n),
  });
  if (answer.kind !== 'given' || answer.value === undefined) return undefined;
  const from = await prompts.text({
    title,
    placeholder: l10n.t('URL of a page that called, such as https://app.example.com'),
    prompt: l10n.t('Leave it empty for a call from a server or a script.'),
    check: text =>
      text.trim() === '' || originOf(text) !== undefined
        ? undefined
        : { severity: 'error', message: l10n.t('There is no hostname in this. Type a URL, or nothing.') },
  });
  if (from.kind !== 'given') return undefined;
  return { ...answer.value, key: placed.key, origin: originOf(from.value) };
}

type Outcome = Omit<FailedCall, 'origin'>;

/** Every error of the API that Hoko documents, and what a page or a program may see instead of an answer. */
function outcomes(l10n: L10n): readonly Choice<Outcome>[] {
  const answers = Object.values(HOKO_ERRORS).flatMap((error): Choice<Outcome>[] =>
    error.where === 'api'
      ? [
          {
            label: error.en,
            description: String(error.status),
            value: { words: error.en, seen: { kind: 'answer', status: error.status, body: error.en } },
          },
        ]
      : [],
  );
  const withoutWords = [
    { label: l10n.t('401 without words'), seen: { kind: 'answer', status: 401 } },
    { label: l10n.t('403 without words'), seen: { kind: 'answer', status: 403 } },
    { label: l10n.t('CORS error in the browser’s console'), seen: { kind: 'cors', preflight: undefined } },
    { label: l10n.t('Mixed content in the browser’s console'), seen: { kind: 'mixedContent' } },
    { label: l10n.t('No answer'), seen: { kind: 'network' } },
  ] as const;
  return [...answers, ...withoutWords.map(({ label, seen }) => ({ label, value: { words: label, seen } }))];
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
    ...causes.map(({ why, todo }, i) => `${i + 1}. ${asSentence(say(why))}  \n   ${asSentence(say(todo))}`),
    ...verdict.assumptions.map(question => `- ${asSentence(sayAssumption(question))}`),
  ];
  const surprise = l10n.t(
    'By its description in the settings, this key lets such a call in. Hoko’s own list may differ: compare the two.',
  );
  return `${[...lines, ...(prediction === 'differs' ? [surprise] : [])].join('\n\n')}\n`;
}
