import { readAllStored } from '../platform/storage.ts';
import { namesFor, readDigest } from './digest-format.ts';
import type { Listed } from './listed.ts';

/** All keys, and what verdicts for some hostnames need of their entries; made of the sources where nothing of it is kept. */
export async function loadListed(hostnames: readonly string[]): Promise<Listed> {
  const listed = readDigest(await readAllStored(namesFor(hostnames)), hostnames);
  return listed ?? (await (await import('./make-listed.ts')).makeListed(hostnames));
}

/** The same keys, ready for these hostnames too. */
export async function alsoFor(listed: Listed, hostnames: readonly string[]): Promise<Listed> {
  const all = new Set([...listed.hostnames, ...hostnames]);
  return all.size === listed.hostnames.size ? listed : await loadListed([...all]);
}
