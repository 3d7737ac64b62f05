import { loadPublicSuffixes } from '@hoko-keys/shared';
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
    'Replace https://b.test/x by b.test',
    '"a.test", // first\n "b.test" // second\n',
  ],
  ['"a.test", "a.test" /* again */', 'Remove a.test', '"a.test" /* again */'],
  ['"a.test", "https://a.test"', 'Remove https://a.test', '"a.test"'],
  ['"*.a.test", "b.a.test"', 'Remove b.a.test', '"*.a.test"'],
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
    { kind: 'text', title: 'Replace https://a.test by a.test', text: text.replace('https://', '') },
  ]);
});

test('a scope that is written otherwise is corrected, a field nobody knows can go', () => {
  const text = file('"a.test"', ', "note": 1').replace('linksRead', 'links:read');
  expect(fixes(text)).toEqual([
    { kind: 'text', title: 'Remove “note”', text: text.replace(', "note": 1', '') },
    { kind: 'text', title: 'Replace links:read by linksRead', text: text.replace('links:read', 'linksRead') },
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
