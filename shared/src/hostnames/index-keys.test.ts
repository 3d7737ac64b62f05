import { expect, test } from 'vitest';
import { indexKeys } from './index-keys.ts';

test('names the entry that matched, and none for an empty list', () => {
  const index = indexKeys([
    { id: 'wild', allowedHostnames: ['*.example.com'] },
    { id: 'any', allowedHostnames: [] },
  ]);
  expect([...index.keysAllowing('app.example.com')]).toEqual([
    { id: 'any' },
    { id: 'wild', entry: '*.example.com' },
  ]);
});

test('many keys that share an entry are removed as fast as others', () => {
  const keys = Array.from({ length: 100_000 }, (_, i) => ({
    id: `key_${i}`,
    allowedHostnames: ['localhost'],
  }));
  const index = indexKeys(keys);
  for (const { id } of keys.slice(0, -1)) index.remove(id);
  expect([...index.keysAllowing('localhost')]).toEqual([{ id: 'key_99999', entry: 'localhost' }]);
});

test('one hostname in many spellings is put in and removed as fast as many hostnames', () => {
  const allowedHostnames = Array.from({ length: 1 << 17 }, (_, spelling) =>
    spelled('aspellinginletters.example', spelling),
  );
  const index = indexKeys([{ id: 'odd', allowedHostnames }]);
  expect([...index.keysAllowing('aspellinginletters.example')]).toHaveLength(allowedHostnames.length);
  index.remove('odd');
  expect([...index.keysAllowing('aspellinginletters.example')]).toEqual([]);
});

test('a view walks the keys as they are by then', () => {
  const keys = ['a', 'b', 'c', 'd'].map(id => ({ id, allowedHostnames: ['example.com', 'example.com'] }));
  const index = indexKeys(keys);
  const view = index.keysAllowing('example.com');
  index.remove('b');
  index.replace({ id: 'a', allowedHostnames: ['example.com'] });
  expect([...view].map(({ id }) => id).sort()).toEqual(['a', 'c', 'd']);
});

test('a view walks a replaced key that alone has an entry', () => {
  const index = indexKeys([{ id: 'a', allowedHostnames: ['example.com'] }]);
  const view = index.keysAllowing('example.com');
  index.replace({ id: 'a', allowedHostnames: ['example.com', 'other.com'] });
  expect([...view]).toEqual([{ id: 'a', entry: 'example.com' }]);
});

test.each([[[]], [['example.com']]])(
  'keys may be replaced on the way through a view: %j',
  allowedHostnames => {
    const index = indexKeys(['a', 'b', 'c'].map(id => ({ id, allowedHostnames })));
    const walked: string[] = [];
    for (const { id } of index.keysAllowing('example.com')) {
      walked.push(id);
      if (walked.length > 3) break;
      index.replace({ id, allowedHostnames });
    }
    expect(walked.sort()).toEqual(['a', 'b', 'c']);
  },
);

/** The letters whose places are bits of a number are in upper case. */
function spelled(hostname: string, bits: number): string {
  return [...hostname].map((char, i) => ((bits >> i) & 1 ? char.toUpperCase() : char)).join('');
}
