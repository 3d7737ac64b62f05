import type { Problem } from '@hoko-keys/shared';
import { alone, onStoredChange, writeStored } from '../platform/storage.ts';
import type { KeySource } from './sources.ts';
import { SOURCES } from './stored-format.ts';
import { loadSources } from './stored-sources.ts';
import type { Work } from './work.ts';

/** The sources as they are now; or why the change was not kept, in which case all is as it was. */
export type Saved =
  | { readonly ok: true; readonly sources: readonly KeySource[] }
  | {
      readonly ok: false;
      /** What keeps a source from being written; undefined where the browser did not keep it. */
      readonly problem?: Problem;
    };

/**
 * Changes the sources as they are kept now, and not as a page once read them, so that two pages lose nothing of each other's.
 *
 * @param change gives back what it was given where there is nothing to change
 */
export async function changeSources(
  change: (sources: readonly KeySource[]) => readonly KeySource[],
  work: Pick<Work, 'parseStored' | 'toStored'>,
): Promise<Saved> {
  return alone(SOURCES, async () => {
    const before = await loadSources(work.parseStored);
    const sources = change(before);
    if (sources === before) return { ok: true, sources };
    const written = await work.toStored(sources);
    if (!written.ok) return written;
    try {
      await writeStored(written.items);
    } catch {
      return { ok: false };
    }
    return { ok: true, sources };
  });
}

/** Tells when the sources were changed, by this page or another. @returns ends it */
export function onSourcesChange(listener: () => void): () => void {
  return onStoredChange(SOURCES, listener);
}
