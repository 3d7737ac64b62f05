import { loadPublicSuffixes } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import { listKeys } from '../keys/listing.ts';
import { plainL10n as l10n } from '../words/plain-l10n.ts';
import { originOf, report } from './report.ts';

test.each([
  ['app.example.com', 'https://app.example.com'],
  ['http://localhost:5173/a?b', 'http://localhost:5173'],
  ['localhost:5173', 'https://localhost:5173'],
  ['capacitor://localhost', 'capacitor://localhost'],
  ['https://user:pw@Bücher.example:8443/x:9', 'https://xn--bcher-kva.example:8443'],
  ['http://[::1]:3000/', 'http://[::1]:3000'],
])('%s is judged as %s', (text, origin) => {
  expect(originOf(text)).toBe(origin);
});

test('what has no hostname is not judged', () => {
  expect(originOf('two words')).toBeUndefined();
});

const suffixes = await loadPublicSuffixes();

const { keys } = listKeys([
  {
    place: { kind: 'user' },
    value: {
      a: { name: 'Wild', scopes: ['linksRead'], allowedHostnames: ['*.example.com'] },
      b: { name: 'Exact', scopes: ['linksRead'], allowedHostnames: ['example.com'] },
      c: { name: 'Gone', scopes: ['linksRead'], allowedHostnames: [], status: 'revoked' },
      d: { name: '[x](command:evil) *bold*', scopes: ['linksRead'], allowedHostnames: [] },
    },
  },
]);

test('tells each key’s verdict, its reason, what is assumed, and the fix', () => {
  const text = report(keys, 'https://example.com', l10n, suffixes);
  expect(text).toMatch(
    /✗ Wild: probably blocked\n\n- example\.com is not in its list\.\n- Almost: `\*\.example\.com` covers what is below example\.com\.\n- Hoko’s documentation doesn’t say whether `\*\.example\.com` covers example\.com itself\. We assume it doesn’t\./,
  );
  expect(text).toContain('add `example.com`. Lets in this hostname and no other.');
  expect(text).toMatch(/✓ Exact: allowed\n\n- Matched example\.com/);
  expect(text).toMatch(/✗ Gone: blocked\n\n- The key is revoked/);
  expect(text.indexOf('Exact')).toBeLessThan(text.indexOf('Wild'));
});

test('a record’s text stays text', () => {
  expect(report(keys, 'https://example.com', l10n, suffixes)).toContain(
    '\\[x\\] (command:evil) \\*bold\\*: allowed',
  );
});

test('the fixes go from the smallest to wider ones, and a preview gets an address of one’s own', () => {
  const deep = report(keys, 'https://a.other.test', l10n, suffixes);
  expect(deep.indexOf('add `a.other.test`')).toBeLessThan(deep.indexOf('add `*.other.test`'));
  expect(report(keys, 'https://shop.vercel.app', l10n, suffixes)).toContain(
    'list `*.preview.example.com` once',
  );
  expect(report(keys, 'https://shop.vercel.app', l10n, suffixes)).not.toContain('add `*.vercel.app`');
});
