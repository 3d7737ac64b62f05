import type { ApiKey } from '../keys/model.ts';
import type { Pattern } from './pattern.ts';
import { patternOf } from './pattern-of.ts';

/** A key that a hostname passes, and the entry that lets it in; no entry where the key's list is empty. */
export interface IndexedMatch {
  readonly id: string;
  readonly entry?: string;
}

/** Many keys, ready to be asked which of them a hostname passes. */
export interface KeyIndex {
  /**
   * The keys whose list lets a hostname in, by the hostname rule alone and the assumed answers: status and scopes are
   * ignored. Asking finds the entries that match; iterating walks the keys that list them, as they are by then. A key with
   * several matching entries comes once for each.
   *
   * @param hostname normalised
   */
  keysAllowing(hostname: string): Iterable<IndexedMatch>;
  /** Puts a key in, or in the place of the one with its id. The other keys are not touched. */
  replace(key: IndexedKey): void;
  remove(id: string): void;
}

type IndexedKey = Pick<ApiKey, 'id' | 'allowedHostnames'>;

/** A key as it was put in. */
interface Holder {
  readonly id: string;
  /** Each entry of its list once. */
  readonly listings: readonly Listing[];
  /** Until it is removed or replaced. */
  isIn: boolean;
}

/** An entry as written, and the keys that list it. */
interface Listing {
  readonly entry: string;
  readonly kind: Pattern['kind'] | undefined;
  /** Of its pattern; undefined where the entry is none. */
  readonly hostname: string | undefined;
  /** Fewer than half of them are out: an array takes half the time of a set to fill, and longer to take a key from. */
  holders: Holder[];
  /** How many holders are out. */
  out: number;
}

const NONE = { kind: undefined, hostname: undefined };

/** Listings by the hostname of their pattern; several where it is written in several ways. */
type ByHostname = Map<string, Set<Listing>>;

/**
 * Builds the index. Each entry is read once, however many keys list it. A lookup walks the hostname's labels, so its cost is
 * their number, whatever the number of keys.
 */
export function indexKeys(keys: readonly IndexedKey[]): KeyIndex {
  const indexed = new Map<string, Holder>();
  const anyHostname = new Set<string>();
  const written = new Map<string, Listing>();
  const wildcards: ByHostname = new Map();
  /** Hostnames whose entry is written otherwise; all others are found in `written`. */
  const respelled: ByHostname = new Map();

  function replace({ id, allowedHostnames }: IndexedKey): void {
    remove(id);
    const listings: Listing[] = [];
    const holder = { id, listings, isIn: true };
    indexed.set(id, holder);
    if (allowedHostnames.length === 0) anyHostname.add(id);
    for (const entry of allowedHostnames) {
      const known = written.get(entry);
      if (known === undefined) listings.push(enlist(entry, holder));
      // Else the list has the entry twice.
      else if (known.holders.at(-1) !== holder) {
        known.holders.push(holder);
        listings.push(known);
      }
    }
  }

  function enlist(entry: string, holder: Holder): Listing {
    const { kind, hostname } = patternOf(entry) ?? NONE;
    const listing: Listing = { entry, kind, hostname, holders: [holder], out: 0 };
    written.set(entry, listing);
    if (hostname !== undefined && hostname !== entry) {
      const map = kind === 'wildcard' ? wildcards : respelled;
      const others = map.get(hostname);
      if (others === undefined) map.set(hostname, new Set([listing]));
      else others.add(listing);
    }
    return listing;
  }

  function remove(id: string): void {
    const holder = indexed.get(id);
    if (holder === undefined) return;
    holder.isIn = false;
    for (const listing of holder.listings) {
      listing.out++;
      if (listing.out * 2 >= listing.holders.length) sweep(listing);
    }
    indexed.delete(id);
    anyHostname.delete(id);
  }

  function sweep(listing: Listing): void {
    listing.holders = listing.holders.filter(({ isIn }) => isIn);
    listing.out = 0;
    if (listing.holders.length === 0) delist(listing);
  }

  function delist(listing: Listing): void {
    written.delete(listing.entry);
    const { kind, hostname } = listing;
    if (hostname === undefined) return;
    const map = kind === 'wildcard' ? wildcards : respelled;
    const others = map.get(hostname);
    others?.delete(listing);
    if (others?.size === 0) map.delete(hostname);
  }

  function listingsFor(hostname: string): Listing[] {
    const found: Listing[] = [];
    const own = written.get(hostname);
    if (own?.hostname === hostname) found.push(own);
    addTo(found, respelled.get(hostname));
    for (let dot = hostname.indexOf('.'); dot !== -1; dot = hostname.indexOf('.', dot + 1)) {
      addTo(found, wildcards.get(hostname.slice(dot + 1)));
    }
    return found;
  }

  for (const key of keys) replace(key);
  return { keysAllowing: hostname => new Matches(anyHostname, listingsFor(hostname)), replace, remove };
}

/** One at a time: a hostname may be written in more ways than a call has arguments. */
function addTo(found: Listing[], more: Iterable<Listing> | undefined): void {
  if (more === undefined) return;
  for (const listing of more) found.push(listing);
}

/** A class, since making an object with a `Symbol.iterator` of its own takes longer than the lookup. */
class Matches implements Iterable<IndexedMatch> {
  readonly #anyHostname: Iterable<string>;
  readonly #listings: readonly Listing[];

  constructor(anyHostname: Iterable<string>, listings: readonly Listing[]) {
    this.#anyHostname = anyHostname;
    this.#listings = listings;
  }

  *[Symbol.iterator](): Generator<IndexedMatch> {
    for (const id of this.#anyHostname) yield { id };
    for (const { entry, holders } of this.#listings) {
      for (const { id, isIn } of holders) if (isIn) yield { id, entry };
    }
  }
}
