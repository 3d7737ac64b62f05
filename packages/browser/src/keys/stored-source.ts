import type { SourceKind } from './sources.ts';

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

/** Whether something that is kept has the shape of a source; its snapshot may be unreadable all the same. */
export function isStoredSource(value: unknown): value is StoredSource {
  if (!isObject(value)) return false;
  const { id, kind, snapshot, readAt } = value;
  const isKind = kind === 'imported' || kind === 'typed' || kind === 'policy';
  return isKind && typeof snapshot === 'string' && typeof id === 'string' && typeof readAt === 'string';
}

/** The id of the one source that an organisation's policy makes. */
export const POLICY_ID = 'policy';

/**
 * What is kept, each source of it under an id of its own: of two with one id, a change of one would be the end of the other.
 * Nothing here keeps two such, but a fault or another version may have.
 */
export function withOwnIds(items: readonly unknown[]): readonly unknown[] {
  const taken = new Set<string>();
  return items.map(item => {
    if (!isStoredSource(item)) return item;
    const isFree = (id: string) => !taken.has(id) && (id !== POLICY_ID || item.kind === 'policy');
    let { id } = item;
    for (let count = 2; !isFree(id); count++) id = `${item.id} ${count}`;
    taken.add(id);
    return id === item.id ? item : { ...item, id };
  });
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
