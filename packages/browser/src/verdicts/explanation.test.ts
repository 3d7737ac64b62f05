import { type ApiKey, loadPublicSuffixes } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import { listedFor } from '../keys/listed-in-test.ts';
import { explain } from './explanation.ts';
import { rowsFor } from './rows.ts';

const suffixes = await loadPublicSuffixes();

const key = (allowedHostnames: string[]): ApiKey => ({
  id: 'key_a',
  name: 'A',
  service: 'hoko',
  scopes: ['linksRead'],
  allowedHostnames,
  status: 'active',
});

function explained(allowedHostnames: string[], origin: string) {
  const [row] = rowsFor({ origin }, listedFor({ origin }, [key(allowedHostnames)]));
  if (row === undefined) throw new Error('a key has a row');
  return explain(row, allowedHostnames, { origin }, suffixes);
}

test('tells the entry that almost matched, and fixes from the narrowest on', () => {
  const { miss, fixes, advice } = explained(['www.example.com'], 'https://example.com');
  expect(miss).toEqual({ code: 'missWww', args: { hostname: 'example.com', entry: 'www.example.com' } });
  expect(fixes.map(({ entry }) => entry)).toEqual(['example.com']);
  expect(advice).toBeUndefined();
  const deeper = explained(['example.com'], 'https://a.b.example.com');
  expect(deeper.fixes.map(({ entry }) => entry)).toEqual([
    'a.b.example.com',
    '*.b.example.com',
    '*.example.com',
  ]);
});

test('tells how the block shows itself, in Hoko’s words', () => {
  const { answers } = explained(['www.example.com'], 'https://example.com');
  expect(answers?.args).toEqual({ errors: ['Hostname blocked', 'Invalid API key'] });
});

test('of a preview’s address there is no wildcard, but advice', () => {
  const { fixes, advice } = explained(['example.com'], 'https://shop-git-main.vercel.app');
  expect(fixes.map(({ entry }) => entry)).toEqual(['shop-git-main.vercel.app']);
  expect(advice?.args).toMatchObject({ platform: 'vercel.app', entry: '*.preview.example.com' });
});

test('of a key that lets the page in there is nothing more to say', () => {
  const nothing = { miss: undefined, fixes: [], answers: undefined, advice: undefined };
  expect(explained(['example.com'], 'https://example.com')).toEqual(nothing);
});
