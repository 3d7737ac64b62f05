import type { Problem } from '@hoko-keys/shared';
import { readStored, writeStored } from '../platform/storage.ts';
import type { KeySource } from './sources.ts';
import { parseStored, toStored } from './stored-format.ts';

const NAME = 'sources';

/** Every source that is kept in this browser, checked anew. */
export async function loadSources(): Promise<readonly KeySource[]> {
  return parseStored(await readStored(NAME));
}

/**
 * Keeps these sources in the place of all others.
 *
 * @returns the problem that keeps one from being written, in which case nothing is; or undefined
 */
export async function saveSources(sources: readonly KeySource[]): Promise<Problem | undefined> {
  const written = sources.map(toStored);
  const failed = written.find(each => !each.ok);
  if (failed?.ok === false) return failed.problem;
  await writeStored(
    NAME,
    written.flatMap(each => (each.ok ? [each.stored] : [])),
  );
  return undefined;
}
