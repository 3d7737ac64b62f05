import { expect, test } from 'vitest';
import { allowListOf, firstCovering } from './allow-list.ts';

test.each([
  ['a.example.com', false, false, '*.example.com'],
  ['a.b.example.com', false, true, '*.example.com'],
  ['a.b.example.com', false, false, undefined],
  ['example.com', true, false, '*.example.com'],
  ['example.com', false, true, undefined],
  ['badexample.com', true, true, undefined],
  ['a.example.org', true, true, 'a.example.org'],
])('%s, with apex %s and any depth %s, is covered by %s', (host, apex, anyDepth, by) => {
  const list = allowListOf(['*.example.com', 'a.example.com', 'a.example.org']);
  expect(firstCovering(list, host, { apex, anyDepth })?.entry).toBe(by);
});
