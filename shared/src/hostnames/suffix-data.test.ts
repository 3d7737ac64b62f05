import { parse } from 'tldts';
import { expect, test } from 'vitest';
import { ABOVE_LISTED, publicSuffixes, UNLISTED } from './suffix-data.ts';

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

test.each([
  ['vercel.app', true],
  ['gitpod.io', true],
  ['ws-eu1.gitpod.io', true],
  ['7.nip.io', true],
  ['preview.app.github.dev', true],
  ['github.dev', true],
  ['amazonaws.com', true],
  ['eu-west-1.amazonaws.com', true],
  ['my-bucket.s3.amazonaws.com', false],
  ['replit.dev', true],
  ['shop.vercel.app', false],
  ['example.com', false],
  ['example.co.uk', false],
  ['localhost', false],
])('whether a wildcard on %s lets in strangers: %s', (hostname, shared) => {
  expect(publicSuffixes.isShared(hostname)).toBe(shared);
});

/** A public suffix below each of the domains above some; a list that has dropped them all needs no word of ours. */
const BELOW: Readonly<Record<string, string>> = {
  'amazonaws.com': 's3',
  'amazonaws.com.cn': 'elb',
  'amazoncognito.com': 'auth.eu-west-3',
  'canva.site': 'my',
  'databricksapps.com': 'gcp',
  'fastly.net': 'map',
  'linode.com': 'members',
  'linodeusercontent.com': 'ip',
  'on.aws': 'airflow.eu-west-3',
  'railway.app': 'up',
  'render.com': 'app',
  'sagemaker.aws': 'experiments',
  'scw.cloud': 'k8s',
  'storage.dev': 't3',
  'windows.net': 'web.core',
};

test.each(ABOVE_LISTED)('%s is no public suffix itself, and has one below', domain => {
  expect(publicSuffixes.isPublicSuffix(domain)).toBe(false);
  expect(publicSuffixes.isPublicSuffix(`${BELOW[domain]}.${domain}`)).toBe(true);
});
