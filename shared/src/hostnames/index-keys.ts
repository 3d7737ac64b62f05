import type { ApiKey } from '../keys/model.ts';
import { type Pattern, parsePattern } from './pattern.ts';

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

/** An entry as written, and the keys that list it. */
interface Listing {
  readonly pattern: Pattern | undefined;
  readonly ids: Set<string>;
}

/** Listings by the hostname of their pattern; there are several where it is written in several ways. */
type ByHostname = Map<string, readonly Listing[]>;

/**
 * Builds the index: each entry is read once, however many keys list it, and found again by its hostname or its wildcard's
 * base. A lookup walks the hostname's labels, so its cost is their number, whatever the number of keys.
 */
export function indexKeys(keys: readonly IndexedKey[]): KeyIndex {
  const listings = new Map<string, Listing>();
  const patterns: Record<Pattern['kind'], ByHostname> = { exact: new Map(), wildcard: new Map() };
  const listed = new Map<string, readonly string[]>();
  const anyHost = new Set<string>();

  function replace({ id, allowedHostnames }: IndexedKey): void {
    remove(id);
    if (allowedHostnames.length === 0) anyHost.add(id);
    listed.set(id, allowedHostnames.slice());
    for (const entry of allowedHostnames) (listings.get(entry) ?? enlist(entry)).ids.add(id);
  }

  function remove(id: string): void {
    for (const entry of listed.get(id) ?? []) {
      const listing = listings.get(entry);
      listing?.ids.delete(id);
      if (listing?.ids.size === 0) delist(entry, listing);
    }
    listed.delete(id);
    anyHost.delete(id);
  }

  function enlist(entry: string): Listing {
    const result = parsePattern(entry);
    const pattern = result.ok ? result.pattern : undefined;
    const listing = { pattern, ids: new Set<string>() };
    listings.set(entry, listing);
    if (pattern !== undefined) {
      const { kind, hostname } = pattern;
      const others = patterns[kind].get(hostname);
      patterns[kind].set(hostname, others === undefined ? [listing] : [...others, listing]);
    }
    return listing;
  }

  function delist(entry: string, listing: Listing): void {
    listings.delete(entry);
    if (listing.pattern === undefined) return;
    const { kind, hostname } = listing.pattern;
    const others = patterns[kind].get(hostname)?.filter(other => other !== listing) ?? [];
    if (others.length > 0) patterns[kind].set(hostname, others);
    else patterns[kind].delete(hostname);
  }

  function listingsFor(hostname: string): (readonly Listing[])[] {
    const found: (readonly Listing[])[] = [];
    const own = patterns.exact.get(hostname);
    if (own !== undefined) found.push(own);
    for (let dot = hostname.indexOf('.'); dot !== -1; dot = hostname.indexOf('.', dot + 1)) {
      const above = patterns.wildcard.get(hostname.slice(dot + 1));
      if (above !== undefined) found.push(above);
    }
    return found;
  }

  for (const key of keys) replace(key);
  return { keysAllowing: hostname => new Matches(anyHost, listingsFor(hostname)), replace, remove };
}

/** A class, since making an object with a `Symbol.iterator` of its own takes longer than the lookup. */
class Matches implements Iterable<IndexedMatch> {
  readonly #anyHost: Iterable<string>;
  readonly #found: readonly (readonly Listing[])[];

  constructor(anyHost: Iterable<string>, found: readonly (readonly Listing[])[]) {
    this.#anyHost = anyHost;
    this.#found = found;
  }

  *[Symbol.iterator](): Generator<IndexedMatch> {
    for (const id of this.#anyHost) yield { id };
    for (const listings of this.#found) {
      for (const { pattern, ids } of listings) {
        if (pattern !== undefined) for (const id of ids) yield { id, entry: pattern.entry };
      }
    }
  }
}
