import type { Pattern } from './pattern.ts';
import { patternOf } from './plain.ts';

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
  /** The patterns once more, for `patternsNear`. */
  readonly near: Near;
}

/** Patterns in buckets, by the two characters of the hostname that stand `tail` and `tail - 1` before its end. */
interface Near {
  readonly tail: number;
  readonly buckets: readonly (readonly SpelledPattern[] | undefined)[];
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
  return { entries: [...entries], patterns, unreadable, near: nearOf(patterns) };
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
export function covers(
  { kind, hostname: base }: Pattern,
  hostname: string,
  wildcard: { apex: boolean; anyDepth: boolean },
): boolean {
  const more = hostname.length - base.length;
  if (more === 0) return (kind === 'exact' || wildcard.apex) && hostname === base;
  if (more < 0 || kind === 'exact' || hostname.charCodeAt(more - 1) !== DOT) return false;
  return hostname.slice(more) === base && (wildcard.anyDepth || hostname.indexOf('.') === more - 1);
}

/** The character code of a dot. */
const DOT = 46;

/**
 * The patterns that may cover a normalised hostname, in the list's order; no other one does, however wildcards are read.
 * A hostname ends in the hostname of any pattern that covers it, so both agree in two characters as far from the end as the
 * shortest pattern is long.
 */
export function patternsNear({ near }: AllowList, hostname: string): readonly SpelledPattern[] {
  return near.buckets[bucketAt(near.tail, hostname)] ?? NONE;
}

const NONE: readonly SpelledPattern[] = [];

function nearOf(patterns: readonly SpelledPattern[]): Near {
  const tail = patterns.reduce(
    (least, { hostname }) => Math.min(least, hostname.length),
    Number.POSITIVE_INFINITY,
  );
  const buckets: (SpelledPattern[] | undefined)[] = Array.from({ length: 64 });
  for (const pattern of patterns) {
    const at = bucketAt(tail, pattern.hostname);
    buckets[at] = [...(buckets[at] ?? []), pattern];
  }
  return { tail, buckets };
}

/** One of 64; the first where a hostname is too short to have both characters. */
function bucketAt(tail: number, hostname: string): number {
  const at = hostname.length - tail;
  return (hostname.charCodeAt(at) * 5 + hostname.charCodeAt(at + 1)) & 63;
}
