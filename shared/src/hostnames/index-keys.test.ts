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
