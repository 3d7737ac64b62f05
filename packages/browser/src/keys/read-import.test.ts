import { expect, test } from 'vitest';
import { readImport } from './read-import.ts';
import { parseStored } from './stored-format.ts';

const NOW = '2026-11-23T10:00:00Z';
const good = '{"name":"Storefront","scopes":["linksRead"],"allowedHostnames":["example.com"]}';

function stored() {
  const read = readImport(`{"hoko.keys":{"key_a":${good}}}`, undefined, NOW);
  if (!read.ok) throw new Error('the sample is wrong');
  return read.next;
}

test('a settings file becomes keys with a source and an age', () => {
  expect(stored()).toMatchObject({
    snapshot: { source: 'settings.json', takenAt: NOW, keys: [{ id: 'key_a' }] },
    readAt: NOW,
  });
});

test('a skipped record leaves the stored key of its id as it was', () => {
  const read = readImport(`{"hoko.keys":{"key_a":{"name":"x"},"key_b":${good}}}`, stored(), NOW);
  expect(read).toMatchObject({ ok: true, diff: { added: [{ id: 'key_b' }], removed: [], unchanged: 1 } });
  expect(read.problems.map(({ problem }) => problem.code)).toEqual([
    'recordMissingField',
    'recordMissingField',
  ]);
});

test('a text with a value is refused as a whole', () => {
  const read = readImport(`{"hoko.keys":{"key_a":${good},"key_b":{"value":"x"}}}`, stored(), NOW);
  expect(read).toMatchObject({ ok: false, holdsValue: true });
});

test.each([undefined, 'text', {}, { text: 1, readAt: NOW }, { text: '{"schema":"other"}', readAt: NOW }])(
  'storage that holds %j holds no keys',
  value => {
    expect(parseStored(value)).toBeUndefined();
  },
);
