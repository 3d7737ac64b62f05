import type { ApiKey } from '../keys/model.ts';
import { allowListOf } from './allow-list.ts';

/** A key that a hostname passes, and the entry that lets it in; no entry where the key's list is empty. */
export interface IndexedMatch {
  readonly id: string;
  readonly entry?: string;
}

/** Many keys, ready to be asked which of them a hostname passes. */
export interface KeyIndex {
  /**
   * The keys whose list lets a hostname in, by the hostname rule alone and the assumed answers: status and scopes are
   * ignored. Iterating does the work; a key with several matching entries comes once for each.
   *
   * @param hostname normalised
   */
  keysAllowing(hostname: string): Iterable<IndexedMatch>;
  /** Puts a key in, or in the place of the one with its id. */
  replace(key: IndexedKey): void;
  remove(id: string): void;
}

type IndexedKey = Pick<ApiKey, 'id' | 'allowedHostnames'>;

/** Key ids and their entries, under one hostname. */
type Bucket = Map<string, string>;

/**
 * Builds the index: a map from each hostname to the keys that list it, and one from each wildcard's base. A lookup walks
 * the hostname's labels, so its cost is their number, whatever the number of keys.
 */
export function indexKeys(keys: readonly IndexedKey[]): KeyIndex {
  const exact = new Map<string, Bucket>();
  const wildcard = new Map<string, Bucket>();
  const anyHost = new Set<string>();
  const listed = new Map<string, IndexedKey>();

  const mapOf = (kind: 'exact' | 'wildcard') => (kind === 'exact' ? exact : wildcard);

  function replace(key: IndexedKey): void {
    remove(key.id);
    listed.set(key.id, { id: key.id, allowedHostnames: [...key.allowedHostnames] });
    if (key.allowedHostnames.length === 0) anyHost.add(key.id);
    for (const { kind, hostname, entry } of allowListOf(key.allowedHostnames).patterns) {
      const map = mapOf(kind);
      const bucket = map.get(hostname);
      if (bucket === undefined) map.set(hostname, new Map([[key.id, entry]]));
      else if (!bucket.has(key.id)) bucket.set(key.id, entry);
    }
  }

  function remove(id: string): void {
    const key = listed.get(id);
    if (key === undefined) return;
    listed.delete(id);
    anyHost.delete(id);
    for (const { kind, hostname } of allowListOf(key.allowedHostnames).patterns) {
      const map = mapOf(kind);
      const bucket = map.get(hostname);
      bucket?.delete(id);
      if (bucket?.size === 0) map.delete(hostname);
    }
  }

  function bucketsFor(hostname: string): Bucket[] {
    const buckets: Bucket[] = [];
    const own = exact.get(hostname);
    if (own !== undefined) buckets.push(own);
    for (let dot = hostname.indexOf('.'); dot !== -1; dot = hostname.indexOf('.', dot + 1)) {
      const above = wildcard.get(hostname.slice(dot + 1));
      if (above !== undefined) buckets.push(above);
    }
    return buckets;
  }

  function* matches(buckets: readonly Bucket[]): Generator<IndexedMatch> {
    for (const id of anyHost) yield { id };
    for (const bucket of buckets) for (const [id, entry] of bucket) yield { id, entry };
  }

  for (const key of keys) replace(key);
  return {
    keysAllowing: hostname => {
      const buckets = bucketsFor(hostname);
      return { [Symbol.iterator]: () => matches(buckets) };
    },
    replace,
    remove,
  };
}
