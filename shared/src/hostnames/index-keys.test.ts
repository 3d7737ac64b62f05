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
