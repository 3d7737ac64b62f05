import type { ApiKey } from '../keys/model.ts';
import { isScope, scopeType } from '../keys/scopes.ts';
import { type Problem, problem } from '../sentences/problem.ts';
import { atOnce } from '../steps/at-once.ts';
import { type Spelling, spellingOf } from './allow-list.ts';
import { isIpAddress, isLocal } from './normalize.ts';
import { type ParsedPattern, type Pattern, parsePattern } from './pattern.ts';
import type { PublicSuffixes } from './public-suffixes.ts';
import { unicodeOf } from './punycode.ts';
import { mixesScripts } from './scripts.ts';

/** What is known around an allowlist. Where something is not, nothing is said that would need it. */
export interface LintContext {
  readonly suffixes?: PublicSuffixes | undefined;
  /** The key that has the list: what it may do, and whether it is for production. */
  readonly key?: Pick<ApiKey, 'scopes' | 'service'> | undefined;
}

/** What there is to say about an allowlist. */
export interface LintedList {
  /** Of each entry, in the list's order: errors where it is no pattern, and warnings where it may not mean what was wanted. */
  readonly ofEntries: readonly (readonly Problem[])[];
  /** Of the list as a whole. */
  readonly ofList: readonly Problem[];
}

/**
 * Everything worth saying about an allowlist: entries that are no pattern (errors), and entries that are but may not mean
 * what was wanted (warnings), in the list's order; then what concerns the list as a whole.
 *
 * @param context.suffixes without it, nothing is said about public suffixes and about `www`
 */
export function lintHostnames(entries: readonly string[], context: LintContext = {}): readonly Problem[] {
  const { ofEntries, ofList } = atOnce(lintInSteps(entries, context));
  return [...ofEntries.flat(), ...ofList];
}

/** How many entries are looked at in one go: a few ms, at some µs each. */
const STEP = 500;

/** As `lintHostnames`, with pauses: a list may have a hundred thousand entries. */
export function* lintInSteps(
  entries: readonly string[],
  context: LintContext = {},
): Generator<undefined, LintedList> {
  const list = yield* writtenInSteps(entries);
  const ofEntries: (readonly Problem[])[] = [];
  for (const [place, result] of list.parsed.entries()) {
    ofEntries.push(lintEntry(result, place, list, context));
    if (ofEntries.length % STEP === 0) yield;
  }
  return { ofEntries, ofList: lintScopes(entries, context.key) };
}

/** What there is to say about an entry that may come to a list, such as one that is being typed. */
export function lintBeside(entry: string, list: WrittenList, context: LintContext = {}): readonly Problem[] {
  return lintEntry(parsePattern(entry), list.parsed.length, list, context);
}

function lintEntry(result: ParsedPattern, place: number, list: WrittenList, context: LintContext): Problem[] {
  if (!result.ok) return [withoutShared(result.problem, context.suffixes)];
  const { pattern } = result;
  return [
    ...lintSpelling(pattern),
    ...lintReach(pattern, context),
    ...lintAgainst({ pattern, place }, list, context.suffixes),
  ];
}

/** A suggestion is applied at a click, so it is none where it would let in strangers. */
function withoutShared(told: Problem, suffixes: PublicSuffixes | undefined): Problem {
  const base = told.suggestion?.startsWith('*.') ? told.suggestion.slice(2) : undefined;
  if (base === undefined || !suffixes?.isShared(base)) return told;
  const { suggestion: _, ...rest } = told;
  return rest as Problem;
}

/** A pattern, and where in the list it first stands. */
interface Placed {
  readonly pattern: Pattern;
  readonly place: number;
}

/** An allowlist as it is written. */
export interface WrittenList {
  /** In the list's order. */
  readonly parsed: readonly ParsedPattern[];
  /** Its patterns by how they are written. */
  readonly bySpelling: ReadonlyMap<string, Placed>;
  /** Its patterns in their usual spelling. */
  readonly ids: ReadonlySet<string>;
}

/** Reads a list, with pauses. */
export function* writtenInSteps(entries: readonly string[]): Generator<undefined, WrittenList> {
  const parsed: ParsedPattern[] = [];
  const bySpelling = new Map<string, Placed>();
  const ids = new Set<string>();
  for (const [place, entry] of entries.entries()) {
    const result = parsePattern(entry);
    parsed.push(result);
    if (parsed.length % STEP === 0) yield;
    if (!result.ok) continue;
    const { pattern } = result;
    ids.add(idOf(pattern));
    const spelling = spelledAs(idOf(pattern), spellingOf(entry));
    if (!bySpelling.has(spelling)) bySpelling.set(spelling, { pattern, place });
  }
  return { parsed, bySpelling, ids };
}

function spelledAs(id: string, { upperCase, trailingDot, unicode }: Spelling): string {
  return [id, upperCase, trailingDot, unicode].join(' ');
}

/**
 * The entry of this meaning that lets in every caller that an entry of this spelling does, whatever Hoko folds: written alike, or
 * nearer to what browsers send, which is lower case and ASCII. They do send a dot at the end, so that has to be the same.
 */
