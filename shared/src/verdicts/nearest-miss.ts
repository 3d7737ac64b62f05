import { allowListOf, covers } from '../hostnames/allow-list.ts';
import { isIpAddress, isLocal } from '../hostnames/normalize.ts';
import type { Pattern } from '../hostnames/pattern.ts';
import { unicodeOf } from '../hostnames/punycode.ts';
import { skeletonOf } from '../hostnames/scripts.ts';
import { type CallerHeaders, callerUnder } from '../requests/caller.ts';
import type { Message } from '../sentences/messages.ts';
import { checkHostname } from './check-hostname.ts';
import { exactFix } from './exact-fix.ts';
import { answersOf, type HostnameRules } from './rules.ts';

/** The entry that almost matched, in `args.entry`, and why it didn't, in `code`. */
export type NearestMiss = Message<MissCode>;

type MissCode =
  | 'missLoopback'
  | 'missSpelling'
  | 'missApex'
  | 'missWww'
  | 'missDepth'
  | 'missBelow'
  | 'missLookAlike'
  | 'missTypo'
  | 'missSuffix'
  | 'missAbove'
  | 'missSibling';

const MAX_TYPO_EDITS = 2;
/** In labels shorter than this more than one edit, or another letter, makes another name: `app` and `api`. */
const LONG_LABEL = 5;
/** Labels shorter than this are no typing errors of one another, such as `a` and `ab`. */
const SHORTEST_LABEL = 3;

/**
 * The entry of a list that comes closest to letting a request in that it does not let in. Takes a while for long lists, so
 * it is for the moment somebody asks why.
 *
 * @returns undefined where the list lets the request in, where there is no hostname, and where no entry comes close
 */
export function nearestMiss(
  entries: readonly string[],
  headers: CallerHeaders,
  rules: HostnameRules = {},
): NearestMiss | undefined {
  const list = allowListOf(entries);
  const answers = answersOf(rules);
  const caller = callerUnder(headers, answers);
  if (caller.kind !== 'hostname' || checkHostname(list, headers, answers).outcome === 'allowed') {
    return undefined;
  }
  const { hostname } = caller;
  const reading = { apex: answers.wildcardApex === 'yes', anyDepth: answers.wildcardDepth === 'yes' };
  const covering = list.patterns.find(pattern => covers(pattern, hostname, reading));
  if (covering !== undefined) {
    // Where the usual spelling would not do either, it is the header that is spelled apart: by its port, or a dot.
    return exactFix(caller, headers, answers).length === 0
      ? undefined
      : { code: 'missSpelling', args: { hostname, entry: covering.entry } };
  }
  for (const [code, distance] of KINDS) {
    const entry = nearestBy(distance, list.patterns, hostname)?.entry;
    if (entry !== undefined) return { code, args: { hostname, entry } };
  }
  return undefined;
}

/** How far a pattern is from a hostname in one way; undefined where it is not near in it. */
type Distance = (pattern: Pattern, hostname: string) => number | undefined;

/** The first of the nearest patterns. */
function nearestBy(distance: Distance, patterns: readonly Pattern[], hostname: string): Pattern | undefined {
  let nearest: Pattern | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const pattern of patterns) {
    const found = distance(pattern, hostname) ?? Number.POSITIVE_INFINITY;
    if (found >= least) continue;
    nearest = pattern;
    least = found;
  }
  return nearest;
}

/** The nearest kind first. Each is asked only about patterns that do not cover the hostname in any spelling. */
const KINDS: readonly (readonly [MissCode, Distance])[] = [
  ['missApex', equally(({ kind, hostname: base }, hostname) => kind === 'wildcard' && base === hostname)],
  ['missWww', equally(isWwwTwin)],
  ['missLoopback', equally(({ hostname: base }, hostname) => isLocal(base) && isLocal(hostname))],
  [
    'missDepth',
    ({ kind, hostname: base }, name) => (kind === 'wildcard' ? levelsFrom(base, name) : undefined),
  ],
  ['missBelow', ({ hostname: base }, hostname) => levelsFrom(base, hostname)],
  ['missLookAlike', equally(looksAlike)],
  ['missTypo', editsOfTypo],
  ['missSuffix', equally(endsDifferently)],
  ['missAbove', ({ hostname: base }, name) => (name.includes('.') ? levelsFrom(name, base) : undefined)],
  ['missSibling', equally(isSibling)],
];

