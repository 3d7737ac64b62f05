import { readSnapshot, writeSnapshot } from '@hoko-keys/shared';
import type { KeySource } from './sources.ts';

/** What is kept of a source: its snapshot as it is written anywhere else, so that there is one format and one check. */
interface StoredSource {
  readonly id: string;
  readonly kind: 'imported' | 'typed' | 'policy';
  /** What is in a snapshot's text. */
  readonly snapshot: Readonly<Record<string, unknown>>;
  readonly readAt: string;
}

/** Reads what storage holds; what cannot be read any more is left out. */
export function parseStored(value: unknown): readonly KeySource[] {
  return Array.isArray(value) ? value.flatMap(parseSource) : [];
}

function parseSource(value: unknown): KeySource[] {
  if (!isStoredSource(value)) return [];
  const { id, kind, snapshot, readAt } = value;
  const read = readSnapshot(snapshot);
  return read.ok ? [{ id, kind, snapshot: read.snapshot, readAt }] : [];
}

function isStoredSource(value: unknown): value is StoredSource {
  if (!isObject(value)) return false;
  const { id, kind, snapshot, readAt } = value;
  const isKind = kind === 'imported' || kind === 'typed' || kind === 'policy';
  return isKind && isObject(snapshot) && typeof id === 'string' && typeof readAt === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** @returns the source as it is kept, or the problem that keeps it from being written: a text that looks like a value */
export function toStored({ id, kind, snapshot, readAt }: KeySource) {
  const written = writeSnapshot(snapshot);
  if (!written.ok) return written;
  const stored: StoredSource = { id, kind, snapshot: JSON.parse(written.text), readAt };
  return { ok: true as const, stored };
}
