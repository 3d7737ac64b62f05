import { type CallerHeaders, judge, type PublicSuffixes, previewAdvice, widerFixes } from '@hoko-keys/shared';

/** A list that lets nobody in: RFC 2606 section 2 keeps its name from everybody. */
const NOBODY = { scopes: [], allowedHostnames: ['nobody.invalid'], status: 'active' } as const;

/**
 * The entries that would let a caller in, the exact one first, for whoever has no key yet.
 *
 * @param suffixes left out, only the exact entry is told
 */
export function entriesFor(headers: CallerHeaders, suffixes: PublicSuffixes | undefined) {
  const verdict = judge(NOBODY, headers);
  if (suffixes === undefined) return { fixes: verdict.fixes, advice: undefined };
  return { fixes: widerFixes(verdict, suffixes), advice: previewAdvice(verdict, [], suffixes) };
}
