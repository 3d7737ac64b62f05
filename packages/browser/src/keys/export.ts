import type { ApiKey, HostnameRules, Snapshot } from '@hoko-keys/shared';
import type { KeySource } from './sources.ts';

export const EXPORT_FILE = 'hoko-keys-snapshot.json';

/**
 * One snapshot of all sources. Where two describe a key of one id, or answer one question, the one read last counts. It is as
 * old as the oldest of them, so that nobody takes it for newer than it is.
 *
 * @param sources at least one
 */
export function mergeSources(sources: readonly KeySource[], name: string): Snapshot {
  const oldestFirst = sources.toSorted((a, b) => a.readAt.localeCompare(b.readAt));
  const keys = new Map<string, ApiKey>();
  let rules: HostnameRules = {};
  for (const { snapshot } of oldestFirst) {
    for (const key of snapshot.keys) keys.set(key.id, key);
    rules = { ...rules, ...snapshot.rules };
  }
  const [takenAt = ''] = sources.map(({ snapshot }) => snapshot.takenAt).sort();
  return { keys: [...keys.values()], rules, source: name, takenAt };
}
