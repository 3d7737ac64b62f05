import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPolicy } from './read-policy.ts';

const NOW = '2026-11-23T10:00:00Z';
const good = { name: 'Storefront', scopes: ['linksRead'], allowedHostnames: ['example.com'] };

test('keys by id become a snapshot of now', () => {
  expect(readPolicy({ keys: { key_a: good }, source: 'Acme' }, NOW)).toMatchObject({
    kind: 'keys',
    snapshot: { source: 'Acme', takenAt: NOW, keys: [{ id: 'key_a' }], rules: {} },
    problems: [],
  });
});

test('without keys there is no policy', () => {
  expect(readPolicy({}, NOW)).toEqual({ kind: 'none' });
});

test.each([
  [{ keys: [] }, 'keysNotObject'],
  [{ keys: { key_a: good, key_b: { ...good, token: 'abc' } } }, 'recordHoldsValue'],
  [{ keys: {}, rules: { port: { answer: 'perhaps', basis: 'assumed' } } }, 'snapshotBadRule'],
  [{ keys: {}, source: 7 }, 'snapshotBadField'],
])('%j is refused as a whole', (managed, code) => {
  expect(readPolicy(managed, NOW)).toMatchObject({ kind: 'refused', problems: [{ code }] });
});

test('a wrong record hides no other', () => {
  const read = readPolicy({ keys: { key_a: good, key_b: {} } }, NOW);
  expect(read).toMatchObject({ kind: 'keys', snapshot: { keys: [{ id: 'key_a' }] } });
});

test('whatever an administrator sets is read or refused', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('keys', 'rules', 'source', 'x'), fc.jsonValue()), managed => {
      expect(['none', 'keys', 'refused']).toContain(readPolicy(managed, NOW).kind);
    }),
  );
});
