import type { ApiKey, CallerHeaders, HostnameRules } from '@hoko-keys/shared';
import { digestOf } from './digest.ts';
import { readDigest } from './digest-format.ts';
import { hostnamesIn, type Listed } from './listed.ts';
import type { KeySource } from './sources.ts';

const takenAt = '2026-11-23T10:00:00Z';

/** For tests: keys of one source as a popup gets them, for a caller. */
export function listedFor(
  headers: CallerHeaders,
  keys: readonly ApiKey[],
  rules: HostnameRules = {},
): Listed {
  const snapshot = { keys, rules, source: 'settings.json', takenAt };
  const source: KeySource = { id: 's', kind: 'imported', snapshot, readAt: takenAt };
  const listed = readDigest(digestOf([source], false), hostnamesIn(headers));
  if (listed === undefined) throw new Error('what was just made can be read');
  return listed;
}
