import type { Pattern } from './pattern.ts';
import { patternOf } from './pattern-of.ts';

/** How a hostname was written, where writing it otherwise might matter to Hoko. */
export interface Spelling {
  readonly upperCase: boolean;
  readonly trailingDot: boolean;
  readonly unicode: boolean;
}

type SpelledPattern = Pattern & { readonly spelling: Spelling };

/** An allowlist as parsed. */
export interface AllowList {
  readonly entries: readonly string[];
  readonly patterns: readonly SpelledPattern[];
  /** Entries that are no pattern; the list is never treated as empty because of them. */
  readonly unreadable: readonly string[];
  /** The patterns once more, for `firstCovering`. */
  readonly table: Table;
}

/** How wildcards are read: Hoko documents neither whether one covers its own base, nor whether more than one level. */
export interface WildcardReading {
  readonly apex: boolean;
  readonly anyDepth: boolean;
}

/**
 * Patterns in hashed cells. A hostname ends in the hostname of any pattern that covers it, so the two agree in the characters
 * that stand as far from the end as the shortest pattern is long, and the hash goes by two of these. A hostname that is
 * itself an entry has its patterns found beforehand, since comparing ends is most of a lookup's time. Chains, since an array
 * in each cell takes a tenth longer.
 */
interface Table {
  /** The length of the shortest pattern's hostname. */
  readonly tail: number;
  /** Hostnames that are entries. */
  readonly listed: readonly (Listed | undefined)[];
  /** What covers the hostnames that are none. */
  readonly wildcards: readonly (Chain | undefined)[];
}

interface Listed {
  readonly hostname: string;
  /** Every pattern that covers it under some reading of wildcards. */
  readonly patterns: Chain | undefined;
  readonly next: Listed | undefined;
}

/** Patterns in the list's order. */
interface Chain {
  readonly pattern: SpelledPattern;
  readonly next: Chain | undefined;
}

const parsed = new WeakMap<readonly string[], AllowList>();

/**
 * Parses a key's entries, once for each array. An array that was changed in place is parsed again, since a verdict by a list
 * that is no longer there would be wrong.
 */
export function allowListOf(entries: readonly string[]): AllowList {
  const known = parsed.get(entries);
  if (known !== undefined && sameEntries(known.entries, entries)) return known;
  const list = parseList(entries);
  parsed.set(entries, list);
  return list;
}

function parseList(entries: readonly string[]): AllowList {
  const patterns: SpelledPattern[] = [];
  const unreadable: string[] = [];
  for (const entry of entries) {
    const pattern = patternOf(entry);
    if (pattern !== undefined) patterns.push({ ...pattern, spelling: spellingOf(entry) });
    else unreadable.push(entry);
  }
  return { entries: [...entries], patterns, unreadable, table: tableOf(patterns) };
}

function sameEntries(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry, i) => entry === b[i]);
}

/** How a bare host, as written in an entry or a header, is spelled. */
export function spellingOf(host: string): Spelling {
  return {
    upperCase: /[A-Z]/.test(host),
    trailingDot: host.endsWith('.'),
    unicode: /[^\p{ASCII}]/u.test(host),
  };
}

/**
 * Whether a pattern covers a normalised hostname. Whether a wildcard covers its own base, and more than one level, is
 * for the caller to say: Hoko documents neither.
 */
export function covers(pattern: Pattern, hostname: string, wildcard: WildcardReading): boolean {
  return mayCover(pattern, hostname) && isRead(pattern, hostname, wildcard);
}

/** Whether a pattern covers a hostname under some reading of wildcards. */
function mayCover({ kind, hostname: base }: Pattern, hostname: string): boolean {
  const more = hostname.length - base.length;
  if (more <= 0 || kind === 'exact') return hostname === base;
  // Faster than `endsWith`, and than a slice; from there on it fits in one place only.
  return hostname.charCodeAt(more - 1) === DOT && hostname.indexOf(base, more) === more;
}

/** The character code of a dot. */
const DOT = 46;

/** Whether a pattern that may cover a hostname does so under this reading. */
function isRead(
  { kind, hostname: base }: Pattern,
  hostname: string,
  { apex, anyDepth }: WildcardReading,
): boolean {
  if (kind === 'exact') return true;
  const more = hostname.length - base.length;
  return more === 0 ? apex : anyDepth || hostname.indexOf('.') === more - 1;
}

/**
 * The first pattern of a list, in the list's order, that covers a normalised hostname as `covers` says.
 *
 * @param accepts what else is asked of a pattern
 */
export function firstCovering(
  { table: { tail, listed, wildcards } }: AllowList,
  hostname: string,
  wildcard: WildcardReading,
  accepts?: (pattern: SpelledPattern) => boolean,
): SpelledPattern | undefined {
  if (hostname.length < tail) return undefined;
  const hash = hashOfEnd(hostname, tail);
  let own = listed[hashWithLength(hash, hostname) & MASK];
  while (own !== undefined && own.hostname !== hostname) own = own.next;
  for (let at = own === undefined ? wildcards[hash & MASK] : own.patterns; at !== undefined; at = at.next) {
    const { pattern } = at;
    const isCovered =
      (own !== undefined || mayCover(pattern, hostname)) && isRead(pattern, hostname, wildcard);
    if (isCovered && (accepts === undefined || accepts(pattern))) return pattern;
  }
  return undefined;
}

/** One less than the number of cells, a power of two. A constant: a number of cells by the list's length makes lookups slower. */
const MASK = 255;

/** For copies: an array without holes is read faster, and takes long to fill. */
const NO_CELLS: readonly undefined[] = Array.from({ length: MASK + 1 }, () => undefined);

function tableOf(patterns: readonly SpelledPattern[]): Table {
  const tail = patterns.reduce(
    (least, { hostname }) => Math.min(least, hostname.length),
    Number.POSITIVE_INFINITY,
  );
  const cells = Map.groupBy(patterns, ({ hostname }) => hashOfEnd(hostname, tail) & MASK);
  const listed: (Listed | undefined)[] = [...NO_CELLS];
  const wildcards: (Chain | undefined)[] = [...NO_CELLS];
  for (const [cellAt, cell] of cells) {
    wildcards[cellAt] = chainOf(cell.filter(({ kind }) => kind === 'wildcard'));
    for (const { kind, hostname } of cell) {
      if (kind === 'wildcard') continue;
      const at = hashWithLength(hashOfEnd(hostname, tail), hostname) & MASK;
      const covering = chainOf(cell.filter(pattern => mayCover(pattern, hostname)));
      listed[at] = { hostname, patterns: covering, next: listed[at] };
    }
  }
  return { tail, listed, wildcards };
}

function chainOf(patterns: readonly SpelledPattern[]): Chain | undefined {
  return patterns.reduceRight<Chain | undefined>((next, pattern) => ({ pattern, next }), undefined);
}

function hashOfEnd(hostname: string, tail: number): number {
  const at = hostname.length - tail;
  return hostname.charCodeAt(at) * 5 + hostname.charCodeAt(at + 1);
}

/** The lengths of hostnames lie close together, so they are spread. */
function hashWithLength(hash: number, { length }: string): number {
  return hash + length * 29;
}
