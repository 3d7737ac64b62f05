import { parse } from 'tldts';
import { expect, test } from 'vitest';
import { publicSuffixes, UNLISTED } from './suffix-data.ts';

test.each(UNLISTED)('%s is not in the public suffix list itself', suffix => {
  expect(parse(`a.${suffix}`, { allowPrivateDomains: true }).publicSuffix).not.toBe(suffix);
  expect(publicSuffixes.isPublicSuffix(suffix)).toBe(true);
});

test.each([
  ['com', true],
  ['co.uk', true],
  ['vercel.app', true],
  ['netlify.app', true],
  ['pages.dev', true],
  ['github.io', true],
  ['web.app', true],
  ['herokuapp.com', true],
  ['example.com', false],
  ['shop.vercel.app', false],
  ['localhost', false],
  ['127.0.0.1', false],
])('whether strangers have names under %s: %s', (hostname, shared) => {
  expect(publicSuffixes.isPublicSuffix(hostname)).toBe(shared);
});

test.each([
  ['shop-git-main-acme.vercel.app', 'vercel.app'],
  ['a.b.vercel.app', 'vercel.app'],
  ['8000-acme.app.github.dev', 'app.github.dev'],
  ['192-0-2-7.sslip.io', 'sslip.io'],
  ['vercel.app', undefined],
  ['app.example.com', undefined],
  ['app.example.co.uk', undefined],
])('the platform of %s is %s', (hostname, platform) => {
  expect(publicSuffixes.platformOf(hostname)).toBe(platform);
});
