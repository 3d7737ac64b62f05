import { writeSnapshot } from '@hoko-keys/shared';
import { digestOf } from './digest.ts';
import type { KeySource } from './sources.ts';
import { SOURCES, type StoredSource } from './stored-format.ts';

/**
 * @returns all that is kept of the sources, by name, to be written at once; or the problem that keeps one from being written: a
 *   text that looks like a value
 */
export function toStored(sources: readonly KeySource[]) {
  const stored: StoredSource[] = [];
  for (const { id, kind, snapshot, readAt } of sources) {
    const written = writeSnapshot(snapshot);
    if (!written.ok) return written;
    // Without the spaces that are there for people.
    stored.push({ id, kind, snapshot: JSON.stringify(JSON.parse(written.text)), readAt });
  }
  return { ok: true as const, items: { [SOURCES]: stored, ...digestOf(sources) } };
}
