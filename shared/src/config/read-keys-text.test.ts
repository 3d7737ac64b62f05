import { describe, expect, test } from 'vitest';
import type { ApiKey } from '../keys/model.ts';
import { readKeysText } from './read-keys-text.ts';
import { MAX_TEXT_BYTES, type Snapshot, writeSnapshot } from './snapshot.ts';

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

  test('with a value in it is refused, and the line named', () => {
    const text = textOf(snapshot).replace(
      '"name": "Storefront"',
      '"name": "Storefront",\n      "value": "abc"',
    );
    expect(refusal(text)).toMatchObject([
      { problem: { code: 'recordHoldsValue', args: { field: 'value' } }, line: 9 },
    ]);
  });

  test.each([
    [/hoko-keys\/snapshot/, 'other/thing', 'snapshotWrongSchema'],
    [/"version": 1/, '"version": 2', 'snapshotWrongVersion'],
    [/"source": "settings.json"/, '"source": ""', 'snapshotBadField'],
    [/"observed"/, '"documented"', 'snapshotBadRule'],
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
