import { atOnce, loadPublicSuffixes } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import type { Place } from '../settings/place.ts';
import { keyProblems } from './key-problems.ts';
import { type Listing, listKeys } from './listing.ts';

const FOLDER: Place = { kind: 'folder', file: 'file:///p/.vscode/settings.json', name: 'p' };
const FINGERPRINT = 'fp1_0123456789abcdef';

const codes = (listing: Listing, problems = keyProblems(listing)) =>
  Object.fromEntries(
    listing.keys.map(placed => [placed.key.name, atOnce(problems.of(placed)).all.map(({ code }) => code)]),
  );

const record = (name: string, more = {}) => ({
  name,
  scopes: ['linksRead'],
  allowedHostnames: ['a.test'],
  ...more,
});

test('a key that can write is told, by whether its list is empty', () => {
  const write = { scopes: ['linksRead', 'linksWrite'] };
  const value = { a: record('A', write), b: record('B', { ...write, allowedHostnames: [] }), c: record('C') };
  expect(codes(listKeys([{ place: FOLDER, value }]))).toEqual({
    A: ['listWritesFromBrowser'],
    B: ['listEmptyWrites'],
    C: [],
  });
});

test('with the suffix data, a wildcard that lets in strangers is told; the worst comes first', async () => {
  const value = { a: record('A', { allowedHostnames: ['localhost', '*.vercel.app', 'https://x.test/'] }) };
  const listing = listKeys([{ place: FOLDER, value }]);
  expect(codes(listing)).toEqual({ A: ['entryIsUrl', 'entryIsLocal'] });
  const problems = keyProblems(listing, await loadPublicSuffixes());
  expect(codes(listing, problems)).toEqual({ A: ['entryIsUrl', 'entryPublicWildcard', 'entryIsLocal'] });
});

test('two records of one value are told at one of them; the same record in two files is not two', () => {
  const value = {
    a: record('A', { fingerprint: FINGERPRINT }),
    b: record('B', { fingerprint: FINGERPRINT }),
  };
  const user = { place: { kind: 'user' } as const, value: { a: record('A', { fingerprint: FINGERPRINT }) } };
  expect(codes(listKeys([{ place: FOLDER, value }]))).toEqual({ A: [], B: ['recordsShareValue'] });
  expect(codes(listKeys([user, { place: FOLDER, value: { a: value.a } }]))).toEqual({ A: [] });
});

test('of a revoked key nothing is said but what its record holds', () => {
  const value = {
    a: record('A', {
      status: 'revoked',
      scopes: ['linksWrite', 'moonRead'],
      allowedHostnames: ['https://x.test/'],
    }),
  };
  expect(codes(listKeys([{ place: FOLDER, value }]))).toEqual({ A: ['recordUnknownScope'] });
});