function firstWritten(id: string, spelling: Spelling, { bySpelling }: WrittenList): Placed | undefined {
  const upper = spelling.upperCase ? [false, true] : [false];
  const unicodes = spelling.unicode ? [false, true] : [false];
  return upper
    .flatMap(upperCase => unicodes.map(unicode => spelledAs(id, { ...spelling, upperCase, unicode })))
    .map(spelled => bySpelling.get(spelled))
    .find(placed => placed !== undefined);
}

/** The entry in its usual spelling, which is the same for those that mean the same. */
function idOf({ kind, hostname }: Pattern): string {
  return kind === 'wildcard' ? `*.${hostname}` : hostname;
}

function lintSpelling(pattern: Pattern): Problem[] {
  const { entry } = pattern;
  const usual = idOf(pattern);
  const unicode = unicodeOf(pattern.hostname) ?? pattern.hostname;
  const mixed = mixesScripts(unicode) ? [problem('warning', 'entryMixedScripts', { entry, unicode })] : [];
  if (/[^\p{ASCII}]/u.test(entry))
    return [problem('warning', 'entryUnicode', { entry, ascii: usual }, usual), ...mixed];
  if (entry.endsWith('.')) return [problem('warning', 'entryTrailingDot', { entry }, usual)];
  if (/[A-Z]/.test(entry)) return [problem('warning', 'entryUpperCase', { entry }, usual), ...mixed];
  return mixed;
}

function lintReach(pattern: Pattern, { suffixes, key }: LintContext): Problem[] {
  const { kind, entry, hostname } = pattern;
  if (isLocal(hostname)) {
    return key?.service === 'emulator' ? [] : [problem('info', 'entryIsLocal', { entry })];
  }
  if (isIpAddress(hostname)) return [problem('warning', 'entryIsIp', { entry })];
  if (kind === 'exact' && hostname === 'null') return [problem('warning', 'entryIsNull', { entry })];
  if (kind === 'wildcard') {
    return suffixes?.isShared(hostname) ? [problem('warning', 'entryPublicWildcard', { entry })] : [];
  }
  return suffixes?.isPublicSuffix(hostname) ? [problem('warning', 'entryPublicSuffix', { entry })] : [];
}

/**
 * Entries that others make needless, whatever the answers to open questions: a repeated one, and one that a wildcard covers one
 * level above it, which is as far as Hoko documents.
 */
function lintAgainst(
  { pattern, place }: Placed,
  list: WrittenList,
  suffixes: PublicSuffixes | undefined,
): Problem[] {
  const { kind, entry, hostname } = pattern;
  const spelling = spellingOf(entry);
  const first = firstWritten(idOf(pattern), spelling, list);
  if (first !== undefined && first.place !== place) {
    return [problem('warning', 'entryDuplicate', { entry }, undefined, { remove: entry })];
  }
  const above = kind === 'exact' ? wildcardAbove(hostname) : undefined;
  const cover = above === undefined ? undefined : firstWritten(above, spelling, list);
  if (cover !== undefined) {
    const by = cover.pattern.entry;
    return [problem('info', 'entryCovered', { entry, by }, undefined, { remove: entry })];
  }
  return suffixes === undefined ? [] : lintTwin(pattern, list, suffixes);
}

/** The usual spelling of the wildcard that covers a hostname as one level below its base. */
function wildcardAbove(hostname: string): string | undefined {
  const dot = hostname.indexOf('.');
  return dot === -1 ? undefined : `*.${hostname.slice(dot + 1)}`;
}

/** A site is often met both with `www.` and without; people list one and wonder about the other. */
function lintTwin(
  { kind, entry, hostname }: Pattern,
  { ids }: WrittenList,
  suffixes: PublicSuffixes,
): Problem[] {
  const isWww = hostname.startsWith('www.');
  const twin = isWww ? hostname.slice(4) : `www.${hostname}`;
  const apex = isWww ? twin : hostname;
  if (kind === 'wildcard' || isIpAddress(hostname) || suffixes.isPublicSuffix(apex)) return [];
  const isSite = apex.includes('.') && suffixes.isPublicSuffix(apex.slice(apex.indexOf('.') + 1));
  const isListed = ids.has(twin) || ids.has(wildcardAbove(twin) ?? '');
  if (!isSite || isListed || suffixes.platformOf(apex) !== undefined) return [];
  return [
    problem('info', isWww ? 'entryOnlyWww' : 'entryOnlyApex', { entry, other: twin }, undefined, {
      add: twin,
    }),
  ];
}

/** Any page's visitor can read a key that the page uses; a write scope lets them write. */
function lintScopes(entries: readonly string[], key: LintContext['key']): Problem[] {
  const writes = key?.scopes.filter(scope => isScope(scope) && scopeType(scope) === 'write') ?? [];
  if (writes.length === 0) return [];
  const scopes = writes.join(', ');
  return [problem('warning', entries.length === 0 ? 'listEmptyWrites' : 'listWritesFromBrowser', { scopes })];
}
