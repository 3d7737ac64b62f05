import { type KeyProblems, needsAttention } from '../keys/key-problems.ts';
import type { Listing, PlacedKey } from '../keys/listing.ts';

/** Counts every key's errors and warnings, in small steps, so that the caller can pause or stop. */
export function* countProblems(
  listing: Listing,
  problems: KeyProblems,
): Generator<undefined, ReadonlyMap<PlacedKey, number>> {
  const counts = new Map<PlacedKey, number>();
  for (const placed of listing.keys) {
    const { all } = yield* problems.of(placed);
    counts.set(placed, all.filter(needsAttention).length);
    yield;
  }
  return counts;
}
