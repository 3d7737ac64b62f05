import type { Problem } from '@hoko-keys/shared';
import { alone, onStoredChange, writeStored } from '../platform/storage.ts';
import type { KeySource } from './sources.ts';
import { parseStored } from './stored-format.ts';
import { loadSources, type ParseStored, SOURCES } from './stored-sources.ts';
import { toStored } from './to-stored.ts';

/** The sources as they are now; or why the change was not kept, in which case all is as it was. */
export type Saved =
  | { readonly ok: true; readonly sources: readonly KeySource[] }
  | {
      readonly ok: false;
      /** What keeps a source from being written; undefined where the browser did not keep it. */
      readonly problem?: Problem;
    };

/** The work on thousands of keys, which a page may have done elsewhere. */
export interface Format {
  readonly parseStored: ParseStored;
  readonly toStored: (
    ...args: Parameters<typeof toStored>
  ) => ReturnType<typeof toStored> | Promise<ReturnType<typeof toStored>>;
}

const HERE: Format = { parseStored, toStored };

/**
 * Changes the sources as they are kept now, and not as a page once read them, so that two pages lose nothing of each other's.
 *
 * @param change gives back what it was given where there is nothing to change
 */
export async function changeSources(
  change: (sources: readonly KeySource[]) => readonly KeySource[],
  format = HERE,
): Promise<Saved> {
  return alone(SOURCES, async () => {
    const before = await loadSources(format.parseStored);
    const sources = change(before);
    if (sources === before) return { ok: true, sources };
    const written = await format.toStored(sources);
    if (!written.ok) return written;
    try {
      await writeStored(SOURCES, written.stored);
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
