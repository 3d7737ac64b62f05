import { describe, expect, test } from 'vitest';
import type { ApiKey } from '../keys/model.ts';
import { readKeysText } from './read-keys-text.ts';
import type { Snapshot } from './snapshot.ts';
import { MAX_TEXT_BYTES } from './text-size.ts';
import { writeSnapshot } from './write-snapshot.ts';

const key: ApiKey = {
  id: 'key_a',
  name: 'Storefront',
  service: 'hoko',
  scopes: ['linksRead'],
  allowedHostnames: ['example.com'],
  status: 'active',
};
const snapshot: Snapshot = {
  keys: [key],
  rules: { wildcardApex: { answer: 'yes', basis: 'observed', seenAt: '2026-11-01T00:00:00Z' } },
  source: 'settings.json',
  takenAt: '2026-11-23T10:00:00Z',
};

function textOf(value: Snapshot): string {
  const written = writeSnapshot(value);
  if (!written.ok) throw new Error(written.problem.code);
  return written.text;
}

function refusal(text: string) {
  const read = readKeysText(text);
  return read.ok ? undefined : read.problems;
}

describe('a snapshot', () => {
  test('comes back as it was written', () => {
    expect(readKeysText(textOf(snapshot))).toEqual({
      ok: true,
      format: 'snapshot',
      ...snapshot,
      problems: [],
      skipped: [],
    });
  });

  test('leaves out every field a key does not have', () => {
    expect(textOf({ ...snapshot, keys: [{ ...key, note: 'internal' } as ApiKey] })).not.toContain('internal');
  });

  test('with a value in it is not written', () => {
    const leaky = { ...key, name: 'q7Zk2Jx9vB4mT1pR8sL5wN3c' };
    expect(writeSnapshot({ ...snapshot, keys: [leaky] })).toMatchObject({
      ok: false,
      problem: { code: 'recordHoldsValue' },
    });
  });

  test('takes along only rules that were seen', () => {
    const rules = { ...snapshot.rules, nullOrigin: { answer: 'absent', basis: 'assumed' } } as const;
    expect(readKeysText(textOf({ ...snapshot, rules }))).toMatchObject({ ok: true, rules: snapshot.rules });
  });

  const many = (count: number, more: Partial<ApiKey> = {}) =>
    Array.from({ length: count }, (_, i) => ({ ...key, ...more, id: `key_${i}` }));
  test.each<[string, Partial<Snapshot>, string]>([
    ['too many keys', { keys: many(10_001) }, 'keysTooMany'],
    [
      'too many keys, one with a value',
      { keys: [...many(10_001), { ...key, name: `Bearer ${'a1'.repeat(20)}` }] },
      'keysTooMany',
    ],
    ['too long a text', { keys: many(2000, { allowedHostnames: ['a'.repeat(2000)] }) }, 'textTooLarge'],
    ['no source', { source: '' }, 'snapshotBadField'],
    ['a source like a value', { source: 'q7Zk2Jx9vB4mT1pR8sL5wN3c' }, 'snapshotBadField'],
    ['no date', { takenAt: 'yesterday' }, 'snapshotBadField'],
    ['one id twice', { keys: [key, key] }, 'snapshotBadField'],
    ['a key without scopes', { keys: [{ ...key, scopes: [] }] }, 'recordBadField'],
    [
      'evidence like a value',
      { rules: { port: { answer: 'yes', basis: 'observed', evidence: 'q7Zk2Jx9vB4mT1pR8sL5wN3c' } } },
      'snapshotBadRule',
    ],
  ])('that no reader would take is not written: %s', (_, more, code) => {
    expect(writeSnapshot({ ...snapshot, ...more })).toMatchObject({ ok: false, problem: { code } });
  });

  test('with a value in it is refused, and the line named', () => {
    const text = textOf(snapshot).replace(
      '"name": "Storefront"',
      '"name": "Storefront",\n      "value": "abc"',
    );
    expect(refusal(text)).toMatchObject([
      { problem: { code: 'recordHoldsValue', args: { field: 'value' } }, line: 9 },
    ]);
  });

  test('with a rule nobody here asks for is read, and says so', () => {
    const rules = { ...snapshot.rules, blockStatus: { answer: '403', basis: 'observed' } };
    const text = JSON.stringify({ ...(JSON.parse(textOf(snapshot)) as object), rules }, null, 2);
    expect(readKeysText(text)).toMatchObject({
      ok: true,
      rules: snapshot.rules,
      problems: [
        {
          problem: { severity: 'warning', code: 'snapshotUnknownRule', args: { question: 'blockStatus' } },
          line: text.split('\n').findIndex(line => line.includes('blockStatus')) + 1,
        },
      ],
    });
  });

  test('whose unknown rule has a value for a name does not say it again', () => {
    const rules = { q7Zk2Jx9vB4mT1pR8sL5wN3c: 1 };
    const text = JSON.stringify({ ...(JSON.parse(textOf(snapshot)) as object), rules });
    expect(readKeysText(text)).toMatchObject({ problems: [{ problem: { args: { question: '…' } } }] });
  });

  test.each([
    [/hoko-keys\/snapshot/, 'other/thing', 'snapshotWrongSchema'],
    [/"version": 1/, '"version": 2', 'snapshotWrongVersion'],
    [/"source": "settings.json"/, '"source": ""', 'snapshotBadField'],
    [/"observed"/, '"documented"', 'snapshotBadRule'],
    [/"observed"/, '"assumed"', 'snapshotBadRule'],
    [/"source": "settings.json"/, '"source": "q7Zk2Jx9vB4mT1pR8sL5wN3c"', 'snapshotBadField'],
    [/"seenAt"/, '"evidence": "Bearer q7Zk2Jx9vB4mT1pR8sL5wN3c", "seenAt"', 'snapshotBadRule'],
  ])('changed at %s is refused', (from, to, code) => {
    expect(refusal(textOf(snapshot).replace(from, to))).toMatchObject([{ problem: { code } }]);
  });
});

