import { chown } from 'node:fs/promises';

/** The user who owns nothing, on Linux and macOS alike as far as ids go. */
const NOBODY = 65_534;

/** For tests of what a user may not do: root may do all in any folder, so here it works as another user, whose folder it is. */
export async function asOwner<T>(folder: string, work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  await chown(folder, NOBODY, -1);
  process.seteuid?.(NOBODY);
  return work().finally(() => process.seteuid?.(0));
}
