import { type Problem, readSnapshot, SNAPSHOT_FORMAT, type Snapshot } from '@hoko-keys/shared';
import { repeatsValue } from './value-guard.ts';

/** What an administrator calls the source, where they say nothing. */
const DEFAULT_NAME = 'policy';

/** The keys an organisation set. */
export type ReadPolicy =
  | { readonly kind: 'none' }
  | { readonly kind: 'keys'; readonly snapshot: Snapshot; readonly problems: readonly Problem[] }
  /** It can't be used as a whole; empty where nothing can be said without repeating what looks like a value. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/**
 * Reads what `storage.managed` holds: `keys` by id as in `hoko.keys`, and if wanted `rules` and `source`, as in a snapshot. As in
 * an import, a wrong record hides no other, and one that holds a value refuses them all.
 *
 * @param now ISO 8601, UTC
 */
export function readPolicy(managed: Readonly<Record<string, unknown>>, now: string): ReadPolicy {
  const { keys, rules, source = DEFAULT_NAME } = managed;
  if (keys === undefined) return { kind: 'none' };
  const read = readSnapshot({ ...SNAPSHOT_FORMAT, keys, rules, source, takenAt: now });
  const problems = read.ok ? read.problems : [read.problem];
  if (problems.some(problem => repeatsValue({ problem }))) return { kind: 'refused', problems: [] };
  const fatal = problems.filter(({ code }) => FATAL.has(code));
  if (!read.ok || fatal.length > 0) return { kind: 'refused', problems: read.ok ? fatal : problems };
  return { kind: 'keys', snapshot: read.snapshot, problems };
}

const FATAL: ReadonlySet<string> = new Set(['recordHoldsValue', 'keysNotObject', 'keysTooMany']);
