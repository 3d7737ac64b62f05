/** Keys and hostnames as teams have them, the same on every run. */
export interface Workload {
  readonly keys: readonly BenchKey[];
  /** Normalised; every other one passes at least one key. */
  readonly hostnames: readonly string[];
}

export interface BenchKey {
  readonly id: string;
  readonly allowedHostnames: readonly string[];
}

const WILDCARDS = 0.3;
const UNICODE = 0.1;
const HOSTNAMES = 1024;

const SUFFIXES = ['com', 'com', 'com', 'dev', 'io', 'example', 'co.uk', 'vercel.app'];
const SUBDOMAINS = ['www', 'app', 'api', 'staging', 'preview', 'docs', 'admin', 'shop', 'm', 'eu-west'];
const SYLLABLES = [
  'ba',
  'co',
  'de',
  'fri',
  'go',
  'ha',
  'in',
  'ka',
  'lo',
  'mer',
  'no',
  'pi',
  'ro',
  'sta',
  'tu',
];
const UNICODE_SYLLABLES = ['bü', 'ñan', 'дом', '例え', 'çe', 'øre'];

/**
 * A workload: domains are shared between keys, few by many and many by few (Zipf, exponent 1); of the entries 30 % are
 * wildcards and 10 % are Unicode; half the hostnames hit. Equal entries are one string in memory.
 */
export function workload(keyCount: number, entriesPerKey: number, seed = 1): Workload {
  const random = seeded(seed);
  const domains = Math.max(20, Math.ceil((keyCount * entriesPerKey) / 10));
  const entry = entryMaker(random, domains);
  const keys = Array.from({ length: keyCount }, (_, i) => ({
    id: `key_${i}`,
    allowedHostnames: distinct(entriesPerKey, entry),
  }));
  const hostnames = Array.from({ length: HOSTNAMES }, (_, i) => {
    const pick = () => {
      const { allowedHostnames } = keys[below(random, keyCount)] as BenchKey;
      return allowedHostnames[below(random, entriesPerKey)] as string;
    };
    return whole(i % 2 === 0 ? hitting(pick()) : missing(pick()));
  });
  return { keys, hostnames };
}

function distinct(count: number, make: () => string): string[] {
  const entries = new Set<string>();
  while (entries.size < count) entries.add(make());
  return [...entries];
}

/** An entry names a domain by its rank, or a subdomain of it. */
function entryMaker(random: () => number, domains: number): () => string {
  const names = new Map<number, string>();
  const known = new Map<string, string>();
  return () => {
    const domain = remembered(names, Math.floor(domains ** random()), domainOf);
    const sub = random() < 0.2 ? '' : `${SUBDOMAINS[below(random, SUBDOMAINS.length)]}.`;
    const entry = random() < WILDCARDS ? `*.${random() < 0.7 ? '' : sub}${domain}` : `${sub}${domain}`;
    return remembered(known, entry, whole);
  };
}

function remembered<K, V>(known: Map<K, V>, key: K, make: (key: K) => V): V {
  const value = known.get(key) ?? make(key);
  known.set(key, value);
  return value;
}

function domainOf(rank: number): string {
  const random = seeded(rank);
  const syllables = random() < UNICODE ? UNICODE_SYLLABLES : SYLLABLES;
  const length = 2 + below(random, 3);
  const word = Array.from({ length }, () => syllables[below(random, syllables.length)]).join('');
  return `${word}${rank}.${SUFFIXES[below(random, SUFFIXES.length)]}`;
}

function hitting(entry: string): string {
  return ascii(entry.replace('*.', 'team.'));
}

/** The same under a domain that nobody lists: a listed one's name ends in a digit. */
function missing(entry: string): string {
  return hitting(entry.replace(/(\d)\./, '$1x.'));
}

function ascii(hostname: string): string {
  return whole(new URL(`http://${hostname}`).hostname);
}

/** A string of its own, as reading JSON gives it; V8 compares one cut out of another several times slower. */
function whole(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

function below(random: () => number, limit: number): number {
  return Math.floor(random() * limit);
}

/** Mulberry32: small, and good enough to spread a workload. */
function seeded(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
