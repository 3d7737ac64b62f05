import {
  type ApiKey,
  type KeysText,
  type LocatedProblem,
  looksLikeValue,
  readKeysText,
  recordOf,
} from '@hoko-keys/shared';
import { diffKeys, type KeysDiff } from './diff.ts';
import type { KeySource } from './sources.ts';
import { mayHoldValue, repeatsValue } from './value-guard.ts';

/** Why a text can't be applied. */
export interface RefusedText {
  readonly ok: false;
  /** Empty where nothing can be said without repeating what looks like a value. */
  readonly problems: readonly LocatedProblem[];
  /** The text holds a value, and has to go from the screen. */
  readonly holdsValue: boolean;
}

/** The keys a text brings. */
export type ImportedKeys = Omit<Extract<KeysText, { ok: true }>, 'format'>;

/** What applying keys would store, and how that differs from what is stored. */
export interface Plan {
  /** In the place of the source it updates, or beside the others. */
  readonly source: KeySource;
  /** The source it updates, as it was compared with; undefined for a new one. */
  readonly updates: KeySource | undefined;
  readonly diff: KeysDiff;
}

/** Where imports go that say no name of their own. */
const DEFAULT_NAME = 'settings.json';

/** Characters; as in a snapshot. */
export const MAX_NAME = 200;

/** Reads a text that brings keys: a snapshot or a settings file. One that holds a value, wherever, is refused as a whole. */
export function readImport(text: string): ImportedKeys | RefusedText {
  const read = readKeysText(text);
  if (!read.ok) {
    const holdsValue = read.problems.some(({ problem }) => problem.code === 'recordHoldsValue');
    if (read.problems.some(repeatsValue)) return VALUE_FOUND;
    if (holdsValue) return { ok: false, problems: read.problems, holdsValue };
    return isUnread(read.problems) || !mayHoldValue(text)
      ? { ok: false, problems: read.problems, holdsValue }
      : VALUE_FOUND;
  }
  const { keys, rules, source, takenAt, skipped, problems } = read;
  const texts = [source ?? '', ...Object.values(rules).map(rule => rule?.evidence ?? '')];
  if (texts.some(looksLikeValue) || problems.some(repeatsValue)) return VALUE_FOUND;
  return {
    ok: true,
    keys: keys.map(knownPart),
    rules,
    skipped,
    problems,
    ...(source === undefined ? {} : { source }),
    ...(takenAt === undefined ? {} : { takenAt }),
  };
}

/** A key by the fields that are known: what else a stranger's record has is not kept here. */
export function knownPart(key: ApiKey): ApiKey {
  return { ...recordOf(key), id: key.id };
}

const VALUE_FOUND: RefusedText = { ok: false, problems: [], holdsValue: true };

/** A text refused for its size was not looked into, and isn't now. */
function isUnread(problems: readonly LocatedProblem[]): boolean {
  return problems.some(({ problem }) => problem.code === 'textTooLarge');
}

/**
 * What storing imported keys under a name would change. They update the imported source of that name, where there is one. A
 * record that is wrong was skipped, and where a key of its id is known from that source already, that one stays.
 *
 * @param now ISO 8601, UTC
 * @param newId for a source that is new
 * @param target of two sources with the name, the one a person wants to bring up to date. There are two where this version
 *   reads what an older one couldn't, and set aside.
 */
export function planImport(
  read: ImportedKeys,
  name: string,
  sources: readonly KeySource[],
  now: string,
  newId: string,
  target?: string,
): Plan {
  const named = sources.filter(({ kind, snapshot }) => kind === 'imported' && snapshot.source === name);
  const updates = named.find(({ id }) => id === target) ?? named[0];
  const before = updates?.snapshot.keys ?? [];
  const skipped = new Set(read.skipped);
  const keys = [...read.keys, ...before.filter(({ id }) => skipped.has(id))];
  const snapshot = { keys, rules: read.rules, source: name, takenAt: read.takenAt ?? now };
  return {
    source: { id: updates?.id ?? newId, kind: 'imported', snapshot, readAt: now },
    updates,
    diff: diffKeys(before, keys),
  };
}

/**
 * The name to keep an import under: what the person or the text calls it, in one line and no longer than a snapshot's; the
 * usual one where that is nothing, or looks like a value.
 */
export function nameFor(called: string): string {
  const name = called.trim().replaceAll(/\s+/g, ' ').slice(0, MAX_NAME).trim();
  return name === '' || looksLikeValue(name) ? DEFAULT_NAME : name;
}

/** Whether a plan still says what would change: the source it was compared with is as it was, or still isn't there. */
export function isCurrent({ source, updates }: Plan, sources: readonly KeySource[]): boolean {
  const now = sources.find(({ id, kind, snapshot }) =>
    updates === undefined
      ? kind === 'imported' && snapshot.source === source.snapshot.source
      : id === updates.id,
  );
  return now?.id === updates?.id && now?.readAt === updates?.readAt;
}
