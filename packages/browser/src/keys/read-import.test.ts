import { writeSnapshot } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import { readImport, withSource } from './read-import.ts';
import { parseStored, toStored } from './stored-format.ts';

const NOW = '2026-11-23T10:00:00Z';
const good = '{"name":"Storefront","scopes":["linksRead"],"allowedHostnames":["example.com"]}';

const newId = () => 'new';

function stored() {
  const read = readImport(`{"hoko.keys":{"key_a":${good}}}`, [], NOW, newId);
  if (!read.ok) throw new Error('the sample is wrong');
  return read.source;
}

test('a settings file becomes keys with a source and an age', () => {
  expect(stored()).toMatchObject({
    snapshot: { source: 'settings.json', takenAt: NOW, keys: [{ id: 'key_a' }] },
    readAt: NOW,
  });
});

test('a skipped record leaves the stored key of its id as it was', () => {
  const read = readImport(`{"hoko.keys":{"key_a":{"name":"x"},"key_b":${good}}}`, [stored()], NOW, newId);
  expect(read).toMatchObject({ ok: true, diff: { added: [{ id: 'key_b' }], removed: [], unchanged: 1 } });
  expect(read.problems.map(({ problem }) => problem.code)).toEqual([
    'recordMissingField',
    'recordMissingField',
  ]);
});

test('a text with a value is refused as a whole', () => {
  const read = readImport(`{"hoko.keys":{"key_a":${good},"key_b":{"value":"x"}}}`, [stored()], NOW, newId);
  expect(read).toMatchObject({ ok: false, holdsValue: true });
});

test('a text from elsewhere is a source of its own, one from the same place updates it', () => {
  const other = readImport(snapshot('Acme.code-workspace'), [stored()], NOW, () => 'other');
  if (!other.ok) throw new Error('the snapshot is wrong');
  expect(other.source.id).toBe('other');
  expect(withSource([stored()], other.source)).toHaveLength(2);
  const again = readImport(`{"hoko.keys":{"key_b":${good}}}`, [other.source, stored()], NOW, newId);
  expect(again).toMatchObject({ source: { id: 'new' }, diff: { added: [{ id: 'key_b' }] } });
});

test('what is stored is read again as it was', () => {
  const written = toStored(stored());
  expect(written.ok && parseStored([written.stored])).toEqual([stored()]);
});

test.each([undefined, 'text', {}, [null], [{ id: 'a', kind: 'imported', readAt: NOW, snapshot: {} }]])(
  'storage that holds %j holds no keys',
  value => {
    expect(parseStored(value)).toEqual([]);
  },
);

function snapshot(source: string): string {
  const written = writeSnapshot({ keys: stored().snapshot.keys, rules: {}, source, takenAt: NOW });
  if (!written.ok) throw new Error(written.problem.code);
  return written.text;
}
