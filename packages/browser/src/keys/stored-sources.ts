import { readStored } from '../platform/storage.ts';
import type { KeySource } from './sources.ts';
import { parseStored, SOURCES } from './stored-format.ts';

/** Reads what is kept; for thousands of keys a page may have that done elsewhere. */
export type ParseStored = (
  ...args: Parameters<typeof parseStored>
) => ReturnType<typeof parseStored> | Promise<ReturnType<typeof parseStored>>;

/** Every source that is kept in this browser, checked anew. */
export async function loadSources(parse: ParseStored = parseStored): Promise<readonly KeySource[]> {
  return await parse(await readStored(SOURCES));
}
