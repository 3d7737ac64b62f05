import { type LocatedProblem, readSnapshot, SNAPSHOT_FORMAT, type Snapshot } from '@hoko-keys/shared';
import { knownPart, nameFor, readImport } from './read-import.ts';
import { repeatsValue } from './value-guard.ts';

/** What an administrator calls the source, where they say nothing. */
const DEFAULT_NAME = 'policy';

/** The keys an organisation set. */
export type ReadPolicy =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'keys';
      readonly snapshot: Snapshot;
      readonly problems: readonly LocatedProblem[];
    }
  /** It can't be used as a whole; empty where nothing can be said without repeating what looks like a value. */
  | { readonly kind: 'refused'; readonly problems: readonly LocatedProblem[] }
  /** There is a policy, and no keys in it. */
  | { readonly kind: 'withheld' };

/**
 * Reads what `storage.managed` holds: as `snapshot` the text of a snapshot or a settings file; or `keys` by id as in
 * `hoko.keys`, with `rules` if wanted; and what to call it as `source`. As in an import, a wrong record hides no other, and one
 * that holds a value refuses them all.
 *
 * Chromium hands on no `keys` at all where one field in them has another type than the schema says, and a schema can't
 * leave a type open (components/policy/core/common/schema.cc, `Schema::Normalize`): hence the text, and `withheld`.
 *
 * @param now ISO 8601, UTC
 */
export function readPolicy(managed: Readonly<Record<string, unknown>>, now: string): ReadPolicy {
  const { snapshot, keys, rules, source } = managed;
  if (snapshot !== undefined) return readText(snapshot, source, now);
  if (keys !== undefined) return readRecords({ keys, rules, source: source ?? DEFAULT_NAME, takenAt: now });
  return source === undefined && rules === undefined ? { kind: 'none' } : { kind: 'withheld' };
}

/** @param snapshot in Firefox, which has no schema, it may come as the object itself */
function readText(snapshot: unknown, source: unknown, now: string): ReadPolicy {
  const read = readImport(typeof snapshot === 'string' ? snapshot : JSON.stringify(snapshot));
  if (!read.ok) return { kind: 'refused', problems: read.problems };
  const { keys, rules, takenAt = now, problems } = read;
  const called = typeof source === 'string' ? source : (read.source ?? DEFAULT_NAME);
  return { kind: 'keys', snapshot: { keys, rules, source: nameFor(called), takenAt }, problems };
}

function readRecords(records: Readonly<Record<string, unknown>>): ReadPolicy {
  const read = readSnapshot({ ...SNAPSHOT_FORMAT, ...records });
  const problems = (read.ok ? read.problems : [read.problem]).map(problem => ({ problem }));
  if (problems.some(repeatsValue)) return { kind: 'refused', problems: [] };
  const fatal = problems.filter(({ problem: { code } }) => FATAL.has(code));
  if (!read.ok || fatal.length > 0) return { kind: 'refused', problems: read.ok ? fatal : problems };
  const { keys, ...snapshot } = read.snapshot;
  return { kind: 'keys', snapshot: { ...snapshot, keys: keys.map(knownPart) }, problems };
}

const FATAL: ReadonlySet<string> = new Set(['recordHoldsValue', 'keysNotObject', 'keysTooMany']);
