import { endsOf, type Listed, type ListedEntry, type ListedKey, type ListedSource } from './listed.ts';

/**
 * What is kept beside the sources so that a popup needs no more than a few of their entries: every key as a list shows it
 * under one name, and all entries under a fixed number of others, by a hash of the hostname they stand for. Each is JSON, which
 * browsers take out of storage faster as a text. Whoever changes the sources writes all of it anew, at once with them.
 */
export const DIGEST = 'digest';

/** One that was made otherwise is made anew. */
export const DIGEST_VERSION = 2;

/** A page's hostname has some four ends, so it reads a sixteenth of all entries, and a change writes no more than these. */
const BUCKETS = 64;

/** What stands under `DIGEST`. */
export interface KeptDigest {
  readonly version: typeof DIGEST_VERSION;
  readonly sources: readonly ListedSource[];
  /** By name; what is so with most is left out. */
  readonly keys: readonly KeptKey[];
  readonly isPartial: boolean;
}

/** A listed key, its source by its place. */
export type KeptKey = Omit<ListedKey, 'source' | keyof typeof USUAL> &
  Partial<Pick<ListedKey, keyof typeof USUAL>> & { readonly source: number };

/** What is left out. */
export const USUAL = { service: 'hoko', status: 'active' } as const;

/** An entry in its bucket: as written, the hostname it stands for unless that is plain, and `ListedEntry.at`. */
export type KeptEntry = [entry: string, hostname: string, ...at: number[]];

/** What entries are kept under. */
export function bucketNames(): readonly string[] {
  return Array.from({ length: BUCKETS }, (_, i) => nameOf(i));
}

/** What the entries for one hostname are kept under. */
export function bucketOf(hostname: string): string {
  let hash = 0;
  for (let i = 0; i < hostname.length; i++) hash = (Math.imul(hash, 31) + hostname.charCodeAt(i)) >>> 0;
  return nameOf(hash % BUCKETS);
}

function nameOf(bucket: number): string {
  return `entries-${bucket}`;
}

/** The hostname that an entry stands for, if it is written as it is read. */
export function plainHostname(entry: string): string {
  return entry.startsWith('*.') ? entry.slice(2) : entry;
}

/** The names under which there is all that verdicts for these hostnames need. */
export function namesFor(hostnames: readonly string[]): string[] {
  return [DIGEST, ...new Set(hostnames.flatMap(endsOf).map(bucketOf))];
}

/**
 * @returns undefined where there is no digest, one made otherwise, or a damaged one. What is in one was checked when it was
 *   made.
 */
export function readDigest(
  items: Readonly<Record<string, unknown>>,
  hostnames: readonly string[],
): Listed | undefined {
  try {
    return parseDigest(items, hostnames);
  } catch {
    return undefined;
  }
}

function parseDigest(
  items: Readonly<Record<string, unknown>>,
  hostnames: readonly string[],
): Listed | undefined {
  const kept = parse<KeptDigest>(items[DIGEST]);
  if (kept?.version !== DIGEST_VERSION) return undefined;
  const { sources } = kept;
  const keys = kept.keys.flatMap(key => {
    const source = sources[key.source];
    return source === undefined ? [] : [{ ...USUAL, ...key, source }];
  });
  const ends = new Set(hostnames.flatMap(endsOf));
  const entries = new Map<string, ListedEntry[]>();
  for (const name of new Set([...ends].map(bucketOf))) {
    const bucket = parse<readonly KeptEntry[]>(items[name]);
    // Empty ones are kept too. Without one, a key would be called blocked for a hostname that its list has.
    if (bucket === undefined) return undefined;
    for (const [entry, written, ...at] of bucket) {
      const hostname = written || plainHostname(entry);
      if (!ends.has(hostname)) continue;
      const others = entries.get(hostname);
      if (others === undefined) entries.set(hostname, [{ entry, at }]);
      else others.push({ entry, at });
    }
  }
  return { sources, keys, isPartial: kept.isPartial, hostnames: new Set(hostnames), entries };
}

function parse<T extends object>(text: unknown): T | undefined {
  return typeof text === 'string' ? (JSON.parse(text) as T) : undefined;
}
