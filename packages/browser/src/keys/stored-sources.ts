import { readStored } from '../platform/storage.ts';
import type { KeySource } from './sources.ts';
import { parseStored, sourcesIn } from './stored-format.ts';
import { SOURCES } from './stored-source.ts';
import type { Unread } from './unread.ts';

/** Reads what is kept; for thousands of keys a page may have that done elsewhere. */
export type ParseStored = (
  ...args: Parameters<typeof parseStored>
) => ReturnType<typeof parseStored> | Promise<ReturnType<typeof parseStored>>;

/** All that is kept in this browser. */
export interface Kept {
  readonly sources: readonly KeySource[];
  readonly unread: readonly Unread[];
}

/** Every source that is kept in this browser, checked anew. */
export async function loadSources(): Promise<readonly KeySource[]> {
  return sourcesIn(parseStored(await readStored(SOURCES)));
}

/** Every source that is kept in this browser, and what can't be read of them. */
export async function loadKept(parse: ParseStored): Promise<Kept> {
  const items = await parse(await readStored(SOURCES));
  return { sources: sourcesIn(items), unread: items.flatMap(({ unread }) => unread ?? []) };
}
