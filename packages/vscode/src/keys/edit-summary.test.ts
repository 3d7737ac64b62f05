import { type ApiKey, loadPublicSuffixes, parseKeys } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import { plainL10n as l10n } from '../words/plain-l10n.ts';
import { summarizeEdit } from './edit-summary.ts';

function key(scopes: string[], ...allowedHostnames: string[]): ApiKey {
  const parsed = parseKeys({ k: { name: 'Shop', scopes, allowedHostnames } }).keys[0];
  if (parsed === undefined) throw new Error('a test record that cannot be read');
  return parsed;
}

const READ = ['linksRead'];

test('scopes and entries that come and go', () => {
  const before = key(['linksRead', 'tagsRead'], 'a.test', 'b.test');
  const after = key(['linksRead', 'analyticsRead'], 'b.test', '*.c.test');
  expect(summarizeEdit(before, after, l10n)).toEqual({
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
  expect(summarizeEdit(before, key(READ, '*.b.test'), l10n)).toMatchObject({
    closes: ['Calls from pages on a.test', 'Calls from pages on x.y.b.test'],
    stays: ['x.b.test is let in by the rest of the list'],
  });
});

test('the last entry taken out opens everything, the first one put in closes it', () => {
  const [open, closed] = [key(READ), key(READ, 'a.test')];
  expect(summarizeEdit(closed, open, l10n)).toEqual({
    opensAll: true,
    opens: ['With an empty list, any hostname will pass.'],
    closes: [],
    stays: [],
  });
  expect(summarizeEdit(open, closed, l10n)).toEqual({
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
  const warnings = summarizeEdit(before, after, l10n, context).opens.filter(line => line.startsWith('⚠'));
  expect(warnings).toEqual([expect.stringContaining('vercel.app')]);
  const writing = summarizeEdit(before, key(['linksWrite'], '*.netlify.app'), l10n, context);
  expect(writing.opens.join()).toMatch(/create, change and delete links.*⚠ /);
});
