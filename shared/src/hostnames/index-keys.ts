import type { ApiKey } from '../keys/model.ts';
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
   * ignored. Asking finds the entries that match; iterating walks the keys that list them, as they are by then, in no order.
   * A key with several matching entries comes once for each.
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
  /** The entry as it would be written in normalised form; undefined where it is none. */
  readonly usual: string | undefined;
  /** To its keys, the last one that was put in first. */
  link: Link | undefined;
  /** How many links lead to a key that is in, less how many to one that is out. */
  surplus: number;
}

/** A chain takes half the time of a set to fill, and less than an array, which grows by more than most entries need. */
interface Link {
  readonly holder: Holder;
  readonly next: Link | undefined;
}

/**
 * Builds the index. Each entry is read once, however many keys list it. A lookup walks the hostname's labels, so its cost is
 * their number, whatever the number of keys.
 */
export function indexKeys(keys: readonly IndexedKey[]): KeyIndex {
  const indexed = new Map<string, Holder>();
  const anyHostname = new Set<string>();
  const written = new Map<string, Listing>();
  /** Entries that are written otherwise than usual, by how they would be; all others are found in `written`. */
  const respelled = new Map<string, Set<Listing>>();

  function replace({ id, allowedHostnames }: IndexedKey): void {
    const before = indexed.get(id);
    const listings: Listing[] = [];
    const holder = { id, listings, isIn: true };
    indexed.set(id, holder);
    if (allowedHostnames.length === 0) anyHostname.add(id);
    else anyHostname.delete(id);
    for (const entry of allowedHostnames) {
      const listing = written.get(entry) ?? enlist(entry);
      if (listing.link?.holder === holder) continue; // The list has the entry twice.
      link(listing, holder);
      listings.push(listing);
    }
    if (before === undefined) return;
    // Only now, so that an entry it still has stays what views have found.
    before.isIn = false;
    for (const listing of before.listings) {
      listing.surplus -= 2;
      if (listing.surplus <= 0) sweep(listing);
    }
  }

  function enlist(entry: string): Listing {
    const usual = usualForm(entry);
    const listing: Listing = { entry, usual, link: undefined, surplus: 0 };
    written.set(entry, listing);
    if (usual !== undefined && usual !== entry) {
      respelled.set(usual, (respelled.get(usual) ?? new Set()).add(listing));
    }
    return listing;
  }

  function remove(id: string): void {
    replace({ id, allowedHostnames: [] });
    indexed.delete(id);
    anyHostname.delete(id);
  }

  function sweep(listing: Listing): void {
    let old = listing.link;
    listing.link = undefined;
    listing.surplus = 0;
    for (; old; old = old.next) if (old.holder.isIn) link(listing, old.holder);
    if (listing.link === undefined) delist(listing);
  }

  function delist(listing: Listing): void {
    const { entry, usual = '' } = listing;
    written.delete(entry);
    const others = respelled.get(usual);
    others?.delete(listing);
    if (others?.size === 0) respelled.delete(usual);
  }

  function addListings(found: Listing[], usual: string): void {
    const own = written.get(usual);
    if (own?.usual === usual) found.push(own);
    // One at a time: a hostname may be written in more ways than a call has arguments.
    for (const listing of respelled.get(usual) ?? []) found.push(listing);
  }

  function listingsFor(hostname: string): Listing[] {
    const found: Listing[] = [];
    addListings(found, hostname);
    for (let dot = hostname.indexOf('.'); dot !== -1; dot = hostname.indexOf('.', dot + 1)) {
      addListings(found, `*${hostname.slice(dot)}`);
    }
    return found;
  }

  for (const key of keys) replace(key);
  return { keysAllowing: hostname => new Matches(anyHostname, listingsFor(hostname)), replace, remove };
}

function link(listing: Listing, holder: Holder): void {
  listing.link = { holder, next: listing.link };
  listing.surplus++;
}

function usualForm(entry: string): string | undefined {
  const pattern = patternOf(entry);
  return pattern?.kind === 'wildcard' ? `*.${pattern.hostname}` : pattern?.hostname;
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
    for (const { entry, link } of this.#listings) {
      for (let at = link; at; at = at.next) if (at.holder.isIn) yield { id: at.holder.id, entry };
    }
  }
}
