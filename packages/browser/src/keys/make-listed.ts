import { alone, readStored, writeStored } from '../platform/storage.ts';
import { readDigest } from './digest-format.ts';
import type { Listed } from './listed.ts';
import { startWorker } from './off-thread.ts';
import { SOURCES } from './stored-source.ts';

/** Makes and keeps the digest of sources that an older version kept; where there are none, there are no keys. */
export async function makeListed(hostnames: readonly string[]): Promise<Listed> {
  const none = { sources: [], keys: [], isPartial: false, hostnames: new Set(hostnames), entries: new Map() };
  if ((await readStored(SOURCES)) === undefined) return none;
  const { makeDigest } = startWorker();
  const digest = await alone(SOURCES, async () => {
    const made = await makeDigest(await readStored(SOURCES));
    // What isn't kept is made again the next time.
    await writeStored(made).catch(() => undefined);
    return made;
  });
  return readDigest(digest, hostnames) ?? none;
}
