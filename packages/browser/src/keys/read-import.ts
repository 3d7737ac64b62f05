import { type ApiKey, type LocatedProblem, readKeysText } from '@hoko-keys/shared';
import { diffKeys, type KeysDiff } from './diff.ts';
import type { KeySource } from './sources.ts';

/** What applying a text would store, and how that differs from what is stored; or why it can't be applied. */
export type Import =
  | {
      readonly ok: true;
      /** In the place of the source it updates, or beside the others. */
      readonly source: KeySource;
      readonly diff: KeysDiff;
      readonly problems: readonly LocatedProblem[];
    }
  | {
      readonly ok: false;
      readonly problems: readonly LocatedProblem[];
      /** The text holds a value, and has to go from the screen. */
      readonly holdsValue: boolean;
    };

/** A settings file doesn't say where it came from. */
const SETTINGS_SOURCE = 'settings.json';

/**
 * Reads a text that brings keys. It updates the imported source of its name, where there is one. A record that is wrong is
 * skipped, and where a key of its id is known from that source already, that one stays.
 *
 * @param now ISO 8601, UTC
 * @param newId for a source that is new
 */
export function readImport(
  text: string,
  sources: readonly KeySource[],
  now: string,
  newId: () => string,
): Import {
  const read = readKeysText(text);
  if (!read.ok) {
    const holdsValue = read.problems.some(({ problem }) => problem.code === 'recordHoldsValue');
    return { ok: false, problems: read.problems, holdsValue };
  }
  const { source: name = SETTINGS_SOURCE, takenAt = now, rules } = read;
  const updated = sources.find(({ kind, snapshot }) => kind === 'imported' && snapshot.source === name);
  const before = updated?.snapshot.keys ?? [];
  const skipped = new Set(read.skipped);
  const keys: readonly ApiKey[] = [...read.keys, ...before.filter(({ id }) => skipped.has(id))];
  const snapshot = { keys, rules, source: name, takenAt };
  return {
    ok: true,
    source: { id: updated?.id ?? newId(), kind: 'imported', snapshot, readAt: now },
    diff: diffKeys(before, keys),
    problems: read.problems,
  };
}

/** The sources once an imported or edited one is in its place. */
export function withSource(sources: readonly KeySource[], source: KeySource): readonly KeySource[] {
  return sources.some(({ id }) => id === source.id)
    ? sources.map(other => (other.id === source.id ? source : other))
    : [...sources, source];
}
