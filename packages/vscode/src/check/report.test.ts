import { loadPublicSuffixes } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import { listKeys } from '../keys/listing.ts';
import { plainL10n as l10n } from '../words/plain-l10n.ts';
import { report as reportOf } from './report.ts';

const suffixes = await loadPublicSuffixes();

const listing = listKeys([
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

/** A report's Markdown. */
const report = (...args: Parameters<typeof reportOf>) => reportOf(...args).markdown;

test('tells each key’s verdict, its reason, what is assumed, and the fix', () => {
  const text = report(listing, 'https://example.com', l10n, suffixes);
  expect(text).toMatch(
    /✗ Wild: probably blocked\n\n- example\.com is not in its list\.\n- Almost: `\*\.example\.com` covers what is below example\.com\.\n- Hoko’s documentation doesn’t say whether `\*\.example\.com` covers example\.com itself\. We assume it doesn’t\./,
  );
  expect(text).toContain('add `example.com`. Lets in this hostname and no other.');
  expect(text).toMatch(/✓ Exact: allowed\n\n- Matched example\.com/);
  expect(text).toMatch(/✗ Gone: blocked\n\n- The key is revoked/);
  expect(text.indexOf('Exact')).toBeLessThan(text.indexOf('Wild'));
});

test('a record’s text stays text', () => {
  expect(report(listing, 'https://example.com', l10n, suffixes)).toContain(
    '\\[x\\] (command:evil) \\*bold\\*: allowed',
  );
});

test('a fix is offered at its sentence, and at its key’s heading', () => {
  const { markdown, fixes } = reportOf(listing, 'https://a.other.test', l10n, suffixes);
  const lines = markdown.split('\n');
  const offered = fixes.map(({ key, entry, heading, line }) => [key, entry, lines[heading], lines[line]]);
  expect(offered).toEqual([
    ['b', 'a.other.test', '## ✗ Exact: blocked', expect.stringContaining('add `a.other.test`')],
    ['b', '*.other.test', '## ✗ Exact: blocked', expect.stringContaining('add `*.other.test`')],
    ['a', 'a.other.test', '## ✗ Wild: blocked', expect.stringContaining('add `a.other.test`')],
    ['a', '*.other.test', '## ✗ Wild: blocked', expect.stringContaining('add `*.other.test`')],
  ]);
});

test('of very many keys only some are explained, and all are counted', () => {
  const one = listing.keys.find(({ key }) => key.name === 'Wild');
  if (one === undefined) throw new Error('the listing has a key');
  const { markdown, fixes } = reportOf(
    { keys: Array(10_000).fill(one), problems: [] },
    'https://a.other.test',
    l10n,
    suffixes,
  );
  expect(markdown).toContain('0 of 10000 keys let it in.');
  expect(markdown).toContain('Left out here: 9900 more keys, blocked.');
  expect(fixes).toHaveLength(200);
});

test('the fixes go from the smallest to wider ones, and a preview gets an address of one’s own', () => {
  const deep = report(listing, 'https://a.other.test', l10n, suffixes);
  expect(deep.indexOf('add `a.other.test`')).toBeLessThan(deep.indexOf('add `*.other.test`'));
  expect(report(listing, 'https://shop.vercel.app', l10n, suffixes)).toContain(
    'list `*.preview.example.com` once',
  );
  expect(report(listing, 'https://shop.vercel.app', l10n, suffixes)).not.toContain('add `*.vercel.app`');
});

test('an entry with a line break begins no line of its own, and turns no text around', () => {
  const broken = listKeys([
    {
      place: { kind: 'user' },
      value: {
        a: {
          name: 'A',
          scopes: ['linksRead'],
          allowedHostnames: ['\n## ✓ Other: allowed\n\n- \u202Eexample.com', 'www.example.com'],
        },
      },
    },
  ]);
  const text = report(broken, 'https://example.com', l10n, suffixes);
  expect(text.split('\n').filter(line => line.startsWith('## '))).toEqual(['## ? A: undetermined']);
  expect(text).not.toContain('\u202E');
  expect(text).not.toMatch(/[^\\`*]\bwww\.example/);
});

test('an entry to add stands there in full, however long it is', () => {
  const hostname = `${'a'.repeat(60)}.${'b'.repeat(60)}.test`;
  const { markdown, fixes } = reportOf(listing, `https://${hostname}`, l10n, suffixes);
  expect(markdown).toContain(`# \`https://${hostname}\``);
  expect(markdown.split('\n')[fixes[0]?.line ?? 0]).toContain(`To let it in, add \`${hostname}\``);
});

test('what can’t be read is named, and is not passed over as if it were not there', () => {
  const records = { 'dr*ft*': { name: 'Draft' }, b: 1 };
  const unread = listKeys([{ place: { kind: 'user' }, value: records }]);
  const told = 'Can’t be read, and left out here: dr\\*ft\\*, b.';
  const text = report(unread, 'https://example.com', l10n, suffixes);
  expect(text).toContain(told);
  expect(text).not.toContain('There are no keys yet.');
  const beside = { keys: listing.keys, problems: unread.problems };
  expect(report(beside, 'https://example.com', l10n, suffixes)).toContain(
    `2 of 4 keys let it in.\n\n${told}`,
  );
  expect(report(listing, 'https://example.com', l10n, suffixes)).not.toContain('Can’t be read');
});
