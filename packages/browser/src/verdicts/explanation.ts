import {
  type CallerHeaders,
  errorsFrom,
  type Fix,
  type Message,
  nearestMiss,
  type PublicSuffixes,
  previewAdvice,
  widerFixes,
} from '@hoko-keys/shared';
import type { KeyRow } from './rows.ts';

/** In a longer list no nearest entry is sought behind these: 90,000 would take a second. */
const MOST_COMPARED = 5_000;

/** What more there is to say of a key that doesn't let the page in. */
export interface Explanation {
  /** The entry that almost matched, and why it didn't. */
  readonly miss: Message | undefined;
  /** What would let the page in, the smallest first. */
  readonly fixes: readonly Fix[];
  /** What a call from here would meet; undefined where the hostname is not the reason. */
  readonly answers: Message | undefined;
  /** What to do instead of listing the address of a preview. */
  readonly advice: Message | undefined;
}

/**
 * Explains one row. It takes longer than judging, so it is for a key that somebody opens.
 *
 * @param entries all of the key's
 * @param suffixes left out, wider fixes and previews are not told
 */
export function explain(
  { verdict, rules }: KeyRow,
  entries: readonly string[],
  headers: CallerHeaders,
  suffixes: PublicSuffixes | undefined,
): Explanation {
  return {
    miss: nearestMiss(entries.slice(0, MOST_COMPARED), headers, rules),
    fixes: suffixes === undefined ? verdict.fixes : widerFixes(verdict, suffixes, rules),
    answers:
      verdict.fixes.length === 0
        ? undefined
        : { code: 'answersAs', args: { errors: errorsFrom('hostname') } },
    advice: suffixes && previewAdvice(verdict, entries, suffixes),
  };
}
