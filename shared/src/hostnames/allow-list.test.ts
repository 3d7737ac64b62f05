import { expect, test } from 'vitest';
import { allowListOf, firstCovering } from './allow-list.ts';

test.each([
  ['c.example.com', false, false, '*.example.com'],
  ['a.example.com', false, false, 'a.example.com'],
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

test('in a long list of one domain’s subdomains the first entry that covers one is found', () => {
  const below = Array.from({ length: 50_000 }, (_, i) => [`a${i}.example.com`, '*.example.com']).flat();
  const list = allowListOf(['example.com', ...below]);
  expect(firstCovering(list, 'a7.example.com', { apex: false, anyDepth: true })?.entry).toBe(
    'a7.example.com',
  );
});
