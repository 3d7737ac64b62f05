import { type ApiKey, type LocatedProblem, readKeysText } from '@hoko-keys/shared';
import { diffKeys, type KeysDiff } from './diff.ts';
import type { StoredKeys } from './stored-format.ts';

/** What applying a text would store, and how that differs from what is stored; or why it can't be applied. */
export type Import =
  | {
      readonly ok: true;
      readonly next: StoredKeys;
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
 * Reads a pasted text. A record that is wrong is skipped, and where a key of its id is stored already, that one stays.
 *
 * @param now ISO 8601, UTC
 */
export function readImport(text: string, stored: StoredKeys | undefined, now: string): Import {
  const read = readKeysText(text);
  if (!read.ok) {
    const holdsValue = read.problems.some(({ problem }) => problem.code === 'recordHoldsValue');
    return { ok: false, problems: read.problems, holdsValue };
  }
  const before = stored?.snapshot.keys ?? [];
  const skipped = new Set(read.problems.flatMap(skippedId));
  const keys: readonly ApiKey[] = [...read.keys, ...before.filter(({ id }) => skipped.has(id))];
  const { source = SETTINGS_SOURCE, takenAt = now, rules } = read;
  return {
    ok: true,
    next: { snapshot: { keys, rules, source, takenAt }, readAt: now },
    diff: diffKeys(before, keys),
    problems: read.problems,
  };
}

function skippedId({ problem }: LocatedProblem): string[] {
  return problem.severity === 'error' && 'id' in problem.args ? [problem.args.id] : [];
}
