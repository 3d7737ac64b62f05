import { loadPublicSuffixes, type Problem } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import type { Place } from '../settings/place.ts';
import { plainL10n as l10n } from '../words/plain-l10n.ts';
import { findProblems } from './find-problems.ts';
import { quickFixes } from './quick-fixes.ts';

const place: Place = { kind: 'folder', file: 'file:///p/.vscode/settings.json', name: 'p' };
const suffixes = await loadPublicSuffixes();

function fixes(text: string) {
  return [...findProblems({ text, place, others: [] }, suffixes)]
    .flat()
    .flatMap(found => quickFixes(found, text, l10n));
}

const file = (hostnames: string, more = '') =>
  `{ "hoko.keys": { "k": { "name": "K", "scopes": ["linksRead"], "allowedHostnames": [${hostnames}]${more} } } }`;

test.each([
  [
    '"a.test", // first\n "https://b.test/x" // second\n',
    'Replace https://b.test/x with b.test',
    '"a.test", // first\n "b.test" // second\n',
  ],
  ['"a.test", "a.test" /* again */', 'Remove a.test', '"a.test" /* again */'],
  ['"a.test", "https://a.test"', 'Remove https://a.test', '"a.test"'],
  ['"*.a.test", "b.a.test"', 'Remove b.a.test', '"*.a.test"'],
  ['"a.test *.b.test"', 'Split into 2 entries', '"a.test", "*.b.test"'],
  ['"a.test, *.b.test"', 'Split into 2 entries', '"a.test", "*.b.test"'],
  ['"example.com"', 'Add www.example.com', '"example.com", "www.example.com"'],
])('%s: %s', (before, title, after) => {
  expect(fixes(file(before))).toEqual([{ kind: 'text', title, text: file(after) }]);
});

test('a record that is nested without end keeps no other from being mended', () => {
  const text = file('"https://a.test"').replace(
    '"k":',
    `"h": ${'['.repeat(100_000)}${']'.repeat(100_000)}, "k":`,
  );
  expect(fixes(text)).toEqual([
    { kind: 'text', title: 'Replace https://a.test with a.test', text: text.replace('https://', '') },
  ]);
});

test('a scope that is written otherwise is corrected, a field nobody knows can go', () => {
  const text = file('"a.test"', ', "note": 1').replace('linksRead', 'links:read');
  expect(fixes(text)).toEqual([
    { kind: 'text', title: 'Remove “note”', text: text.replace(', "note": 1', '') },
    {
      kind: 'text',
      title: 'Replace links:read with linksRead',
      text: text.replace('links:read', 'linksRead'),
    },
  ]);
});

test('what has to ask first is a flow: a wildcard of strangers, a pasted value, a key of the emulator', () => {
  expect(fixes(file('"*.vercel.app"'))).toMatchObject([{ kind: 'flow', flow: 'replaceShared' }]);
  expect(fixes(file('', ', "token": "q7Zk2Jx9vB4mT1pR8sL5wN3c"'))).toMatchObject([
    { kind: 'flow', flow: 'moveValue' },
  ]);
  expect(fixes(file('"https://a.test"', ', "service": "emulator"'))).toMatchObject([
    { kind: 'flow', flow: 'fixHostname' },
  ]);
});

/** What can be wrong with an entry; that a verdict can't read one is said of a verdict. */
type EntryCode = Exclude<Extract<Problem['code'], `entry${string}`>, 'entryUnreadable'>;

