import { SNAPSHOT_FORMAT } from '@hoko-keys/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ImportedKeys, isCurrent, nameFor, planImport, readImport } from './read-import.ts';
import { type KeySource, withSource } from './sources.ts';
import { parseStored, sourcesIn } from './stored-format.ts';
import { SOURCES } from './stored-source.ts';
import { stillKept, toStored } from './to-stored.ts';

const NOW = '2026-11-23T10:00:00Z';
const VALUE = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
const good = '{"name":"Storefront","scopes":["linksRead"],"allowedHostnames":["example.com"]}';

function imported(text: string): ImportedKeys {
  const read = readImport(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read;
}

const plan = (text: string, name: string, sources: readonly KeySource[] = []) =>
  planImport(imported(text), name, sources, NOW, 'new');

const stored = () => plan(`{"hoko.keys":{"key_a":${good}}}`, 'settings.json').source;

describe('a plan', () => {
  test('makes a source with a name and an age of a settings file', () => {
    expect(stored()).toMatchObject({
      id: 'new',
      kind: 'imported',
      snapshot: { source: 'settings.json', takenAt: NOW, keys: [{ id: 'key_a' }] },
      readAt: NOW,
    });
  });

  test('keeps of a record what is known in it', () => {
    const odd = good.replace('{', '{"note":"unheard of",');
    expect(JSON.stringify(plan(`{"hoko.keys":{"key_a":${odd}}}`, 'settings.json'))).not.toContain('unheard');
  });

  test('leaves the stored key of a skipped record as it was', () => {
    const { diff } = plan(`{"hoko.keys":{"key_a":{"name":"x"},"key_b":${good}}}`, 'settings.json', [
      stored(),
    ]);
    expect(diff).toMatchObject({ added: [{ id: 'key_b' }], removed: [], unchanged: 1 });
  });

  test('updates the imported source of its name and no other', () => {
    const typed: KeySource = { ...stored(), id: 'typed', kind: 'typed' };
    const sources = [typed, { ...stored(), id: 'imported' }];
    const again = plan(`{"hoko.keys":{"key_b":${good}}}`, 'settings.json', sources);
    expect(again).toMatchObject({
      source: { id: 'imported' },
      diff: { added: [{ id: 'key_b' }], removed: [{ id: 'key_a' }] },
    });
    expect(withSource(sources, again.source)).toHaveLength(2);
    expect(withSource(sources, plan('{"hoko.keys":{}}', 'other', sources).source)).toHaveLength(3);
  });

  test('updates, of two sources with its name, the one that was meant', () => {
    const twins = [stored(), { ...stored(), id: 'other' }];
    const text = `{"hoko.keys":{"key_b":${good}}}`;
    const meant = planImport(imported(text), 'settings.json', twins, NOW, 'fresh', 'other');
    expect(meant).toMatchObject({ source: { id: 'other' }, updates: { id: 'other' } });
    expect(isCurrent(meant, twins)).toBe(true);
    expect(isCurrent(meant, twins.slice(0, 1))).toBe(false);
    expect(planImport(imported(text), 'new.json', twins, NOW, 'fresh', 'other').source.id).toBe('fresh');
  });

  test('is out of date once its source was changed, removed or made elsewhere', () => {
    const before = stored();
    const update = plan(`{"hoko.keys":{"key_b":${good}}}`, 'settings.json', [before]);
    expect(isCurrent(update, [before])).toBe(true);
    expect(isCurrent(update, [{ ...before, readAt: '2026-11-23T11:00:00Z' }])).toBe(false);
    expect(isCurrent(update, [])).toBe(false);
    const fresh = plan('{"hoko.keys":{}}', 'settings.json');
    expect(isCurrent(fresh, [])).toBe(true);
    expect(isCurrent(fresh, [before])).toBe(false);
  });
});

describe('a value', () => {
  test.each([
    ['in a record', `{"hoko.keys":{"key_a":${good},"key_b":{"value":"x"}}}`],
    ['alone', VALUE],
    ['as a JSON text', `"${VALUE}"`],
    ['in another object', `{"apiKey":"${VALUE}"}`],
    ['in broken JSON', `{"hoko.keys":{"key_a":{"note":"${VALUE}"`],
    ['for a field’s name', `{"hoko.keys":{"key_a":{"${VALUE}":1,${good.slice(1)}}}`],
    ['for a schema', `{"schema":"${VALUE}"}`],
    ['for a source’s name', snapshotWith({ source: VALUE })],
    ['in a rule’s evidence', snapshotWith({ evidence: `seen with ${VALUE}` })],
  ])('%s refuses the text, and no sentence repeats it', (_, text) => {
    const read = readImport(text);
    expect(read).toMatchObject({ ok: false, holdsValue: true });
    expect(JSON.stringify(read)).not.toContain(VALUE);
  });

  test('is not suspected in an id or a fingerprint, however the JSON is broken', () => {
    const text = '{"hoko.keys":{"key_01jd3k8m2n4p6q8r0s2t4v6w8x":{"fingerprint":"fp1_AbCdEfGh12345678"';
    expect(readImport(text)).toMatchObject({ ok: false, holdsValue: false });
  });
});

function snapshotWith({ source = 'x', evidence = 'seen' }): string {
  const rules = { port: { answer: 'yes', basis: 'observed', evidence } };
  return JSON.stringify({ ...SNAPSHOT_FORMAT, source, takenAt: NOW, keys: {}, rules });
}

test.each([
  ['  my\n team.json ', 'my team.json'],
  ['', 'settings.json'],
  [VALUE, 'settings.json'],
  ['x y '.repeat(100), 'x y '.repeat(50).trim()],
])('%.40j is kept as %.40j', (called, name) => {
  expect(nameFor(called)).toBe(name);
});

/** What strangers may put where keys should be, hostile names among it. */
const json = fc.jsonValue({ maxDepth: 3 });
const record = fc.record(
  {
    name: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('<img src=x onerror=alert(1)>'), json),
    scopes: fc.oneof(fc.array(fc.constantFrom('linksRead', 'x', '__proto__')), json),
    allowedHostnames: fc.oneof(fc.array(fc.string({ unit: 'binary' })), json),
  },
  { requiredKeys: [] },
);
const id = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'));
const settings = fc
  .array(fc.tuple(id, fc.oneof(record, json)), { maxLength: 4 })
  .map(
    records =>
      `{"hoko.keys":{${records.map(([name, is]) => `${JSON.stringify(name)}:${JSON.stringify(is)}`)}}}`,
  );

test('any text is read or refused, and what is read is stored and read again as it was', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        settings,
        fc.string({ unit: 'binary' }),
        json.map(value => JSON.stringify(value)),
      ),
      text => {
        const read = readImport(text);
        if (!read.ok) return;
        const { source } = planImport(read, 'any', [], NOW, 'new');
        const written = toStored([source], stillKept([], []));
        if (!written.ok) throw new Error(written.problem.code);
        const known = ({ id, name, scopes, allowedHostnames }: (typeof source.snapshot.keys)[number]) =>
          JSON.stringify([id, name, scopes, allowedHostnames]);
        const again = sourcesIn(parseStored(structuredClone(written.items[SOURCES])));
        expect(again[0]?.snapshot.keys.map(known).sort()).toEqual(source.snapshot.keys.map(known).sort());
      },
    ),
  );
});

test.each([undefined, 'text', {}, [null], [{ id: 'a', kind: 'imported', readAt: NOW, snapshot: '{}' }]])(
  'storage that holds %j holds no keys',
  value => {
    expect(sourcesIn(parseStored(value))).toEqual([]);
  },
);
