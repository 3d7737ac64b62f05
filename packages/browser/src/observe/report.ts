import type { Verdict } from '@hoko-keys/shared';
import type { DiagnosedCall } from './diagnose.ts';
import type { Foreseen } from './foreseen.ts';

/** The words of a report; each line is a label and what was seen. */
export interface ReportWords {
  readonly title: string;
  readonly call: string;
  readonly sent: string;
  readonly foreseen: string;
  readonly answer: string;
  readonly key: string;
  /** Before the day a description was true. */
  readonly described: string;
  /** Before the questions an outcome rests on. */
  readonly assumed: string;
  readonly versions: string;
  readonly nothing: string;
  readonly outcome: (outcome: DiagnosedCall['outcome']) => string;
  readonly verdict: (verdict: Verdict) => string;
}

/** What to tell somebody of a surprise, as Markdown. There is no value in it, no fingerprint, and nothing of the page but its origin. */
export function reportOf(call: DiagnosedCall, words: ReportWords, versions: string): string {
  const { call: seen, predicted, foreseen } = call;
  const lines: readonly (readonly [string, string])[] = [
    [words.call, `${seen.method} ${seen.endpoint}${seen.scope === undefined ? '' : ` (${seen.scope})`}`],
    [words.sent, headersOf(seen.sent, words)],
    [words.foreseen, [headersOf(predicted, words), ...foreseen.map(each => saidBy(each, words))].join('; ')],
    [
      words.answer,
      [seen.status, seen.end?.kind === 'failed' ? seen.end.error : undefined, words.outcome(call.outcome)]
        .filter(each => each !== undefined)
        .join(', '),
    ],
    [words.key, foreseen.map(({ key }) => key.key.id).join(', ') || words.nothing],
    [words.versions, versions],
  ];
  return [
    `### ${words.title}`,
    '',
    ...lines.map(([label, text]) => `- **${label}**: ${asCode(text)}`),
    '',
  ].join('\n');
}

function headersOf(
  headers: { readonly origin?: string | undefined; readonly referer?: string | undefined } | undefined,
  { nothing }: ReportWords,
): string {
  return headers === undefined
    ? nothing
    : `Origin ${headers.origin ?? nothing}, Referer ${headers.referer ?? nothing}`;
}

/** What one description of the key says of the call. */
function saidBy({ key, verdict }: Foreseen, words: ReportWords): string {
  const assumed = verdict?.assumptions ?? [];
  return [
    ...(verdict === undefined ? [] : [words.verdict(verdict)]),
    `${words.described} ${key.source.snapshot.takenAt}`,
    ...(assumed.length === 0 ? [] : [`${words.assumed} ${assumed.join(' ')}`]),
  ].join(', ');
}

/** In code, what a page chose can form no link, mention or tag. */
function asCode(text: string): string {
  return `\`${text.replaceAll('`', '’').replaceAll(/\s+/g, ' ')}\``;
}
