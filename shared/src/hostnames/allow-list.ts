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
 * Patterns in hashed cells, each cell in the list's order. A hostname ends in the hostname of any pattern that covers it, so the
 * two agree in the characters that stand as far from the end as the shortest pattern is long, and the hash goes by two of these.
 * Entries without a wildcard lie apart, since comparing whole hostnames takes less than comparing ends. Chains, since an array
 * in each cell takes a tenth longer.
 */
interface Table {
  /** The length of the shortest pattern's hostname. */
  readonly tail: number;
  readonly exact: readonly (Chain | undefined)[];
  readonly wildcards: readonly (Chain | undefined)[];
}

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
    if (pattern !== undefined) patterns.push(spelled(pattern));
    else unreadable.push(entry);
  }
  return { entries: [...entries], patterns, unreadable, table: tableOf(patterns) };
}

function spelled({ kind, hostname, entry }: Pattern): SpelledPattern {
  return { kind, hostname, entry, spelling: entry.endsWith(hostname) ? USUAL_SPELLING : spellingOf(entry) };
}

/** How a normalised hostname is spelled. */
export const USUAL_SPELLING: Spelling = spellingOf('a');

function sameEntries(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry, i) => entry === b[i]);
}

/**
 * How a bare host, as written in an entry or a header, is spelled. Capitals are those of any script, and so are dots (UTS 46
 * section 2.3), which are the only punctuation of their kind that a hostname ends in.
 */
export function spellingOf(host: string): Spelling {
  return {
    upperCase: /\p{Lu}/u.test(host),
    trailingDot: /\p{Po}$/u.test(host),
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
 * The first pattern of a list that covers a normalised hostname as `covers` says: of the entries without a wildcard, and else
 * of the wildcards.
 *
 * @param accepts what else is asked of a pattern
 */
export function firstCovering(
  { table: { tail, exact, wildcards } }: AllowList,
  hostname: string,
  wildcard: WildcardReading,
  accepts?: (pattern: SpelledPattern) => boolean,
): SpelledPattern | undefined {
  if (hostname.length < tail) return undefined;
  const hash = hashOfEnd(hostname, tail);
  for (let at = exact[hashWithLength(hash, hostname) & MASK]; at !== undefined; at = at.next) {
    const { pattern } = at;
    if (pattern.hostname === hostname && (accepts === undefined || accepts(pattern))) return pattern;
  }
  for (let at = wildcards[hash & MASK]; at !== undefined; at = at.next) {
    const { pattern } = at;
    if (covers(pattern, hostname, wildcard) && (accepts === undefined || accepts(pattern))) return pattern;
  }
  return undefined;
}

/** Every pattern of a list that covers a normalised hostname under some reading of wildcards. */
export function coveringSomehow(list: AllowList, hostname: string): SpelledPattern[] {
  const found: SpelledPattern[] = [];
  firstCovering(list, hostname, { apex: true, anyDepth: true }, pattern => found.push(pattern) < 0);
  return found;
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
  const exact: (Chain | undefined)[] = [...NO_CELLS];
  const wildcards: (Chain | undefined)[] = [...NO_CELLS];
  for (const pattern of patterns.toReversed()) {
    const { kind, hostname } = pattern;
    const hash = hashOfEnd(hostname, tail);
    const cells = kind === 'exact' ? exact : wildcards;
    const at = (kind === 'exact' ? hashWithLength(hash, hostname) : hash) & MASK;
    cells[at] = { pattern, next: cells[at] };
  }
  return { tail, exact, wildcards };
}

function hashOfEnd(hostname: string, tail: number): number {
  const at = hostname.length - tail;
  return hostname.charCodeAt(at) * 5 + hostname.charCodeAt(at + 1);
}

/** The lengths of hostnames lie close together, so they are spread. */
function hashWithLength(hash: number, { length }: string): number {
  return hash + length * 29;
}
