import { SNAPSHOT_FORMAT } from '@hoko-keys/shared';
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

test('without anything there is no policy; with a name alone its keys were held back', () => {
  expect(readPolicy({}, NOW)).toEqual({ kind: 'none' });
  expect(readPolicy({ source: 'Acme' }, NOW)).toEqual({ kind: 'withheld' });
});

test.each([
  ['settings file', { 'hoko.keys': { key_a: good } }, 'policy', NOW],
  [
    'snapshot',
    { ...SNAPSHOT_FORMAT, source: 'Team', takenAt: '2026-01-01T00:00:00Z', keys: { key_a: good } },
    'Team',
    '2026-01-01T00:00:00Z',
  ],
])('the text of a %s becomes a snapshot', (_, content, source, takenAt) => {
  const expected = { keys: [{ id: 'key_a' }], rules: {} };
  const text = JSON.stringify(content);
  expect(readPolicy({ snapshot: text }, NOW)).toMatchObject({
    kind: 'keys',
    snapshot: { ...expected, source, takenAt },
  });
  expect(readPolicy({ snapshot: text, source: 'Acme' }, NOW)).toMatchObject({
    snapshot: { ...expected, source: 'Acme' },
  });
});

test('in a text, a field of a wrong type is told with its line, and hides no other record', () => {
  const snapshot = `{"hoko.keys": {
    "key_a": ${JSON.stringify(good)},
    "key_b": ${JSON.stringify({ ...good, allowedHostnames: 'example.com' })}
  }}`;
  expect(readPolicy({ snapshot }, NOW)).toMatchObject({
    kind: 'keys',
    snapshot: { keys: [{ id: 'key_a' }] },
    problems: [{ line: 3, problem: { args: { id: 'key_b', field: 'allowedHostnames' } } }],
  });
});

test.each([
  [{ keys: [] }, 'keysNotObject'],
  [{ keys: { key_a: good, key_b: { ...good, token: 'abc' } } }, 'recordHoldsValue'],
  [{ keys: {}, rules: { port: { answer: 'perhaps', basis: 'assumed' } } }, 'snapshotBadRule'],
  [{ keys: {}, source: 7 }, 'snapshotBadField'],
  [{ snapshot: '{' }, 'textNotJson'],
  [{ snapshot: 7 }, 'textNoKeys'],
])('%j is refused as a whole', (managed, code) => {
  expect(readPolicy(managed, NOW)).toMatchObject({ kind: 'refused', problems: [{ problem: { code } }] });
});

test('a wrong record hides no other', () => {
  const read = readPolicy({ keys: { key_a: good, key_b: {} } }, NOW);
  expect(read).toMatchObject({ kind: 'keys', snapshot: { keys: [{ id: 'key_a' }] } });
});

test('whatever an administrator sets is read or refused', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('keys', 'rules', 'snapshot', 'source', 'x'), fc.jsonValue()),
      managed => {
        expect(['none', 'keys', 'refused', 'withheld']).toContain(readPolicy(managed, NOW).kind);
      },
    ),
  );
});
