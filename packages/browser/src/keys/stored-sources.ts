import type { Problem } from '@hoko-keys/shared';
import { alone, onStoredChange, readStored, writeStored } from '../platform/storage.ts';
import type { KeySource } from './sources.ts';
import { parseStored, toStored } from './stored-format.ts';

const NAME = 'sources';

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
  parseStored(value: unknown): Result<typeof parseStored>;
  toStored(sources: readonly KeySource[]): Result<typeof toStored>;
}

type Result<F extends (...args: never[]) => unknown> = ReturnType<F> | Promise<ReturnType<F>>;

const HERE: Format = { parseStored, toStored };

/** Every source that is kept in this browser, checked anew. */
export async function loadSources(format = HERE): Promise<readonly KeySource[]> {
  return await format.parseStored(await readStored(NAME));
}

/**
 * Changes the sources as they are kept now, and not as a page once read them, so that two pages lose nothing of each other's.
 *
 * @param change gives back what it was given where there is nothing to change
 */
export async function changeSources(
  change: (sources: readonly KeySource[]) => readonly KeySource[],
  format = HERE,
): Promise<Saved> {
  return alone(NAME, async () => {
    const before = await loadSources(format);
    const sources = change(before);
    if (sources === before) return { ok: true, sources };
    const written = await format.toStored(sources);
    if (!written.ok) return written;
    try {
      await writeStored(NAME, written.stored);
    } catch {
      return { ok: false };
    }
    return { ok: true, sources };
  });
}

/** Tells when the sources were changed, by this page or another. @returns ends it */
export function onSourcesChange(listener: () => void): () => void {
  return onStoredChange(NAME, listener);
}
