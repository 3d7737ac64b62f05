import { atOnce, loadPublicSuffixes, writtenInSteps } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import { plainL10n as l10n } from '../words/plain-l10n.ts';
import { remarkOnEntries, remarkOnEntry, splitEntries } from './remark.ts';

const worstOf = (...asked: Parameters<typeof remarkOnEntries>) => atOnce(remarkOnEntries(...asked));
const among = (others: readonly string[]) => atOnce(writtenInSteps(others));

test('a URL is refused and the entry that was meant is offered', () => {
  expect(remarkOnEntry('https://app.example.com/x', among([]), l10n)).toEqual({
    severity: 'error',
    message: '“https://app.example.com/x” is a URL. An entry is the hostname alone. Meant: app.example.com',
    suggestion: 'app.example.com',
  });
});

test('what is in the list already is refused, what another covers is not', () => {
  expect(remarkOnEntry('example.com', among(['example.com']), l10n)?.severity).toBe('error');
  expect(remarkOnEntry('app.example.com', among(['*.example.com']), l10n)?.severity).toBe('info');
  expect(remarkOnEntry('app.example.com', among(['example.com']), l10n)).toBeUndefined();
});

test('a pasted value is refused without being repeated', () => {
  const value = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
  const remark = remarkOnEntry(value, among([]), l10n);
  expect(remark?.severity).toBe('error');
  expect(remark?.message).not.toContain(value);
});

test('several entries in one box: the worst remark, with the whole box corrected', () => {
  expect(splitEntries(' a.test, *.b.test\nc.test;')).toEqual(['a.test', '*.b.test', 'c.test']);
  expect(worstOf('a.test, https://b.test/x, C.test', l10n)).toMatchObject({
    severity: 'error',
    suggestion: 'a.test, b.test, C.test',
  });
  expect(worstOf('', l10n)).toMatchObject({ severity: 'warning' });
  expect(worstOf('a.test *.b.test', l10n)).toBeUndefined();
});

test('with the suffix data, a wildcard that lets in strangers is told', async () => {
  const suffixes = await loadPublicSuffixes();
  expect(remarkOnEntry('*.vercel.app', among([]), l10n, { suffixes })).toMatchObject({ severity: 'warning' });
  expect(worstOf('a.test, *.vercel.app', l10n, { suffixes })).toMatchObject({ severity: 'warning' });
  expect(remarkOnEntry('.vercel.app', among([]), l10n, { suffixes })?.suggestion).toBeUndefined();
  expect(remarkOnEntry('.acme.com', among([]), l10n, { suffixes })?.suggestion).toBe('*.acme.com');
});

test('a box with thousands of entries is looked at in short steps, and as soon as another', () => {
  const entries = Array.from({ length: 5_000 }, (_, i) => `h${i}.test`).join(' ');
  expect(worstOf(entries, l10n)).toBeUndefined();
  expect(worstOf(`${entries} h7.test`, l10n)?.severity).toBe('error');
  expect([...remarkOnEntries(entries, l10n)].length).toBeGreaterThanOrEqual(20);
});
