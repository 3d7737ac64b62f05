import { readSnapshot } from '@hoko-keys/shared';
import type { KeySource, SourceKind } from './sources.ts';

/** What the sources are kept under. */
export const SOURCES = 'sources';

/** What is kept of a source: its snapshot as it is written anywhere else, so that there is one format and one check. */
export interface StoredSource {
  readonly id: string;
  readonly kind: SourceKind;
  /** A snapshot's text. Browsers take a text in and out of storage faster than thousands of objects. */
  readonly snapshot: string;
  readonly readAt: string;
}

/** Reads what storage holds; what cannot be read any more is left out. */
export function parseStored(value: unknown): readonly KeySource[] {
  return Array.isArray(value) ? value.flatMap(parseSource) : [];
}

function parseSource(value: unknown): KeySource[] {
  if (!isStoredSource(value)) return [];
  const { id, kind, snapshot, readAt } = value;
  const parsed = parseJson(snapshot);
  const read = isObject(parsed) ? readSnapshot(parsed) : undefined;
  return read?.ok ? [{ id, kind, snapshot: read.snapshot, readAt }] : [];
}

function isStoredSource(value: unknown): value is StoredSource {
  if (!isObject(value)) return false;
  const { id, kind, snapshot, readAt } = value;
  const isKind = kind === 'imported' || kind === 'typed' || kind === 'policy';
  return isKind && typeof snapshot === 'string' && typeof id === 'string' && typeof readAt === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
