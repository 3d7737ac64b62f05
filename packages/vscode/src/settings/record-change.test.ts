import { parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { changeText, type RecordChange } from './record-change.ts';

const PATH = ['hoko.keys'];

/** The text after a change that has to succeed. */
function changed(text: string, change: RecordChange, path: readonly string[] = PATH): string {
  const result = changeText(text, path, 'key_a', change);
  if (!result.ok) throw new Error(result.fault);
  return result.text;
}

const FILE = `{
  // the team's keys
  "editor.tabSize": 2,
  "hoko.keys": {
    "key_a": {
      "name": "A", // its name
      "scopes": ["linksRead"],
      "allowedHostnames": [
        "example.com", // the apex
        /* everyone else */
        "*.example.com" // below it
      ],
    },
    // the next one
    "key_b": { "name": "B", "scopes": ["linksRead"], "allowedHostnames": [] }
  }
}
`;

const RECORD = {
  name: 'A',
  service: 'hoko',
  scopes: ['linksRead'],
  allowedHostnames: [],
  status: 'active',
} as const;

describe('a change leaves everything around it as it was', () => {
  test('add', () => {
    expect(changed(FILE, { kind: 'addHostname', entry: 'x.test' })).toBe(
      FILE.replace('"*.example.com" // below it', '"*.example.com", // below it\n        "x.test"'),
    );
  });

  test('replace', () => {
    expect(changed(FILE, { kind: 'replaceHostname', entry: 'example.com', by: 'x.test' })).toBe(
      FILE.replace('"example.com", //', '"x.test", //'),
    );
  });

  test('remove', () => {
    expect(changed(FILE, { kind: 'removeHostname', entry: '*.example.com' })).toBe(
      FILE.replace('        "*.example.com" // below it\n', '').replace('"example.com",', '"example.com"'),
    );
    expect(changed(FILE, { kind: 'removeHostname', entry: 'example.com' })).toBe(
      FILE.replace('        "example.com", // the apex\n', ''),
    );
  });

  test('revoke', () => {
    expect(changed(FILE, { kind: 'revoke' })).toBe(
      FILE.replace('      ],\n', '      ],\n      "status": "revoked",\n'),
    );
    expect(changed(FILE.replace('"name": "A"', '"status": "active"'), { kind: 'revoke' })).toBe(
      FILE.replace('"name": "A"', '"status": "revoked"'),
    );
  });
});

describe('changes of the rest of a record', () => {
  test('several at once, or none of them', () => {
    const changes: RecordChange[] = [
      { kind: 'rename', from: 'A', to: 'Shop' },
      { kind: 'addScope', scope: 'tagsRead' },
      { kind: 'removeScope', scope: 'linksRead' },
      { kind: 'removeHostname', entry: 'example.com' },
    ];
    expect(changed(FILE, { kind: 'all', changes })).toBe(
      FILE.replace('"A", //', '"Shop", //')
        .replace('["linksRead"],\n      "allowed', '["tagsRead"],\n      "allowed')
        .replace('        "example.com", // the apex\n', ''),
    );
    const stale: RecordChange[] = [...changes, { kind: 'removeHostname', entry: 'gone.test' }];
    expect(changeText(FILE, PATH, 'key_a', { kind: 'all', changes: stale })).toEqual({
      ok: false,
      fault: 'entryGone',
    });
  });

  test.each<RecordChange>([
    { kind: 'rename', from: 'B', to: 'C' },
    { kind: 'addScope', scope: 'linksRead' },
    { kind: 'removeScope', scope: 'tagsRead' },
    { kind: 'removeScope', scope: 'linksRead' },
    { kind: 'delete' },
    { kind: 'setFingerprint', from: 'fp1_a', to: 'fp1_b' },
  ])('a record that is no longer what the change was made for: %o', change => {
    expect(changeText(FILE, PATH, 'key_a', change)).toEqual({ ok: false, fault: 'recordChanged' });
  });

  test('a fingerprint is set, and set anew', () => {
    const once = changed(FILE, { kind: 'setFingerprint', from: undefined, to: 'fp1_a' });
    expect(once).toBe(FILE.replace('      ],\n', '      ],\n      "fingerprint": "fp1_a",\n'));
    expect(changed(once, { kind: 'setFingerprint', from: 'fp1_a', to: 'fp1_b' })).toBe(
      once.replace('fp1_a', 'fp1_b'),
    );
  });

  test('a revoked record is deleted, with its lines', () => {
    const revoked = FILE.replace('"name": "A"', '"status": "revoked"');
    const text = changed(revoked, { kind: 'delete' });
    expect(text.replaceAll(/\s+/g, ' ')).toBe(
      '{ // the team\'s keys "editor.tabSize": 2, "hoko.keys": { // the next one "key_b": { "name": "B", "scopes": ["linksRead"], "allowedHostnames": [] } } } ',
    );
  });
});

test.each([
  ['["a.test"]', '["a.test", "x.test"]'],
  ['["a.test",]', '["a.test", "x.test",]'],
  ['[]', '["x.test"]'],
  ['["a.test" /* note */]', '["a.test", /* note */ "x.test"]'],
  ['[ "a.test" // note\n ]', '[ "a.test", // note\n      "x.test"\n ]'],
])('an entry added to %s keeps its layout', (list, expected) => {
  const file = (hosts: string) =>
    `{ "hoko.keys": {\n    "key_a": {\n      "allowedHostnames": ${hosts} } } }`;
  const text = changed(file(list), { kind: 'addHostname', entry: 'x.test' });
  expect(text.replaceAll(/\s+/g, ' ')).toBe(file(expected).replaceAll(/\s+/g, ' '));
});

test('the last entry is taken out only where the list may be empty', () => {
  const file = (hosts: string) => `{ "hoko.keys": { "key_a": { "allowedHostnames": ${hosts} } } }`;
  const last = { kind: 'removeHostname', entry: 'a.test' } as const;
  expect(changeText(file('["a.test"]'), PATH, 'key_a', last)).toEqual({ ok: false, fault: 'recordChanged' });
  expect(changed(file('["a.test"]'), { ...last, mayEmpty: true })).toBe(file('[]'));
  expect(changed(file('["a.test", "a.test"]'), last)).toBe(file('["a.test"]'));
});

test('of several entries none comes or goes where one can’t', () => {
  const file = '{ "hoko.keys": { "key_a": { "allowedHostnames": ["a.test", "b.test", "a.test"] } } }';
  const remove = (...entries: string[]) => ({ kind: 'removeHostnames', entries, mayEmpty: false }) as const;
  expect(changed(file, remove('a.test', 'b.test'))).toBe(file.replace('"a.test", "b.test", ', ''));
  for (const [change, fault] of [
    [remove('a.test', 'c.test'), 'entryGone'],
    [remove('b.test', 'b.test'), 'entryGone'],
    [remove('a.test', 'a.test', 'b.test'), 'recordChanged'],
    [{ kind: 'addHostnames', entries: ['c.test', 'b.test'] }, 'entryExists'],
  ] as const)
    expect(changeText(file, PATH, 'key_a', change)).toEqual({ ok: false, fault });
});

test('thousands of entries come and go without the text being read for each', () => {
  const hosts = (name: string) => Array.from({ length: 3_000 }, (_, i) => `${name}${i}.test`);
  const file = (entries: readonly string[]) =>
    JSON.stringify({ 'hoko.keys': { key_a: { allowedHostnames: entries } } });
  const changes = [
    { kind: 'addHostnames', entries: hosts('b') },
    { kind: 'removeHostnames', entries: hosts('a'), mayEmpty: false },
  ] as const;
  const text = changed(file(hosts('a')), { kind: 'all', changes });
  expect(parse(text)).toEqual(JSON.parse(file(hosts('b'))));
});

test('a file without keys gets its first, in the indentation it has', () => {
  const text = changed('{\r\n\t"a": 1\r\n}', { kind: 'create', record: RECORD });
  expect(parse(text)).toEqual({ a: 1, 'hoko.keys': { key_a: RECORD } });
  expect(text).toContain('\r\n\t"hoko.keys": {\r\n\t\t"key_a"');
  expect(parse(changed('', { kind: 'create', record: RECORD }))).toEqual({ 'hoko.keys': { key_a: RECORD } });
});

test('a byte order mark stays where it is', () => {
  const text = changed(`\uFEFF${FILE}`, { kind: 'addHostname', entry: 'x.test' });
  expect(text).toBe(`\uFEFF${changed(FILE, { kind: 'addHostname', entry: 'x.test' })}`);
});

test('a .code-workspace holds them under settings', () => {
  const text = changed(
    '{ "folders": [], "settings": { "hoko.keys": { "key_a": { "allowedHostnames": [] } } } }',
    { kind: 'addHostname', entry: 'x.test' },
    ['settings', 'hoko.keys'],
  );
  expect(parse(text).settings['hoko.keys'].key_a.allowedHostnames).toEqual(['x.test']);
});

test.each([
  ['{ "a": ', { kind: 'revoke' }, 'broken'],
  ['{ "hoko.keys": [] }', { kind: 'revoke' }, 'notObject'],
  ['{}', { kind: 'revoke' }, 'recordGone'],
  [FILE, { kind: 'removeHostname', entry: 'gone.test' }, 'entryGone'],
  [FILE, { kind: 'addHostname', entry: 'example.com' }, 'entryExists'],
  [FILE, { kind: 'replaceHostname', entry: 'example.com', by: '*.example.com' }, 'entryExists'],
  [FILE, { kind: 'create', record: RECORD }, 'recordExists'],
  [`{ "x": ${'['.repeat(100_000)}${']'.repeat(100_000)} }`, { kind: 'revoke' }, 'tooDeep'],
] as const)('%.40s refuses %j: %s', (text, change, fault) => {
  expect(changeText(text, PATH, 'key_a', change)).toEqual({ ok: false, fault });
});
