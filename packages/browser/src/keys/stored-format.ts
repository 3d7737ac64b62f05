import { looksLikeValue, readSnapshot } from '@hoko-keys/shared';
import type { KeySource } from './sources.ts';
import { isObject, isStoredSource, withOwnIds } from './stored-source.ts';
import type { Unread } from './unread.ts';

/** One thing that is kept among the sources, and what this version makes of it: a source, something unread, or both. */
export interface StoredItem {
  /** As it is kept. */
  readonly stored: unknown;
  readonly source?: KeySource;
  readonly unread?: Unread;
}

/** Reads what storage holds. What can't be read of a policy is left out: the policy says it again. */
export function parseStored(value: unknown): readonly StoredItem[] {
  if (value === undefined) return [];
  const items = Array.isArray(value)
    ? withOwnIds(value).map(parseItem)
    : [{ stored: value, unread: whole(value) }];
  return items.map(({ unread, ...item }) => (isPolicy(item.stored) || !unread ? item : { ...item, unread }));
}

/** The sources among what is kept. */
export function sourcesIn(items: readonly StoredItem[]): readonly KeySource[] {
  return items.flatMap(({ source }) => source ?? []);
}

/** Whether something of it can't be read. */
export function isUnread({ unread }: StoredItem): boolean {
  return unread !== undefined;
}

function parseItem(stored: unknown): StoredItem {
  if (!isStoredSource(stored)) return { stored, unread: whole(stored) };
  const { id, kind, readAt } = stored;
  const content = parseJson(stored.snapshot);
  if (!isObject(content)) return { stored, unread: whole(stored) };
  const name = nameIn(content);
  const read = readSnapshot(content);
  if (!read.ok) return { stored, unread: { name, problems: [read.problem], rest: stored } };
  const { snapshot } = read;
  const source = { id, kind, snapshot, readAt };
  const problems = read.problems.filter(({ severity }) => severity === 'error');
  if (problems.length === 0) return { stored, source };
  if (snapshot.keys.length === 0) return { stored, unread: { name, problems, rest: stored } };
  const known = new Set(snapshot.keys.map(key => key.id));
  const records = Object.entries(content.keys ?? {}).filter(([keyId]) => !known.has(keyId));
  const rest = {
    ...stored,
    // Beside its source, which may be written anew without it.
    id: `${id} ${readAt}`,
    snapshot: JSON.stringify({ ...content, keys: Object.fromEntries(records) }),
  };
  return { stored, source, unread: { name, problems, rest } };
}

function nameIn({ source }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof source === 'string' && !looksLikeValue(source) ? source : undefined;
}

function whole(stored: unknown): Unread {
  return { name: undefined, problems: [], rest: stored };
}

function isPolicy(stored: unknown): boolean {
  return isStoredSource(stored) && stored.kind === 'policy';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
