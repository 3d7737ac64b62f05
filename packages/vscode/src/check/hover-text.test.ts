import { expect, test } from 'vitest';
import { listKeys } from '../keys/listing.ts';
import type { Place } from '../settings/place.ts';
import { plainL10n as l10n } from '../words/plain-l10n.ts';
import { entryAt, hoverText, keysWith } from './hover-text.ts';

const folder: Place = { kind: 'folder', file: 'file:///p/.vscode/settings.json', name: 'p' };
const workspace: Place = {
  kind: 'workspaceFile',
  file: 'file:///p/a.code-workspace',
  name: 'a.code-workspace',
};
const TEXT =
  '{ "x": ["a.test"], "hoko.keys": { "k": { "name": "K", /* c */ "allowedHostnames": ["a.test", "*.b.test"] } } }';

test('the entry under the pointer is found in a list of a key, and nowhere else', () => {
  const at = (part: string, text = TEXT, place: Place = folder) =>
    entryAt(text, place, text.lastIndexOf(part) + 2)?.entry;
  expect([at('a.test'), at('*.b.test'), at('"K"'), at('allowedHost')]).toEqual([
    'a.test',
    '*.b.test',
    undefined,
    undefined,
  ]);
  expect(entryAt(TEXT, folder, TEXT.indexOf('a.test'))).toBeUndefined();
  expect(at('a.test', TEXT, workspace)).toBeUndefined();
  expect(at('a.test', `{ "settings": ${TEXT} }`, workspace)).toBe('a.test');
});

const { keys } = listKeys([
  {
    place: folder,
    value: {
      a: { name: 'Wild', scopes: ['linksRead'], allowedHostnames: ['*.b.test'] },
      b: { name: 'Exact', scopes: ['linksRead'], allowedHostnames: ['a.test'] },
    },
  },
]);

test('of a hostname the verdicts are told, of a wildcard those on a hostname below it', () => {
  expect(hoverText('a.test', keys, l10n)).toEqual({
    sentences: ['Lets in this hostname and no other.', 'A page at a.test: 1 of 2 keys let it in.'],
    verdicts: ['✓ Exact: allowed', '✗ Wild: blocked'],
    address: 'https://a.test',
  });
  expect(hoverText('*.b.test', keys, l10n)).toMatchObject({
    verdicts: ['✓ Wild: allowed', '✗ Exact: blocked'],
    address: 'https://app.b.test',
  });
  expect(hoverText('https://a.test', keys, l10n)).toBeUndefined();
});

test('a file that is not saved yet is judged as it stands in its editor, beside the keys of other files', () => {
  const mine = { c: { name: 'Mine', scopes: ['linksRead'], allowedHostnames: ['new.test'] } };
  const all = [...keys, ...listKeys([{ place: { kind: 'user' }, value: mine }]).keys];
  const typed = TEXT.replace('"*.b.test"', '"new.test"').replace('"K"', '"K", "scopes": ["linksRead"]');
  expect(hoverText('new.test', keysWith(typed, folder, all), l10n)?.verdicts).toEqual([
    '✓ K: allowed',
    '✓ Mine: allowed',
  ]);
  expect(keysWith('{ ', folder, all).map(({ key }) => key.name)).toEqual(['Mine']);
});

test('of many keys as many are named as a hover holds', () => {
  const [one] = keys;
  if (one === undefined) throw new Error('the listing has a key');
  expect(hoverText('a.test', Array(20).fill(one), l10n)?.verdicts).toHaveLength(9);
});