/** For a kind in which all are as near. */
function equally(isNear: (pattern: Pattern, hostname: string) => boolean): Distance {
  return (pattern, hostname) => (isNear(pattern, hostname) ? 0 : undefined);
}

/** How many levels a hostname is below a base; undefined where it is not. */
function levelsFrom(base: string, hostname: string): number | undefined {
  if (!hostname.endsWith(`.${base}`) || isIpAddress(hostname)) return undefined;
  return hostname.slice(0, -base.length).split('.').length;
}

function isWwwTwin({ kind, hostname: base }: Pattern, hostname: string): boolean {
  return kind === 'exact' && (`www.${base}` === hostname || base === `www.${hostname}`);
}

/** The part of a hostname that a pattern's would have to be: for a wildcard, as many labels from the end as it has. */
function comparable({ kind, hostname: base }: Pattern, hostname: string): string {
  return kind === 'exact' ? hostname : hostname.split('.').slice(-base.split('.').length).join('.');
}

function looksAlike(pattern: Pattern, hostname: string): boolean {
  const [theirs, ours] = [unicodeOf(comparable(pattern, hostname)), unicodeOf(pattern.hostname)];
  if (theirs === undefined || ours === undefined || theirs === ours) return false;
  return skeletonOf(theirs) === skeletonOf(ours);
}

/** One label, and not the last, is written a little otherwise; or a dot is too many or missing. */
function editsOfTypo(pattern: Pattern, hostname: string): number | undefined {
  if (isIpAddress(hostname)) return undefined;
  const ours = pattern.hostname.split('.');
  const theirs = comparable(pattern, hostname).split('.');
  if (ours.at(-1) !== theirs.at(-1)) return undefined;
  if (ours.length !== theirs.length) {
    return Math.abs(ours.length - theirs.length) === 1 && ours.join('') === theirs.join('') ? 1 : undefined;
  }
  const [differing, ...others] = ours.flatMap((label, i) =>
    label === theirs[i] ? [] : [[label, theirs[i] ?? ''] as const],
  );
  return differing === undefined || others.length > 0 ? undefined : editsIfMistyped(...differing);
}

/** How much one label differs from another, where it may be a typing error of it. */
function editsIfMistyped(a: string, b: string): number | undefined {
  const edits = editsBetween(a, b);
  const shorter = Math.min(a.length, b.length);
  const isOtherLetter = a.length === b.length && [...a].sort().join('') !== [...b].sort().join('');
  const isMistyped =
    shorter >= LONG_LABEL
      ? edits <= MAX_TYPO_EDITS
      : edits === 1 && shorter >= SHORTEST_LABEL && !isOtherLetter;
  return isMistyped ? edits : undefined;
}

/** The same name under another suffix: `example.com` and `example.org`, or `example.co.uk`. */
function endsDifferently(pattern: Pattern, hostname: string): boolean {
  if (isIpAddress(hostname) || isIpAddress(pattern.hostname)) return false;
  const stem = stemOf(pattern.hostname);
  return stem !== undefined && stem === stemOf(comparable(pattern, hostname));
}

/** Labels that stand between a name and a country: `example.co.uk`. The suffix data is not at hand here. */
const SECOND_LEVEL = 'ac|co|com|edu|go|gov|ne|net|or|org';

/** A hostname without its suffix: its last label, and one before that stands between a name and a country. */
function stemOf(hostname: string): string | undefined {
  return new RegExp(`^(.+?)(?:\\.(?:${SECOND_LEVEL}))?\\.[^.]+$`).exec(hostname)?.[1];
}

/** Neighbours under a domain somebody has, so not under `co.uk`. */
function isSibling({ hostname: base }: Pattern, hostname: string): boolean {
  const parent = parentOf(hostname);
  const isSuffix = new RegExp(`^(?:${SECOND_LEVEL})\\.[a-z]{2}$`).test(parent ?? '');
  return parent !== undefined && parent === parentOf(base) && !isSuffix;
}

function parentOf(hostname: string): string | undefined {
  const parent = hostname.slice(hostname.indexOf('.') + 1);
  return parent.includes('.') && !isIpAddress(hostname) ? parent : undefined;
}

/** Insertions, deletions, replacements and swaps of neighbours between two texts (optimal string alignment). */
function editsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MAX_TYPO_EDITS) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + same,
        swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], i: number): number {
  return row[i] ?? Number.POSITIVE_INFINITY;
}
