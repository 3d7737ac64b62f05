import { readStored } from '../platform/storage.ts';
import type { ListedKey } from './listed.ts';
import { isStoredSource, SOURCES, withOwnIds } from './stored-source.ts';

/** All entries of a key that is listed. */
export type EntriesOf = (key: ListedKey) => readonly string[];

type Records = Readonly<Record<string, { readonly allowedHostnames: readonly string[] }>>;

/** Every key's entries as they are kept. A listed key was checked when the list was made, so nothing is checked again. */
export async function loadEntries(): Promise<EntriesOf> {
  const stored = await readStored(SOURCES);
  const kept = Array.isArray(stored) ? withOwnIds(stored).filter(isStoredSource) : [];
  const sources = new Map(kept.map(({ id, snapshot }) => [id, once(() => recordsIn(snapshot))]));
  return ({ id, source }) => {
    const records = sources.get(source.id)?.() ?? {};
    // Between the list and this, another page may have taken the key away.
    return Object.hasOwn(records, id) ? (records[id]?.allowedHostnames ?? []) : [];
  };
}

function recordsIn(snapshot: string): Records {
  return (JSON.parse(snapshot) as { readonly keys: Records }).keys;
}

/** Few keys are ever opened, and there may be thousands. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
