import { type Spelling, spellingOf } from '../hostnames/allow-list.ts';
import type { KnownAnswers } from './rules.ts';

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
  const [, host = '', sentPort] = /^[^/]*\/\/(?:[^/?#]*@)?([^/?#]*?)(:\d+)?(?:[/?#]|$)/.exec(header) ?? [];
  const seen = spellingOf(host);
  return ({ spelling }) =>
    (port === 'yes' || sentPort === undefined) &&
    (foldsCase === 'yes' || spelling.upperCase === seen.upperCase) &&
    (trailingDot === 'yes' || spelling.trailingDot === seen.trailingDot) &&
    (idn === 'yes' || spelling.unicode === seen.unicode);
}

/** How a normalised hostname is spelled. */
export const USUAL_SPELLING: Spelling = { upperCase: false, trailingDot: false, unicode: false };
