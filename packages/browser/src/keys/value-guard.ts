import { type LocatedProblem, looksLikeValue } from '@hoko-keys/shared';

/**
 * Whether a text that could not be read holds what looks like a value. Names of properties are left aside: an id is a long
 * mix of letters and digits too.
 */
export function mayHoldValue(unreadable: string): boolean {
  return looksLikeValue(unreadable.replace(/"[^"\n]*"\s*:/g, ' '));
}

/** Whether a sentence about a text would repeat what looks like a value; ids aside. */
export function repeatsValue({ problem: { args } }: LocatedProblem): boolean {
  return Object.entries(args).some(
    ([name, arg]) => name !== 'id' && typeof arg === 'string' && looksLikeValue(arg),
  );
}