/** For each, a list, the part of it that is marked, and the fix where there is one. */
const WRONG: Readonly<Record<EntryCode, readonly [list: string, marked: string, fix?: string]>> = {
  entryEmpty: ['""', '""'],
  entryNotHostname: ['"a..test"', '"a..test"'],
  entryIsUrl: ['"https://a.test/x"', '"https://a.test/x"', 'Replace https://a.test/x with a.test'],
  entryHasPort: ['"a.test:8080"', '"a.test:8080"', 'Replace a.test:8080 with a.test'],
  entryHasPath: ['"a.test/path"', '"a.test/path"', 'Replace a.test/path with a.test'],
  entryHasSpace: ['"a b"', '"a b"'],
  entryIsList: ['"a.test, b.test"', '"a.test, b.test"', 'Split into 2 entries'],
  entryIsEmail: ['"me@a.test"', '"me@a.test"'],
  entryAnyHost: ['"*"', '"*"'],
  entryLeadingDot: ['".a.test"', '".a.test"', 'Replace .a.test with *.a.test'],
  entryWildcardTwice: ['"*.*.a.test"', '"*.*.a.test"', 'Replace *.*.a.test with *.a.test'],
  entryWildcardLast: ['"a.test.*"', '"a.test.*"'],
  entryWildcardPart: ['"app-*.a.test"', '"app-*.a.test"'],
  entryWildcardIp: ['"*.1.2.3.4"', '"*.1.2.3.4"', 'Replace *.1.2.3.4 with 1.2.3.4'],
  entryIsRange: ['"10.0.0.0/8"', '"10.0.0.0/8"'],
  entryOddIp: ['"127.1"', '"127.1"', 'Replace 127.1 with 127.0.0.1'],
  entryNoBrackets: ['"::1"', '"::1"', 'Replace ::1 with [::1]'],
  entryHasPercent: ['"%61.test"', '"%61.test"', 'Replace %61.test with a.test'],
  entryHasQuotes: [`"'a.test'"`, `"'a.test'"`, `Replace 'a.test' with a.test`],
  entryDisputed: ['"xn--a.test"', '"xn--a.test"'],
  entryUpperCase: ['"A.test"', '"A.test"', 'Replace A.test with a.test'],
  entryTrailingDot: ['"a.test."', '"a.test."', 'Replace a.test. with a.test'],
  entryUnicode: ['"bücher.test"', '"bücher.test"', 'Replace bücher.test with xn--bcher-kva.test'],
  entryIsIp: ['"1.2.3.4"', '"1.2.3.4"'],
  entryIsLocal: ['"localhost"', '"localhost"'],
  entryIsNull: ['"null"', '"null"'],
  entryDuplicate: ['"a.test", "a.test"', '"a.test"', 'Remove a.test'],
  entryCovered: ['"b.a.test", "*.a.test"', '"b.a.test"', 'Remove b.a.test'],
  entryPublicSuffix: ['"vercel.app"', '"vercel.app"'],
  entryPublicWildcard: [
    '"*.vercel.app"',
    '"*.vercel.app"',
    'Replace *.vercel.app with an entry on your own domain…',
  ],
  entryMixedScripts: ['"xn--pple-43d.com"', '"xn--pple-43d.com"'],
  entryOnlyWww: ['"www.example.com"', '"www.example.com"', 'Add example.com'],
  entryOnlyApex: ['"example.com"', '"example.com"', 'Add www.example.com'],
};

test.each(Object.entries(WRONG))('%s is marked at the entry, and mended where that can be', (code, wrong) => {
  const [list, marked, fix] = wrong;
  const text = file(list);
  const found = [...findProblems({ text, place, others: [] }, suffixes)].flat();
  const [own, ...more] = found.filter(({ problem }) => problem.code === code);
  if (own === undefined) throw new Error(`only ${found.map(({ problem }) => problem.code)}`);
  expect([text.slice(own.start, own.end), more]).toEqual([marked, []]);
  expect(quickFixes(own, text, l10n).map(({ title }) => title)).toEqual(fix === undefined ? [] : [fix]);
});

test('what would not be right for every part, or everywhere, is not offered', () => {
  expect(fixes(file('"a.test, b..test"'))).toEqual([]);
  expect(fixes(file('"a.test, b.test"', ', "service": "emulator"'))).toEqual([]);
  expect(fixes(file('"a.test"', ', "q7Zk2Jx9vB4mT1pR8sL5wN3c": 1'))).toEqual([]);
});
