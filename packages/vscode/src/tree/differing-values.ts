import { type PlacedKey, recordId } from '../keys/listing.ts';

/**
 * Which keys have a value on this machine that is not the one their record names: the team has rotated it, or this machine has
 * another. Values are looked at one after the other.
 *
 * @param keys those that have a value here
 * @param differs whether one's value is another than its fingerprint names
 * @param isStale asked after each: given up, because there is something newer
 * @returns record ids; undefined when given up
 */
export async function differingValues(
  keys: readonly PlacedKey[],
  differs: (placed: PlacedKey) => Promise<boolean>,
  isStale: () => boolean,
): Promise<ReadonlySet<string> | undefined> {
  const found = new Set<string>();
  for (const placed of keys) {
    const { fingerprint, status } = placed.key;
    if (fingerprint === undefined || status !== 'active') continue;
    if (await differs(placed)) found.add(recordId(placed));
    if (isStale()) return undefined;
  }
  return found;
}
