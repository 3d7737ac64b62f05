import { expect, test } from 'vitest';
import { digestOf } from './digest.ts';
import { bucketOf, DIGEST, DIGEST_VERSION, readDigest } from './digest-format.ts';

const takenAt = '2026-11-23T10:00:00Z';
const key = {
  id: 'key_a',
  name: 'A',
  service: 'hoko',
  scopes: ['linksRead'],
  allowedHostnames: ['app.example.com'],
  status: 'active',
} as const;
const snapshot = { keys: [key], rules: {}, source: 'settings.json', takenAt };
const digest = digestOf([{ id: 's', kind: 'imported', snapshot, readAt: takenAt }], false);
const HOSTNAME = 'app.example.com';
const { [bucketOf(HOSTNAME)]: bucket, ...others } = digest;

test('what was made is read', () => {
  expect(readDigest(digest, [HOSTNAME])?.entries.get(HOSTNAME)).toMatchObject([{ entry: HOSTNAME }]);
});

test.each([
  ['there is none', {}],
  ['it breaks off', { ...digest, [DIGEST]: digest[DIGEST]?.slice(0, -9) }],
  ['it lacks its keys', { ...digest, [DIGEST]: `{"version":${DIGEST_VERSION}}` }],
  ['its entries break off', { ...digest, [bucketOf(HOSTNAME)]: bucket?.slice(0, -9) }],
  ['its entries are none', { ...digest, [bucketOf(HOSTNAME)]: '[7]' }],
  ['its entries are missing', others],
])('where %s nothing is read, so that it is made anew', (_, items) => {
  expect(readDigest(items, [HOSTNAME])).toBeUndefined();
});
