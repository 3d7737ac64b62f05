import { type ApiKey, writeSnapshot } from '@hoko-keys/shared';
import { digestOf } from './digest.ts';
import type { KeySource } from './sources.ts';
import { isUnread, type StoredItem } from './stored-format.ts';
import { SOURCES } from './stored-source.ts';

/** What is kept already, and is not to be written anew. */
export interface StillKept {
  /** By id: sources that nobody changed, so that a newer version finds all in them that this one doesn't know. */
  readonly unchanged: ReadonlyMap<string, unknown>;
  /** What can't be read, of sources that were changed or are gone. */
  readonly rests: readonly unknown[];
  /** Whether there is something that can't be read, in either. */
  readonly isPartial: boolean;
}

/**
 * @param before what was kept
 * @param after the sources as they are to be kept; those that nobody changed are the very same objects
 */
export function stillKept(before: readonly StoredItem[], after: readonly KeySource[]): StillKept {
  const isUnchanged = ({ source }: StoredItem) => source !== undefined && after.includes(source);
  const unchanged = before.flatMap(item =>
    item.source && isUnchanged(item) ? [[item.source.id, item.stored] as const] : [],
  );
  const rests = before.flatMap(item => (item.unread && !isUnchanged(item) ? [item.unread.rest] : []));
  const isPartial = rests.length > 0 || before.some(item => isUnread(item) && isUnchanged(item));
  return { unchanged: new Map(unchanged), rests, isPartial };
}

/**
 * @returns all that is kept of the sources, by name, to be written at once; or the problem that keeps one from being written: a
 *   text that looks like a value
 */
export function toStored(sources: readonly KeySource[], { unchanged, rests, isPartial }: StillKept) {
  const stored: unknown[] = [];
  for (const source of sources) {
    const { id, kind, snapshot, readAt } = source;
    if (unchanged.has(id)) {
      stored.push(unchanged.get(id));
      continue;
    }
    const written = writeSnapshot(snapshot);
    if (!written.ok) return written;
    stored.push({ id, kind, snapshot: storedText(written.text, snapshot.keys), readAt });
  }
  const items = { [SOURCES]: [...stored, ...rests], ...digestOf(sources, isPartial) };
  return { ok: true as const, items };
}

/** A snapshot's text without the spaces that are there for people, and with all that a newer version keeps in its keys. */
function storedText(written: string, keys: readonly ApiKey[]): string {
  const records = Object.fromEntries(keys.map(({ id, ...record }) => [id, record]));
  return JSON.stringify({ ...JSON.parse(written), keys: records });
}