describe('a settings file', () => {
  test('is read with comments, trailing commas, a byte order mark and other settings around', () => {
    const text = `\uFEFF{
      // the team's keys
      "editor.tabSize": 2,
      "hoko.keys": {
        "key_a": { "name": "Storefront", "scopes": ["linksRead"], "allowedHostnames": ["example.com"], },
      },
    }`;
    expect(readKeysText(text)).toMatchObject({ ok: true, format: 'settings', keys: [key], problems: [] });
  });

  test('may be a workspace file', () => {
    const text = JSON.stringify({
      folders: [],
      settings: { 'hoko.keys': { key_a: { ...key, id: undefined } } },
    });
    expect(readKeysText(text)).toMatchObject({ ok: true, keys: [{ id: 'key_a' }] });
  });

  test('names the line of a wrong record and reads the others', () => {
    const text =
      '{\n"hoko.keys": {\n"bad": {\n"name": "x",\n"scopes": [],\n"allowedHostnames": []\n},\n"key_a": {"name":"A","scopes":["linksRead"],"allowedHostnames":[]}}}';
    expect(readKeysText(text)).toMatchObject({
      ok: true,
      keys: [{ id: 'key_a' }],
      problems: [{ line: 5, problem: { code: 'recordBadField' } }],
    });
  });
});

describe('a text with very much wrong in it', () => {
  const record = { name: 'x', scopes: ['linksRead', 'moonRead'], allowedHostnames: [] };
  const records = (count: number, bad = 0) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `key_${i}`,
        i < count - bad ? record : { ...record, scopes: [] },
      ]),
    );

  test('tells the worst hundred, and how many more there are', () => {
    const read = readKeysText(JSON.stringify({ 'hoko.keys': records(9900, 2) }, null, 1));
    if (!read.ok) throw new Error('it can be read');
    expect(read.problems).toHaveLength(101);
    expect(read.problems[0]).toMatchObject({ problem: { code: 'recordBadField', args: { id: 'key_9898' } } });
    expect(read.problems[0]?.line).toBeGreaterThan(9898);
    expect(read.problems.at(-1)).toEqual({
      problem: { severity: 'info', code: 'textMoreProblems', args: { count: 9800 } },
    });
    expect(read.skipped).toEqual(['key_9898', 'key_9899']);
  });

  test('is read at once', () => {
    const fields = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`field${i}`, i]));
    for (const keys of [records(9900), { key_a: { ...record, ...fields } }]) {
      const start = performance.now();
      expect(readKeysText(JSON.stringify({ 'hoko.keys': keys })).ok).toBe(true);
      // Some 100 ms here; it took half a minute when every problem was looked up from the start.
      expect(performance.now() - start).toBeLessThan(5000);
    }
  });

  test('or nested deeply is no settings file', () => {
    const text = `{"hoko.keys":{"k":{"a":${'['.repeat(5000)}${']'.repeat(5000)}}}}`;
    expect(() => readKeysText(text)).not.toThrow();
  });

  test('a value in the place of an id is told by its line, and not repeated', () => {
    const secret = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
    const problems = refusal(`{\n"hoko.keys": {\n"${secret}": {}\n}}`);
    expect(problems).toMatchObject([{ problem: { code: 'recordHoldsValue', args: { id: '…' } }, line: 3 }]);
    expect(JSON.stringify(refusal(`{"schema":"${secret}"}`))).not.toContain(secret);
  });

  test('of two fields of one name the last one counts', () => {
    const keys = JSON.stringify({ 'hoko.keys': records(1) });
    expect(refusal(`{"settings":${keys},"settings":null}`)).toMatchObject([
      { problem: { code: 'textNoKeys' } },
    ]);
    expect(readKeysText(`{"settings":null,"settings":${keys}}`)).toMatchObject({ ok: true });
  });

  test('a record with the name of a prototype is a record', () => {
    const text = JSON.stringify({ 'hoko.keys': records(1) }).replace('key_0', '__proto__');
    expect(readKeysText(text)).toMatchObject({ ok: true, keys: [{ id: '__proto__', name: 'x' }] });
  });
});

describe('anything else is refused with a reason', () => {
  test.each([
    ['', 'textEmpty'],
    ['  \n', 'textEmpty'],
    ['{"a": 1}', 'textNoKeys'],
    ['[1]', 'textNoKeys'],
    ['"text"', 'textNoKeys'],
    ['{"hoko.keys": []}', 'keysNotObject'],
    ['['.repeat(100_000), 'textNotJson'],
    ['x'.repeat(MAX_TEXT_BYTES + 1), 'textTooLarge'],
    ['é'.repeat(MAX_TEXT_BYTES / 2 + 1), 'textTooLarge'],
  ])('%#: %.20s', (text, code) => {
    expect(refusal(text)).toMatchObject([{ problem: { code } }]);
  });

  test('a syntax error is named by line, column and what is missing', () => {
    expect(refusal('{\n  "hoko.keys" {}\n}')).toMatchObject([
      { line: 2, column: 15, problem: { code: 'textNotJson', args: { why: 'colon' } } },
    ]);
  });
});
