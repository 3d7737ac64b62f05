import { type ApiKey, lintHostnames, lintKeys, type Problem, type PublicSuffixes } from '@hoko-keys/shared';
import { type Listing, narrowestKeys, type PlacedKey } from './listing.ts';

/** What is wrong with the keys of a listing. A key is looked at when first asked about, since there may be thousands. */
export interface KeyProblems {
  /** About the record, its list, and the key beside the others; the worst first. */
  of(placed: PlacedKey): readonly Problem[];
}

/** @param suffixes without it, nothing is said about public suffixes */
export function keyProblems(listing: Listing, suffixes?: PublicSuffixes): KeyProblems {
  const looked = new Map<PlacedKey, readonly Problem[]>();
  let shared: ReadonlyMap<string, readonly Problem[]> | undefined;
  const look = ({ key, warnings }: PlacedKey): readonly Problem[] => {
    // A revoked key lets nobody in, whatever its list says.
    if (key.status === 'revoked') return warnings;
    shared ??= Map.groupBy(lintKeys(narrowestKeys(listing)), ({ args }) => args.id);
    return [...warnings, ...(shared.get(key.id) ?? []), ...lintOf(key, suffixes)].sort(
      (a, b) => RANK[a.severity] - RANK[b.severity],
    );
  };
  return {
    of: placed => {
      const known = looked.get(placed) ?? look(placed);
      looked.set(placed, known);
      return known;
    },
  };
}

/** What is wrong with a key's own list. It stands as long as the key is the same object, in whatever listing. */
function lintOf(key: ApiKey, suffixes: PublicSuffixes | undefined): readonly Problem[] {
  const by = suffixes ?? WITHOUT;
  const byKey = linted.get(by) ?? new WeakMap<ApiKey, readonly Problem[]>();
  const known = byKey.get(key) ?? lintHostnames(key.allowedHostnames, { suffixes, key });
  linted.set(by, byKey.set(key, known));
  return known;
}

const WITHOUT = {};
const linted = new WeakMap<object, WeakMap<ApiKey, readonly Problem[]>>();

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** What a person should see without asking: errors and warnings. */
export function needsAttention({ severity }: Problem): boolean {
  return severity !== 'info';
}

/**
 * What there is to say about each entry of a list, every kind of problem once: a repeated one is told from its second place on,
 * where both are written alike. A list may have thousands of entries, and as many problems of one of them.
 */
export function entryProblems(
  problems: readonly Problem[],
  entries: readonly string[],
): readonly (readonly Problem[])[] {
  const byEntry = new Map<string, Map<string, Problem>>();
  for (const problem of problems) {
    if (!('entry' in problem.args)) continue;
    const { entry } = problem.args;
    const own = byEntry.get(entry) ?? new Map<string, Problem>();
    if (!own.has(problem.code)) byEntry.set(entry, own.set(problem.code, problem));
  }
  const said = new Map([...byEntry].map(([entry, own]) => [entry, [...own.values()]]));
  const last = new Map(entries.map((entry, index) => [entry, index]));
  const seen = new Set<string>();
  return entries.map((entry, index) => {
    const own = said.get(entry) ?? [];
    const isFirstOfMany = !seen.has(entry) && last.get(entry) !== index;
    seen.add(entry);
    return isFirstOfMany ? own.filter(({ code }) => code !== 'entryDuplicate') : own;
  });
}
