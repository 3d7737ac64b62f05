import { type ApiKey, atOnce, loadPublicSuffixes, parseKeys } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import { plainL10n as l10n } from '../words/plain-l10n.ts';
import { summarizeEdit } from './edit-summary.ts';

function key(scopes: string[], ...allowedHostnames: string[]): ApiKey {
  const parsed = parseKeys({ k: { name: 'Shop', scopes, allowedHostnames } }).keys[0];
  if (parsed === undefined) throw new Error('a test record that cannot be read');
  return parsed;
}

const READ = ['linksRead'];

const summaryOf = (...asked: Parameters<typeof summarizeEdit>) => atOnce(summarizeEdit(...asked));

test('scopes and entries that come and go', () => {
  const before = key(['linksRead', 'tagsRead'], 'a.test', 'b.test');
  const after = key(['linksRead', 'analyticsRead'], 'b.test', '*.c.test');
  expect(summaryOf(before, after, l10n)).toEqual({
    opensAll: false,
    opens: [
      'May now view analytics (analyticsRead)',
      '*.c.test: Lets in every hostname one level below c.test and, we assume, those further below.',
    ],
    closes: ['May no longer view tags (tagsRead)', 'Calls from pages on a.test'],
    stays: [],
  });
});

test('an entry that the rest of the list covers for certain goes on, one that it may cover is said to stop', () => {
  const before = key(READ, 'a.test', 'x.b.test', 'x.y.b.test', '*.b.test');
  expect(summaryOf(before, key(READ, '*.b.test'), l10n)).toMatchObject({
    closes: ['Calls from pages on a.test', 'Calls from pages on x.y.b.test'],
    stays: ['x.b.test is let in by the rest of the list'],
  });
});

test('the last entry taken out opens everything, the first one put in closes it', () => {
  const [open, closed] = [key(READ), key(READ, 'a.test')];
  expect(summaryOf(closed, open, l10n)).toEqual({
    opensAll: true,
    opens: ['With an empty list, any hostname will pass.'],
    closes: [],
    stays: [],
  });
  expect(summaryOf(open, closed, l10n)).toEqual({
    opensAll: false,
    opens: [],
    closes: ['The list was empty, so any hostname passed. From now on only: a.test'],
    stays: [],
  });
});

test('only what is new is warned about', async () => {
  const context = { suffixes: await loadPublicSuffixes() };
  const before = key(READ, '*.netlify.app');
  const after = key(READ, '*.netlify.app', '*.vercel.app');
  const warnings = summaryOf(before, after, l10n, context).opens.filter(line => line.startsWith('⚠'));
  expect(warnings).toEqual([expect.stringContaining('vercel.app')]);
  const writing = summaryOf(before, key(['linksWrite'], '*.netlify.app'), l10n, context);
  expect(writing.opens.join()).toMatch(/create, change and delete links.*⚠ /);
});

test('as written otherwise, an entry is not said to stay where that rests on an assumption', () => {
  const before = key(READ, 'A.test', 'b.test', '*.C.test', 'a.c.test.');
  expect(summaryOf(before, key(READ, 'a.test', 'B.test', '*.c.test'), l10n)).toMatchObject({
    closes: ['Calls from pages on b.test', 'Calls from pages on a.c.test.'],
    stays: ['A.test is let in by the rest of the list', '*.C.test is let in by the rest of the list'],
  });
});

test('of long lists it is made in short steps, and twice as many entries take twice as many', () => {
  const hosts = (from: number, count: number) => Array.from({ length: count }, (_, i) => `h${from + i}.test`);
  const stepsOf = (count: number) => {
    const before = key(READ, ...hosts(0, count));
    return [...summarizeEdit(before, key(READ, ...hosts(count / 2, count)), l10n)].length;
  };
  expect(stepsOf(5_000)).toBeGreaterThanOrEqual(40);
  expect(stepsOf(10_000)).toBeLessThanOrEqual(2 * stepsOf(5_000) + 2);
});

test('an empty list that gets many entries names the first', () => {
  const many = Array.from({ length: 20 }, (_, i) => `h${i}.test`);
  expect(summaryOf(key(READ), key(READ, ...many), l10n).closes[0]).toMatch(
    /only: h0\.test.*h7\.test and 12 more$/,
  );
});
