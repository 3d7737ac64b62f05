import { loadPublicSuffixes, MAX_KEYS } from '@hoko-keys/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listKeys } from '../keys/listing.ts';
import type { Place } from '../settings/place.ts';
import { findProblems } from './find-problems.ts';

const place: Place = { kind: 'folder', file: 'file:///p/.vscode/settings.json', name: 'p' };
const suffixes = await loadPublicSuffixes();

/** Each problem's code, and the text it is marked at. */
function marks(text: string, at: Place = place, others: Parameters<typeof findProblems>[0]['others'] = []) {
  return [...findProblems({ text, place: at, others }, suffixes)]
    .flat()
    .map(({ problem, start, end }) => [problem.code, text.slice(start, end)]);
}

const VALUE = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
const keys = (records: string) => `{ // shared\n "a": 1, "hoko.keys": {${records}}, }`;
const key = (hostnames: string, more = '') =>
  keys(`"k": { "name": "K", "scopes": ["linksRead"], "allowedHostnames": [${hostnames}]${more} }`);

describe('each problem stands at what it is about', () => {
  test.each([
    [key('"a.test", /* x */ "https://b.test/x"'), [['entryIsUrl', '"https://b.test/x"']]],
    [
      key('"a.example.com", "a.example.com", "b.test", "a.example.com"'),
      [
        ['entryDuplicate', '"a.example.com"'],
        ['entryDuplicate', '"a.example.com"'],
      ],
    ],
    [
      key('"a.example.com", "a.example.com.", "A.example.com", "A.example.com"'),
      [
        ['entryTrailingDot', '"a.example.com."'],
        ['entryUpperCase', '"A.example.com"'],
        ['entryDuplicate', '"A.example.com"'],
        ['entryUpperCase', '"A.example.com"'],
        ['entryDuplicate', '"A.example.com"'],
      ],
    ],
    [key('"*.vercel.app"'), [['entryPublicWildcard', '"*.vercel.app"']]],
    [key('"a.test"', ', "note": 1'), [['recordUnknownField', '"note"']]],
    [key('"a.test"', `, "token": "${VALUE}"`), [['recordHoldsValue', `"${VALUE}"`]]],
    [key(`"a.test", "${VALUE}"`), [['recordHoldsValue', `"${VALUE}"`]]],
    [key('"a.test"', `, "x": { "${VALUE}": 1 }`), [['recordHoldsValue', `"${VALUE}"`]]],
    [
      keys(`"${VALUE}": {}, "${VALUE}x": {}`),
      [
        ['recordHoldsValue', `"${VALUE}"`],
        ['recordHoldsValue', `"${VALUE}x"`],
      ],
    ],
    [keys(`"k": "${VALUE}"`), [['recordHoldsValue', `"${VALUE}"`]]],
    [keys('"k": 7'), [['recordNotObject', '7']]],
    [
      keys('"k": { "name": "K", "scopes": ["linksRead", ""] }'),
      [
        ['recordBadField', '""'],
        ['recordMissingField', '"k"'],
      ],
    ],
    [keys('"k": { "name": "K", "scopes": [], "allowedHostnames": [] }'), [['recordBadField', '[]']]],
    [
      keys('"k": { "name": "K", "scopes": ["links:read"], "allowedHostnames": ["a.test"] }'),
      [['recordUnknownScope', '"links:read"']],
    ],
    [
      keys('"k": { "name": "K", "scopes": ["linksWrite"], "allowedHostnames": [ ] }'),
      [['listEmptyWrites', '[ ]']],
    ],
    [
      keys('"k": { "name": "K", "scopes": ["linksWrite"], "allowedHostnames": ["a.test"] }'),
      [['listWritesFromBrowser', '["linksWrite"]']],
    ],
    ['{ "hoko.keys": [] }', [['keysNotObject', '[]']]],
  ])('%s', (text, expected) => {
    expect(marks(text)).toEqual(expected);
  });

  test('of a record that stands there twice the last counts, as in VS Code', () => {
    const record = (host: string) =>
      `"k": { "name": "K", "scopes": ["linksRead"], "allowedHostnames": ["${host}"] }`;
    expect(marks(keys(`${record('http://a.test')}, ${record('http://b.test')}`))).toEqual([
      ['entryIsUrl', '"http://b.test"'],
    ]);
  });

  test('a .code-workspace has them under settings, and nowhere else', () => {
    const at: Place = { kind: 'workspaceFile', file: 'file:///p/a.code-workspace', name: 'a.code-workspace' };
    expect(marks(`{ "settings": ${key('"A.test"')} }`, at)).toEqual([['entryUpperCase', '"A.test"']]);
    expect(marks(key('"A.test"'), at)).toEqual([]);
  });

  test('a record of the same value in another file is told', () => {
    const shares = (name: string) => ({
      k2: { name, scopes: ['linksRead'], allowedHostnames: ['a.test'], fingerprint: 'fp1_0123456789abcdef' },
    });
    const others = listKeys([{ place: { kind: 'user' }, value: shares('Mine') }]).keys;
    const text = key('"a.test"', ', "fingerprint": "fp1_0123456789abcdef"');
    expect(marks(text, place, others)).toEqual([['recordsShareValue', '"fp1_0123456789abcdef"']]);
    expect(marks(text)).toEqual([]);
  });
});

