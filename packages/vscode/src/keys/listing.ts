import { type ApiKey, type Problem, parseKeys } from '@hoko-keys/shared';
import { type Place, placeId } from '../settings/place.ts';
import { compareNames } from '../words/compare-names.ts';
import { distinctProblems } from './distinct-problems.ts';

/** A key, and where its record is kept. */
export interface PlacedKey {
  readonly key: ApiKey;
  readonly place: Place;
  /** Warnings about the record: unknown scopes and fields. */
  readonly warnings: readonly Problem[];
}

/** A record, or a whole `hoko.keys`, that cannot be read. */
export interface PlacedProblem {
  readonly problem: Problem;
  readonly place: Place;
}

/** Everything in `hoko.keys`, over all places. A wrong record hides nothing else. */
export interface Listing {
  /** In order. */
  readonly keys: readonly PlacedKey[];
  readonly problems: readonly PlacedProblem[];
}

/** Reads the setting of several places. @param values as `valuesByPlace` gives them */
export function listKeys(values: readonly { place: Place; value: unknown }[]): Listing {
  const keys: PlacedKey[] = [];
  const problems: PlacedProblem[] = [];
  for (const { place, value } of values) {
    const parsed = parseKeys(value);
    const warnings = Map.groupBy(parsed.problems, problemId);
    for (const key of parsed.keys)
      keys.push({ key, place, warnings: distinctProblems(warnings.get(key.id) ?? []) });
    const read = new Set(parsed.keys.map(({ id }) => id));
    for (const problem of parsed.problems) {
      if (!read.has(problemId(problem) ?? '')) problems.push({ place, problem });
    }
  }
  return { keys: inOrder(keys), problems };
}

/** The record a problem is about; none where it is about the whole setting. */
export function problemId({ args }: Problem): string | undefined {
  return 'id' in args ? args.id : undefined;
}

/** Active before revoked, then by name; of one name, by what never changes. */
export function inOrder(keys: readonly PlacedKey[]): PlacedKey[] {
  return keys.toSorted((a, b) => {
    if (a.key.status !== b.key.status) return a.key.status === 'active' ? -1 : 1;
    return compareNames(a.key.name, b.key.name) || compareText(recordId(a), recordId(b));
  });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One key for each id: where several places have a record, the narrowest counts, as in VS Code itself. */
export function narrowestKeys(listing: Listing): ApiKey[] {
  const order = [...listing.keys].sort((a, b) => RANK[a.place.kind] - RANK[b.place.kind]);
  const byId = new Map(order.map(({ key }) => [key.id, key]));
  return listing.keys.map(({ key }) => key).filter(key => byId.get(key.id) === key);
}

const RANK = { user: 0, workspaceFile: 1, folder: 2 } as const;

/** A stable id of a record: the same id may stand in several files. */
export function recordId({ key, place }: Pick<PlacedKey, 'key' | 'place'>): string {
  return JSON.stringify([placeId(place), key.id]);
}
