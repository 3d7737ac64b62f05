import type { Problem } from '@hoko-keys/shared';
import { alone, onStoredChange, readStored, writeStored } from '../platform/storage.ts';
import type { KeySource } from './sources.ts';
import { sourcesIn } from './stored-format.ts';
import { SOURCES } from './stored-source.ts';
import { type StillKept, stillKept } from './to-stored.ts';
import { isSameUnread, type Unread } from './unread.ts';
import type { Work } from './work.ts';

/** The sources as they are now; or why the change was not kept, in which case all is as it was. */
export type Saved =
  | { readonly ok: true; readonly sources: readonly KeySource[] }
  | {
      readonly ok: false;
      /** What keeps a source from being written; undefined where the browser did not keep it. */
      readonly problem?: Problem;
    };

type Working = Pick<Work, 'parseStored' | 'toStored'>;

/**
 * Changes the sources as they are kept now, and not as a page once read them, so that two pages lose nothing of each other's.
 * What this version can't read stays as it is.
 *
 * @param change gives back what it was given where there is nothing to change, and each source that it leaves as it is
 */
export async function changeSources(
  change: (sources: readonly KeySource[]) => readonly KeySource[],
  work: Working,
): Promise<Saved> {
  return alone(SOURCES, async () => {
    const before = await work.parseStored(await readStored(SOURCES));
    const sources = sourcesIn(before);
    const after = change(sources);
    return after === sources ? { ok: true, sources } : await write(after, stillKept(before, after), work);
  });
}

/** Takes away something that can't be read, and nothing beside it. */
export async function removeUnread(unread: Unread, work: Working): Promise<Saved> {
  return alone(SOURCES, async () => {
    const before = await work.parseStored(await readStored(SOURCES));
    const others = before.filter(item => item.unread === undefined || !isSameUnread(item.unread, unread));
    const sources = sourcesIn(before);
    return await write(sources, stillKept(others, sources), work);
  });
}

/** Takes away all that is kept, what can't be read as well; what a policy set is not a person's to remove. */
export async function removeAll(work: Working): Promise<Saved> {
  return alone(SOURCES, async () => {
    const before = await work.parseStored(await readStored(SOURCES));
    const left = before.filter(({ source }) => source?.kind === 'policy');
    const sources = sourcesIn(left);
    return await write(sources, stillKept(left, sources), work);
  });
}

async function write(sources: readonly KeySource[], still: StillKept, work: Working): Promise<Saved> {
  const written = await work.toStored(sources, still);
  if (!written.ok) return written;
  try {
    await writeStored(written.items);
  } catch {
    return { ok: false };
  }
  return { ok: true, sources };
}

/** Tells when the sources were changed, by this page or another. @returns ends it */
export function onSourcesChange(listener: () => void): () => void {
  return onStoredChange(SOURCES, listener);
}
