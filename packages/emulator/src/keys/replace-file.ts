import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/**
 * Puts a text in the place of a file so that a kill at any moment leaves the old file or the new one, whole: a file beside it,
 * flushed, takes its place. Nobody can foresee that one's name, and it has to be a new one, so no link that was laid there is
 * followed; nobody else can read it.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const next = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(next, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Whether a name is that of a file beside `base` that a killed `replaceFile` left. */
export function isLeftOf(base: string, name: string): boolean {
  return (
    name.startsWith(`${base}.`) &&
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/.test(name.slice(base.length + 1))
  );
}
