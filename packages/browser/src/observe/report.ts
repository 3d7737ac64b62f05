import type { DiagnosedCall } from './diagnose.ts';

/** The words of a report; each line is a label and what was seen. */
export interface ReportWords {
  readonly title: string;
  readonly call: string;
  readonly sent: string;
  readonly foreseen: string;
  readonly answer: string;
  readonly key: string;
  readonly versions: string;
  readonly nothing: string;
  readonly outcome: (outcome: DiagnosedCall['outcome']) => string;
  readonly verdict: (call: DiagnosedCall) => string | undefined;
}

/** What to tell somebody of a surprise, as Markdown. There is no value in it, no fingerprint, and no query. */
export function reportOf(call: DiagnosedCall, words: ReportWords, versions: string): string {
  const { call: seen, predicted } = call;
  const lines: readonly (readonly [string, string])[] = [
    [words.call, `${seen.method} ${seen.endpoint}${seen.scope === undefined ? '' : ` (${seen.scope})`}`],
    [words.sent, headersOf(seen.sent, words)],
    [words.foreseen, [headersOf(predicted, words), words.verdict(call)].filter(Boolean).join('; ')],
    [
      words.answer,
      [seen.status, seen.end?.kind === 'failed' ? seen.end.error : undefined, words.outcome(call.outcome)]
        .filter(each => each !== undefined)
        .join(', '),
    ],
    [words.key, call.key?.key.id ?? words.nothing],
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
    : `Origin ${headers.origin ?? nothing}, Referer ${headers.referer?.replace(/[?#].*$/s, '') ?? nothing}`;
}

/** In code, what a page chose can form no link, mention or tag. */
function asCode(text: string): string {
  return `\`${text.replaceAll('`', '’').replaceAll(/\s+/g, ' ')}\``;
}
