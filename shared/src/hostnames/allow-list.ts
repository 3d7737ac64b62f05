import { type Pattern, parsePattern } from './pattern.ts';

/** How a hostname was written, where writing it otherwise might matter to Hoko. */
export interface Spelling {
  readonly upperCase: boolean;
  readonly trailingDot: boolean;
  readonly unicode: boolean;
}

/** An allowlist as parsed. */
export interface AllowList {
  readonly entries: readonly string[];
  readonly patterns: readonly (Pattern & { readonly spelling: Spelling })[];
  /** Entries that are no pattern; the list is never treated as empty because of them. */
  readonly unreadable: readonly string[];
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
  const patterns: (Pattern & { spelling: Spelling })[] = [];
  const unreadable: string[] = [];
  for (const entry of entries) {
    const result = parsePattern(entry);
    if (result.ok) patterns.push({ ...result.pattern, spelling: spellingOf(entry) });
    else unreadable.push(entry);
  }
  return { entries: [...entries], patterns, unreadable };
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
  pattern: Pattern,
  hostname: string,
  wildcard: { apex: boolean; anyDepth: boolean },
): boolean {
  if (pattern.kind === 'exact') return pattern.hostname === hostname;
  if (pattern.hostname === hostname) return wildcard.apex;
  if (!hostname.endsWith(`.${pattern.hostname}`)) return false;
  return wildcard.anyDepth || !hostname.slice(0, -pattern.hostname.length - 1).includes('.');
}
