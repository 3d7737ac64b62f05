import type { ApiKey } from '../keys/model.ts';
import { isScope, scopeType } from '../keys/scopes.ts';
import { type Problem, problem } from '../sentences/problem.ts';
import { isIpAddress, isLocal } from './normalize.ts';
import { type Pattern, parsePattern } from './pattern.ts';
import type { PublicSuffixes } from './public-suffixes.ts';
import { unicodeOf } from './punycode.ts';
import { mixesScripts } from './scripts.ts';

/** What is known around an allowlist. Where something is not, nothing is said that would need it. */
export interface LintContext {
  readonly suffixes?: PublicSuffixes | undefined;
  /** The key that has the list: what it may do, and whether it is for production. */
  readonly key?: Pick<ApiKey, 'scopes' | 'service'> | undefined;
}

/**
 * Everything worth saying about an allowlist: entries that are no pattern (errors), and entries that are but may not mean
 * what was wanted (warnings), in the list's order; then what concerns the list as a whole.
 *
 * @param context.suffixes without it, nothing is said about public suffixes and about `www`
 */
export function lintHostnames(entries: readonly string[], context: LintContext = {}): readonly Problem[] {
  const list = patternsOf(entries);
  const seen = new Set<string>();
  const problems = entries.flatMap(entry => {
    const result = parsePattern(entry);
    if (!result.ok) return [result.problem];
    const { pattern } = result;
    const isRepeated = seen.has(idOf(pattern));
    seen.add(idOf(pattern));
    return [
      ...lintSpelling(pattern),
      ...lintReach(pattern, context),
      ...(isRepeated ? [duplicate(entry)] : lintAgainst(pattern, list, context.suffixes)),
    ];
  });
  return [...problems, ...lintScopes(entries, context.key)];
}

/** The patterns of a list, by kind and hostname. */
type PatternsById = ReadonlyMap<string, Pattern>;

function patternsOf(entries: readonly string[]): PatternsById {
  const patterns = new Map<string, Pattern>();
  for (const entry of entries) {
    const result = parsePattern(entry);
    if (!result.ok) continue;
    const id = idOf(result.pattern);
    if (!patterns.has(id)) patterns.set(id, result.pattern);
  }
  return patterns;
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
  if (!suffixes?.isPublicSuffix(hostname)) return [];
  return [problem('warning', kind === 'wildcard' ? 'entryPublicWildcard' : 'entryPublicSuffix', { entry })];
}

/** A repeated entry is told at its later place; a covered one wherever it stands. */
function duplicate(entry: string): Problem {
  return problem('warning', 'entryDuplicate', { entry }, undefined, { remove: entry });
}

function lintAgainst(pattern: Pattern, list: PatternsById, suffixes: PublicSuffixes | undefined): Problem[] {
  const { entry } = pattern;
  const cover = coverOf(pattern, list);
  if (cover !== undefined) {
    return [problem('info', 'entryCovered', { entry, by: cover.entry }, undefined, { remove: entry })];
  }
  return suffixes === undefined ? [] : lintTwin(pattern, list, suffixes);
}

/** A wildcard that lets in everything the pattern does, by the assumed reading: any depth, and not its own base. */
function coverOf({ hostname }: Pattern, list: PatternsById): Pattern | undefined {
  for (let dot = hostname.indexOf('.'); dot !== -1; dot = hostname.indexOf('.', dot + 1)) {
    const cover = list.get(`*.${hostname.slice(dot + 1)}`);
    if (cover !== undefined) return cover;
  }
  return undefined;
}

/** A site is often met both with `www.` and without; people list one and wonder about the other. */
function lintTwin(
  { kind, entry, hostname }: Pattern,
  list: PatternsById,
  suffixes: PublicSuffixes,
): Problem[] {
  if (kind === 'wildcard' || isIpAddress(hostname) || suffixes.isPublicSuffix(hostname)) return [];
  const isWww = hostname.startsWith('www.');
  const twin = isWww ? hostname.slice(4) : `www.${hostname}`;
  const apex = isWww ? twin : hostname;
  const isSite = apex.includes('.') && suffixes.isPublicSuffix(apex.slice(apex.indexOf('.') + 1));
  const isListed = list.has(twin) || coverOf({ kind, entry, hostname: twin }, list) !== undefined;
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
