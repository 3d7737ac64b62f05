import { type Problem, problem } from '../sentences/problem.ts';
import { allowListOf, covers } from './allow-list.ts';
import { isIpAddress } from './normalize.ts';
import { type Pattern, parsePattern } from './pattern.ts';
import type { PublicSuffixes } from './public-suffixes.ts';

/**
 * Everything worth saying about an allowlist: entries that are no pattern (errors), and entries that are but may not mean
 * what was wanted (warnings).
 *
 * @param context.suffixes without it, nothing is said about public suffixes
 */
export function lintHostnames(
  entries: readonly string[],
  context: { suffixes?: PublicSuffixes | undefined } = {},
): readonly Problem[] {
  return entries.flatMap((entry, i) => {
    const result = parsePattern(entry);
    if (!result.ok) return [result.problem];
    return [
      ...lintSpelling(result.pattern),
      ...lintReach(result.pattern, context.suffixes),
      ...lintAgainst(result.pattern, entries.slice(0, i), entries.slice(i + 1)),
    ];
  });
}

function lintSpelling(pattern: Pattern): Problem[] {
  const { entry } = pattern;
  const ascii = (pattern.kind === 'wildcard' ? '*.' : '') + pattern.hostname;
  if (/[^\p{ASCII}]/u.test(entry)) return [problem('warning', 'entryUnicode', { entry, ascii }, ascii)];
  if (entry.endsWith('.')) return [problem('warning', 'entryTrailingDot', { entry }, ascii)];
  if (/[A-Z]/.test(entry)) return [problem('warning', 'entryUpperCase', { entry }, ascii)];
  return [];
}

function lintReach({ entry, hostname }: Pattern, suffixes: PublicSuffixes | undefined): Problem[] {
  if (isIpAddress(hostname)) return [problem('warning', 'entryIsIp', { entry })];
  if (hostname === 'localhost' || hostname.endsWith('.localhost'))
    return [problem('info', 'entryIsLocal', { entry })];
  if (suffixes?.isPublicSuffix(hostname)) return [problem('warning', 'entryPublicSuffix', { entry })];
  return [];
}

/** A duplicate is told once, at its second place; a covered entry wherever it stands. */
function lintAgainst(pattern: Pattern, before: readonly string[], after: readonly string[]): Problem[] {
  const { entry } = pattern;
  const same = (other: Pattern) => other.kind === pattern.kind && other.hostname === pattern.hostname;
  if (allowListOf(before).patterns.some(same)) return [problem('warning', 'entryDuplicate', { entry })];
  const cover = allowListOf([...before, ...after]).patterns.find(
    other => !same(other) && coversAll(other, pattern),
  );
  return cover === undefined ? [] : [problem('info', 'entryCovered', { entry, by: cover.entry })];
}

/** Whether everything `inner` lets in, `outer` lets in too, by the assumed reading of wildcards. */
function coversAll(outer: Pattern, inner: Pattern): boolean {
  return (
    outer.kind === 'wildcard' &&
    covers(outer, inner.hostname, { apex: inner.kind === 'wildcard', anyDepth: true })
  );
}
