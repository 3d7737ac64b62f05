import { type ApiKey, allowListOf } from '@hoko-keys/shared';
import {
  bucketNames,
  bucketOf,
  DIGEST,
  DIGEST_VERSION,
  type KeptDigest,
  type KeptEntry,
  type KeptKey,
  plainHostname,
  USUAL,
} from './digest-format.ts';
import { type KeySource, knownKeys } from './sources.ts';

const names = new Intl.Collator(undefined, { numeric: true });

/**
 * Works out once, when sources are kept, what else each popup would: reading every entry, and the order of the names.
 *
 * @param isPartial whether something is kept beside the sources that can't be read
 */
export function digestOf(
  sources: readonly KeySource[],
  isPartial: boolean,
): Readonly<Record<string, string>> {
  const known = knownKeys(sources).toSorted((a, b) => names.compare(a.key.name, b.key.name));
  const digest: KeptDigest = {
    version: DIGEST_VERSION,
    sources: sources.map(({ snapshot: { keys, ...snapshot }, ...source }) => ({ ...source, snapshot })),
    keys: known.map(({ key, source }) => keptKey(key, sources.indexOf(source))),
    isPartial,
  };
  const buckets = new Map(bucketNames().map(name => [name, new Map<string, KeptEntry>()]));
  for (const [i, { key }] of known.entries()) {
    for (const [place, { entry, hostname }] of distinctPatterns(key).entries()) {
      const bucket = buckets.get(bucketOf(hostname));
      const kept = bucket?.get(entry) ?? [entry, hostname === plainHostname(entry) ? '' : hostname];
      kept.push(i, place);
      bucket?.set(entry, kept);
    }
  }
  const texts = [...buckets].map(([name, entries]) => [name, JSON.stringify([...entries.values()])]);
  return { [DIGEST]: JSON.stringify(digest), ...Object.fromEntries(texts) };
}

function keptKey(key: ApiKey, source: number): KeptKey {
  const { id, name, service, workspace, status, allowedHostnames } = key;
  const [firstEntry] = allowedHostnames;
  const [unreadableEntry] = allowListOf(allowedHostnames).unreadable;
  return {
    id,
    name,
    source,
    entryCount: allowedHostnames.length,
    ...(service === USUAL.service ? {} : { service }),
    ...(status === USUAL.status ? {} : { status }),
    ...(workspace === undefined ? {} : { workspace }),
    ...(firstEntry === undefined ? {} : { firstEntry }),
    ...(unreadableEntry === undefined ? {} : { unreadableEntry }),
  };
}

/** In the list's order. Of patterns that no rule tells apart the first one counts; a hostile list might have thousands. */
function distinctPatterns({ allowedHostnames }: ApiKey) {
  const seen = new Set<string>();
  return allowListOf(allowedHostnames).patterns.filter(({ kind, hostname, spelling }) => {
    const { upperCase, trailingDot, unicode } = spelling;
    const same = `${kind} ${hostname} ${upperCase} ${trailingDot} ${unicode}`;
    return seen.size < seen.add(same).size;
  });
}
