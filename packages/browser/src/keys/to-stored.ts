import { writeSnapshot } from '@hoko-keys/shared';
import type { KeySource } from './sources.ts';
import type { StoredSource } from './stored-format.ts';

/** @returns the sources as they are kept, or the problem that keeps one from being written: a text that looks like a value */
export function toStored(sources: readonly KeySource[]) {
  const stored: StoredSource[] = [];
  for (const { id, kind, snapshot, readAt } of sources) {
    const written = writeSnapshot(snapshot);
    if (!written.ok) return written;
    // Without the spaces that are there for people.
    stored.push({ id, kind, snapshot: JSON.stringify(JSON.parse(written.text)), readAt });
  }
  return { ok: true as const, stored };
}
