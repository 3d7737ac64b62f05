import {
  type ApiKey,
  type LintedList,
  lintInSteps,
  lintKeys,
  type Problem,
  type PublicSuffixes,
} from '@hoko-keys/shared';
import { type Listing, narrowestKeys, type PlacedKey } from './listing.ts';

/** What is wrong with one key. */
export interface ProblemsOfKey {
  /** All of it, the worst first. */
  readonly all: readonly Problem[];
  /** What there is to say about each entry of its list, the worst first. */
  readonly ofEntries: readonly (readonly Problem[])[];
  /** About the record, its list as a whole, and the key beside the others; the worst first. */
  readonly others: readonly Problem[];
}

/** What is wrong with the keys of a listing. A key is looked at when first asked about, since there may be thousands. */
export interface KeyProblems {
  /** In small steps, so that the caller can pause: a list may have a hundred thousand entries. */
  of(placed: PlacedKey): Generator<undefined, ProblemsOfKey>;
}

/** @param suffixes without it, nothing is said about public suffixes */
export function keyProblems(listing: Listing, suffixes?: PublicSuffixes): KeyProblems {
  const looked = new Map<PlacedKey, ProblemsOfKey>();
  let shared: ReadonlyMap<string, readonly Problem[]> | undefined;
  function* look({ key, warnings }: PlacedKey): Generator<undefined, ProblemsOfKey> {
    // A revoked key lets nobody in, whatever its list says.
    if (key.status === 'revoked') return { all: warnings, ofEntries: [], others: warnings };
    shared ??= Map.groupBy(lintKeys(narrowestKeys(listing)), ({ args }) => args.id);
    const { ofEntries, ofList } = yield* lintOf(key, suffixes);
    const others = worstFirst([...warnings, ...(shared.get(key.id) ?? []), ...ofList]);
    return { all: worstFirst([...others, ...ofEntries.flat()]), ofEntries, others };
  }
  return {
    *of(placed) {
      const known = looked.get(placed) ?? (yield* look(placed));
      looked.set(placed, known);
      return known;
    },
  };
}

/** What is wrong with a key's own list. It stands as long as the key is the same object, in whatever listing. */
function* lintOf(key: ApiKey, suffixes: PublicSuffixes | undefined): Generator<undefined, LintedList> {
  const by = suffixes ?? WITHOUT;
  const byKey = linted.get(by) ?? new WeakMap<ApiKey, LintedList>();
  linted.set(by, byKey);
  const known = byKey.get(key);
  if (known !== undefined) return known;
  const { ofEntries, ofList } = yield* lintInSteps(key.allowedHostnames, { suffixes, key });
  const found = { ofEntries: ofEntries.map(worstFirst), ofList };
  byKey.set(key, found);
  return found;
}

const WITHOUT = {};
const linted = new WeakMap<object, WeakMap<ApiKey, LintedList>>();

const RANK = { error: 0, warning: 1, info: 2 } as const;

function worstFirst(problems: readonly Problem[]): readonly Problem[] {
  return problems.length < 2 ? problems : problems.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** What a person should see without asking: errors and warnings. */
export function needsAttention({ severity }: Problem): boolean {
  return severity !== 'info';
}
