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

/** An entry as written, and the keys that list it. */
interface Listing {
  readonly entry: string;
  /** Undefined where the entry is none. */
  readonly pattern: Pattern | undefined;
  readonly ids: Set<string>;
}

/** Listings by the hostname of their pattern; several where it is written in several ways. */
type ByHostname = Map<string, readonly Listing[]>;

/**
 * Builds the index. Each entry is read once, however many keys list it. A lookup walks the hostname's labels, so its cost is
 * their number, whatever the number of keys.
 */
export function indexKeys(keys: readonly IndexedKey[]): KeyIndex {
  /** The entries of each key, each one once, as they were when it was put in. */
  const indexed = new Map<string, readonly string[]>();
  const anyHostname = new Set<string>();
  const written = new Map<string, Listing>();
  const wildcards: ByHostname = new Map();
  /** Hostnames whose entry is written otherwise; all others are found in `written`. */
  const respelled: ByHostname = new Map();

  function replace({ id, allowedHostnames }: IndexedKey): void {
    remove(id);
    const entries = [...new Set(allowedHostnames)];
    indexed.set(id, entries);
    if (entries.length === 0) anyHostname.add(id);
    for (const entry of entries) (written.get(entry) ?? enlist(entry)).ids.add(id);
  }

  function enlist(entry: string): Listing {
    const pattern = patternOf(entry);
    const listing: Listing = { entry, pattern, ids: new Set() };
    written.set(entry, listing);
    if (pattern !== undefined && pattern.hostname !== entry) {
      const { kind, hostname } = pattern;
      const map = kind === 'wildcard' ? wildcards : respelled;
      map.set(hostname, [...(map.get(hostname) ?? []), listing]);
    }
    return listing;
  }

  function remove(id: string): void {
    for (const entry of indexed.get(id) ?? []) {
      const listing = written.get(entry);
      listing?.ids.delete(id);
      if (listing?.ids.size === 0) delist(listing);
    }
    indexed.delete(id);
    anyHostname.delete(id);
  }

  function delist(listing: Listing): void {
    written.delete(listing.entry);
    if (listing.pattern === undefined) return;
    const { kind, hostname } = listing.pattern;
    const map = kind === 'wildcard' ? wildcards : respelled;
    const others = map.get(hostname)?.filter(other => other !== listing) ?? [];
    if (others.length > 0) map.set(hostname, others);
    else map.delete(hostname);
  }

  function listingsFor(hostname: string): Listing[] {
    const found: Listing[] = [];
    const own = written.get(hostname);
    if (own?.pattern?.hostname === hostname) found.push(own);
    const others = respelled.get(hostname);
    if (others !== undefined) found.push(...others);
    for (let dot = hostname.indexOf('.'); dot !== -1; dot = hostname.indexOf('.', dot + 1)) {
      const above = wildcards.get(hostname.slice(dot + 1));
      if (above !== undefined) found.push(...above);
    }
    return found;
  }

  for (const key of keys) replace(key);
  return { keysAllowing: hostname => new Matches(anyHostname, listingsFor(hostname)), replace, remove };
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
    for (const { entry, ids } of this.#listings) {
      for (const id of ids) yield { id, entry };
    }
  }
}
