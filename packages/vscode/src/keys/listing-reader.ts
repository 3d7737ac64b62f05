import { MAX_KEYS } from '@hoko-keys/shared';
import { type Place, placeId } from '../settings/place.ts';
import { inOrder, type Listing, listKeys, type PlacedKey, type PlacedProblem } from './listing.ts';
import { isSame } from './same.ts';

/** What was read of one place: its keys by their ids, each with the record it was read from. */
interface ReadPlace {
  readonly place: Place;
  readonly keys: ReadonlyMap<string, { readonly placed: PlacedKey; readonly record: unknown }>;
  readonly problems: readonly PlacedProblem[];
}

/**
 * Reads `hoko.keys` over all places, again and again. Settings come as new objects, whatever has changed in them: a record that is
 * as it was is not parsed anew, and its key is the same object as before. So whoever has thousands of them sees at once which are
 * others now.
 */
export function createListingReader(): typeof listKeys {
  let last: Listing = { keys: [], problems: [] };
  let places: ReadonlyMap<string, ReadPlace> = new Map();
  return values => {
    const read = values.map(({ place, value }) => readPlace(place, value, places.get(placeId(place))));
    places = new Map(read.map(one => [placeId(one.place), one]));
    const fresh = new Set(read.flatMap(({ keys }) => [...keys.values()].map(({ placed }) => placed)));
    // In the order they had: what is sorted already is sorted in no time.
    const stayed = last.keys.filter(placed => fresh.delete(placed));
    last = { keys: inOrder([...stayed, ...fresh]), problems: read.flatMap(({ problems }) => problems) };
    return last;
  };
}

function readPlace(place: Place, value: unknown, before: ReadPlace | undefined): ReadPlace {
  const known = isSame(before?.place, place) ? before?.keys : undefined;
  const records = new Map(recordsIn(value));
  const same = [...records].flatMap(([id, record]) => {
    const old = known?.get(id);
    return old !== undefined && isSame(old.record, record) ? [[id, old] as const] : [];
  });
  for (const [id] of same) records.delete(id);
  const others = same.length > 0 ? Object.fromEntries(records) : value;
  const { keys, problems } = listKeys([{ place, value: others }]);
  const read = keys.map(placed => [placed.key.id, { placed, record: records.get(placed.key.id) }] as const);
  return { place, keys: new Map([...same, ...read]), problems };
}

/** The records that can be read one by one; none where the value is told about as a whole. */
function recordsIn(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const records = Object.entries(value);
  return records.length > MAX_KEYS ? [] : records;
}
