import { readSnapshot, type Snapshot } from '@hoko-keys/shared';

/** What is kept: a snapshot as it is written anywhere else, so that there is one format and one check, and when it was read. */
export interface StoredKeys {
  readonly snapshot: Snapshot;
  /** ISO 8601, UTC: when the user brought it here. */
  readonly readAt: string;
}

/** Reads what storage holds. */
export function parseStored(value: unknown): StoredKeys | undefined {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('readAt' in value))
    return undefined;
  const { text, readAt } = value;
  if (typeof text !== 'string' || typeof readAt !== 'string') return undefined;
  const read = readSnapshot(JSON.parse(text));
  return read.ok ? { snapshot: read.snapshot, readAt } : undefined;
}