test('of more keys than can be, the setting’s name is marked, and nothing else', () => {
  const records = Array.from({ length: MAX_KEYS + 1 }, (_, i) => `"k${i}": {}`).join();
  expect(marks(keys(records))).toEqual([['keysTooMany', '"hoko.keys"']]);
});

test('a revoked key’s list is nobody’s trouble', () => {
  expect(marks(key('"https://a.test"', ', "status": "revoked"'))).toEqual([]);
});

test('whatever the text, nothing breaks, and each mark holds something', () => {
  const piece = fc.constantFrom(
    '"hoko.keys"',
    '"k"',
    '"scopes"',
    '"allowedHostnames"',
    '"a.test"',
    '"*.vercel.app"',
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '/*',
    '// x\n',
    '7',
    `"${VALUE}"`,
    '"name"',
    '\r\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const text = `{"hoko.keys":${pieces.join('')}`;
      for (const problems of findProblems({ text, place, others: [] }, suffixes)) {
        for (const { start, end } of problems) {
          expect(start).toBeGreaterThan(0);
          expect(end).toBeGreaterThan(start);
        }
      }
    }),
  );
  expect(marks(`{"hoko.keys":${'['.repeat(100_000)}`)).toEqual([['keysNotObject', expect.any(String)]]);
});

test('a record that is nested without end hides no other’s problems, nor its own', () => {
  for (const levels of [300, 2_000, 100_000]) {
    const deep = `"x": ${'{"y":['.repeat(levels)}${']}'.repeat(levels)}`;
    const hostile = `"h": { "name": "H", "scopes": ["linksRead"], "allowedHostnames": ["a.test"], ${deep} }`;
    const after = `"k": { "name": "K", "scopes": ["linksRead"], "allowedHostnames": ["https://b.test"] }`;
    expect(marks(keys(`${hostile}, ${after}`))).toEqual([
      ['recordUnknownField', '"x"'],
      ['entryIsUrl', '"https://b.test"'],
    ]);
  }
});

test('a record with thousands of anything is told about as soon as another', () => {
  const many = (text: (i: number) => string) => Array.from({ length: 20_000 }, (_, i) => text(i)).join();
  const record = (hostnames: string, scopes: string, more = '') =>
    keys(`"k": { "name": "K", "scopes": [${scopes}], "allowedHostnames": [${hostnames}]${more} }`);
  const fields = `,${many(i => `"x${i}": 1`)}`;
  for (const [text, found] of [
    [
      record(
        many(() => '"a.test"'),
        '"linksRead"',
      ),
      19_999,
    ],
    [
      record(
        many(() => '"https://a.test/"'),
        '"linksRead"',
      ),
      20_000,
    ],
    [
      record(
        many(i => `"https://${i}.test/"`),
        '"linksRead"',
      ),
      20_000,
    ],
    [
      record(
        '"a.test"',
        many(() => '"moonRead"'),
      ),
      20_000,
    ],
    [record('"a.test"', '"linksRead"', fields), 20_000],
  ] as const)
    expect(marks(text)).toHaveLength(found);
});

test('many records are looked at in many steps, and each is told about in its own', () => {
  const record = (i: number) =>
    `"k${i}": { "name": "K", "scopes": ["linksRead"], "allowedHostnames": ["http://${i}.test"] }`;
  const records = Array.from({ length: 2_000 }, (_, i) => record(i));
  const steps = [...findProblems({ text: keys(records.join()), place, others: [] }, suffixes)];
  expect(steps.length).toBeGreaterThan(2 * records.length);
  expect(steps.flat()).toHaveLength(records.length);
  expect(Math.max(...steps.map(found => found.length))).toBe(1);
});

test('and so are the many entries of one record', () => {
  const list = (entry: (i: number) => string) => Array.from({ length: 20_000 }, (_, i) => entry(i)).join();
  const found = [
    ...findProblems({ text: key(list(i => `"http://${i}.test"`)), place, others: [] }, suffixes),
  ];
  expect(found.flat()).toHaveLength(20_000);
  expect(Math.max(...found.map(some => some.length))).toBe(1);
  const right = [...findProblems({ text: key(list(i => `"${i}.test"`)), place, others: [] }, suffixes)];
  expect(right.length).toBeGreaterThan(80);
});
