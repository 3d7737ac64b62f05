import { type Spelling, spellingOf } from '../hostnames/allow-list.ts';
import type { KnownAnswers, Question } from './rules.ts';

/** Whether an entry is spelled so that it matches. */
type IsSpelled = (entry: { readonly spelling: Spelling }) => boolean;

/**
 * How an entry that covers a caller's hostname has to be spelled to match it, where Hoko does not fold every difference.
 *
 * @param header the one that names the caller, as it was sent
 * @returns undefined where Hoko folds all of them
 */
export function spelledFor(header: string, answers: KnownAnswers): IsSpelled | undefined {
  const { case: foldsCase, trailingDot, idn, port } = answers;
  if (foldsCase === 'yes' && trailingDot === 'yes' && idn === 'yes' && port === 'yes') return undefined;
  const apart = spelledApart(header);
  return ({ spelling }) => apart(spelling).every(question => answers[question] === 'yes');
}

type SpellingQuestion = Extract<Question, 'port' | 'case' | 'trailingDot' | 'idn'>;

/**
 * In what a header and an entry that covers its hostname are spelled apart: the two match if Hoko folds all of it.
 *
 * @param header as it was sent
 */
export function spelledApart(header: string): (entry: Spelling) => SpellingQuestion[] {
  const [, host = '', port] = /^[^/]*\/\/(?:[^/?#]*@)?([^/?#]*?)(:\d+)?(?:[/?#]|$)/.exec(header.trim()) ?? [];
  const sent = spellingOf(host);
  return entry => [
    ...(port === undefined ? [] : ['port' as const]),
    ...(entry.upperCase === sent.upperCase ? [] : ['case' as const]),
    ...(entry.trailingDot === sent.trailingDot ? [] : ['trailingDot' as const]),
    ...(entry.unicode === sent.unicode ? [] : ['idn' as const]),
  ];
}
