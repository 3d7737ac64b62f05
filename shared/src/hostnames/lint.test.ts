import { expect, test } from 'vitest';
import { lintHostnames } from './lint.ts';

const suffixes = { isPublicSuffix: (hostname: string) => ['vercel.app', 'com'].includes(hostname) };

test.each([
  [['example.com', 'example.com'], ['entryDuplicate']],
  [
    ['example.com', 'EXAMPLE.com'],
    ['entryUpperCase', 'entryDuplicate'],
  ],
  [['*.example.com', 'app.example.com'], ['entryCovered']],
  [['app.example.com', '*.example.com'], ['entryCovered']],
  [['*.example.com', 'example.com'], []],
  [['*.a.example.com', '*.example.com'], ['entryCovered']],
  [['bücher.example'], ['entryUnicode']],
  [['example.com.'], ['entryTrailingDot']],
  [['127.0.0.1'], ['entryIsIp']],
  [['localhost'], ['entryIsLocal']],
  [['*.vercel.app'], ['entryPublicSuffix']],
  [['shop.vercel.app'], []],
  [
    ['*', 'https://example.com'],
    ['entryAnyHost', 'entryIsUrl'],
  ],
  [[], []],
])('%j is told %j', (entries, codes) => {
  expect(lintHostnames(entries, { suffixes }).map(({ code }) => code)).toEqual(codes);
});

test('a spelling warning offers the folded entry', () => {
  expect(lintHostnames(['*.Bücher.example'])[0]).toMatchObject({
    suggestion: '*.xn--bcher-kva.example',
    severity: 'warning',
  });
});

test('without suffix data nothing is said about public suffixes', () => {
  expect(lintHostnames(['*.vercel.app'])).toEqual([]);
});
