import { type KeyProblems, needsAttention } from '../keys/key-problems.ts';
import type { Listing, PlacedKey } from '../keys/listing.ts';

/** How long keys are looked at in one go, in ms; between two goes whatever else is waiting gets its turn. */
const SLICE_MS = 8;

/**
 * Counts every key's errors and warnings, in slices.
 *
 * @param isStale asked between slices: the count is given up, because there is a newer listing
 * @returns undefined when given up
 */
export async function countProblems(
  listing: Listing,
  problems: KeyProblems,
  isStale: () => boolean,
): Promise<ReadonlyMap<PlacedKey, number> | undefined> {
  const counts = new Map<PlacedKey, number>();
  let sliceEnd = performance.now() + SLICE_MS;
  for (const placed of listing.keys) {
    if (performance.now() > sliceEnd) {
      await new Promise(resolve => setTimeout(resolve));
      sliceEnd = performance.now() + SLICE_MS;
    }
    if (isStale()) return undefined;
    counts.set(placed, problems.of(placed).filter(needsAttention).length);
  }
  return counts;
}
