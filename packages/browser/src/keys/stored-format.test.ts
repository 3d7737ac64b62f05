import { SNAPSHOT_FORMAT } from '@hoko-keys/shared';
import { describe, expect, test } from 'vitest';
import { applyPolicy } from './apply-policy.ts';
import { readDigest } from './digest-format.ts';
import { type KeySource, withoutSource, withSource } from './sources.ts';
import { parseStored, sourcesIn } from './stored-format.ts';
import { SOURCES } from './stored-source.ts';
import { stillKept, toStored } from './to-stored.ts';
import { withTyped } from './typed.ts';
import { textOfUnread } from './unread.ts';

const NOW = '2026-11-23T10:00:00Z';
const LATER = '2026-11-24T10:00:00Z';
const VALUE = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';

const record = { name: 'A', scopes: ['linksRead'], allowedHostnames: [] };
/** Of a service that this version doesn't know. */
const newer = { ...record, service: 'other' };

const kept = (id: string, snapshot: object | string, kind = 'imported') => ({
  id,
  kind,
  readAt: NOW,
  snapshot: typeof snapshot === 'string' ? snapshot : JSON.stringify(snapshot),
});
const snapshot = (keys: object, more: object = {}) => ({
  ...SNAPSHOT_FORMAT,
  source: 'team.json',
  takenAt: NOW,
  keys,
  rules: {},
  ...more,
});
const isPartial = (items: Readonly<Record<string, unknown>>) => readDigest(items, [])?.isPartial;
const unreadIn = (stored: unknown) => parseStored(stored).flatMap(({ unread }) => unread ?? []);
const namesIn = (stored: unknown) =>
  sourcesIn(parseStored(stored)).map(({ snapshot: { keys } }) => keys.map(({ id }) => id));

/** What is kept after a change. */
function changed(stored: unknown, change: (sources: readonly KeySource[]) => readonly KeySource[]) {
  const before = parseStored(stored);
  const after = change(sourcesIn(before));
  const written = toStored(after, stillKept(before, after));
  if (!written.ok) throw new Error(written.problem.code);
  // A popup tells that there is more.
  expect(isPartial(written.items)).toBe(unreadIn(written.items[SOURCES]).length > 0);
  return written.items[SOURCES] as readonly unknown[];
}

const added: KeySource = {
  id: 'new',
  kind: 'imported',
  readAt: LATER,
  snapshot: { keys: [], rules: {}, source: 'new.json', takenAt: LATER },
};
const add = (sources: readonly KeySource[]) => withSource(sources, added);

test.each([
  ['a newer snapshot', kept('a', snapshot({}, { version: 2 }))],
  ['a source of a kind unknown here', kept('a', snapshot({ key_a: record }), 'paired')],
  ['a text that breaks off', kept('a', '{"schema":"hoko-keys/sna')],
  ['a rule with an answer unknown here', kept('a', snapshot({}, { rules: { port: { answer: 'maybe' } } }))],
  ['keys that can’t be read, every one', kept('a', snapshot({ key_a: newer, key_b: 7 }))],
  ['no source at all', 7],
])('%s is unread, and stays as it is beside a source that is added and taken away', (_, unread) => {
  expect(unreadIn([unread])).toHaveLength(1);
  const one = changed([unread, kept('b', snapshot({ key_b: record }))], add);
  expect(one).toContainEqual(unread);
  const none = changed(one, sources => withoutSource(withoutSource(sources, 'new'), 'b'));
  expect(none).toEqual([unread]);
});

test('storage of another shape stays beside what is added', () => {
  expect(changed({ version: 3 }, add)).toContainEqual({ version: 3 });
});

test('a source that nobody changed stays as a newer version wrote it', () => {
  const rules = { unheardOf: { answer: 'yes', basis: 'observed' } };
  const theirs = kept(
    'a',
    snapshot({ key_a: { ...record, color: 'red' }, key_n: newer }, { rules, more: 1 }),
  );
  expect(namesIn([theirs])).toEqual([['key_a']]);
  expect(unreadIn([theirs])).toMatchObject([{ name: 'team.json', problems: [{ args: { id: 'key_n' } }] }]);
  expect(changed([theirs], add)[0]).toEqual(theirs);
});

describe('of two sources with one id', () => {
  const twins = [
    kept('a', snapshot({ key_a: record }, { more: 1 })),
    kept('a', snapshot({ key_b: record }, { more: 2 })),
  ];
  const contents = (stored: readonly unknown[]) =>
    stored.map(item => (item as { snapshot: string }).snapshot);

  test('both stay as they are when a third one comes', () => {
    const three = changed(twins, add);
    expect(contents(three).slice(0, 2)).toEqual(contents(twins));
    expect(namesIn(three)).toEqual([['key_a'], ['key_b'], []]);
  });

  test.each([0, 1])('one goes alone: %i', at => {
    const one = sourcesIn(parseStored(twins))[at];
    const left = changed(twins, sources => withoutSource(sources, one?.id ?? ''));
    expect(contents(left)).toEqual(contents(twins).toSpliced(at, 1));
    // The other page that shows both asks for the same again.
    expect(changed(left, sources => withoutSource(sources, one?.id ?? ''))).toHaveLength(1);
  });

  test('a policy takes nobody’s place', () => {
    const named = kept('policy', snapshot({ key_a: record }));
    const managed = { source: 'Acme', keys: { key_p: record } };
    const both = applyPolicy([named], managed, NOW).items?.[SOURCES];
    expect(namesIn(both)).toEqual([['key_a'], ['key_p']]);
  });
});

describe('of a source that is changed, the records that can’t be read stay beside it', () => {
  const typed = kept('t', snapshot({ key_a: record, key_n: newer, ['__proto__']: 7 }), 'typed');
  const draft = { id: 'key_b', name: 'B', hostnames: '', scopes: ['linksRead'] };
  const write = (sources: readonly KeySource[]) =>
    withTyped(sources, draft, { id: 'x', name: 'by hand', now: LATER });
  const once = changed([typed], write);

  test('as the snapshot they were in', () => {
    expect(namesIn(once)).toEqual([['key_a', 'key_b']]);
    expect(unreadIn(once)).toMatchObject([{ name: 'team.json' }]);
    const [rest] = unreadIn(once).map(unread => JSON.parse(textOfUnread(unread).text));
    expect(rest).toEqual(snapshot({ key_n: newer, ['__proto__']: 7 }));
  });

  test('and stay the same, whatever comes', () => {
    const twice = changed(changed(once, add), sources => withoutSource(sources, 't'));
    expect(unreadIn(twice)).toEqual(unreadIn(once));
    expect(unreadIn(changed(twice, add))).toEqual(unreadIn(once));
  });
});

test('a typed key that is edited leaves what a newer version put into any of them', () => {
  const colored = { key_a: { ...record, color: 'red' }, key_b: { ...record, color: { dark: 'blue' } } };
  const draft = { id: 'key_a', name: 'B', hostnames: 'b.test', scopes: ['linksRead'] };
  const [source] = changed([kept('t', snapshot(colored), 'typed')], sources =>
    withTyped(sources, draft, { id: 'x', name: 'by hand', now: LATER }),
  );
  expect(JSON.parse((source as { readonly snapshot: string }).snapshot).keys).toMatchObject({
    key_a: { name: 'B', allowedHostnames: ['b.test'], color: 'red' },
    key_b: { name: 'A', color: { dark: 'blue' } },
  });
});

test('a policy that is withdrawn takes along what can’t be read of it', () => {
  const policy = kept('policy', snapshot({ key_a: record, key_n: newer }), 'policy');
  const unread = kept('a', 'broken');
  expect(unreadIn([policy, kept('policy', 'broken', 'policy')])).toEqual([]);
  expect(applyPolicy([policy, unread], {}, NOW).items?.[SOURCES]).toEqual([unread]);
});

test.each([
  [snapshot({ key_n: { ...newer, note: VALUE } }), true],
  [snapshot({ key_n: newer }), false],
  [`{"note": "${VALUE}`, true],
  ['{"hoko', false],
])('whether %.80j holds what looks like a value is known before it is taken along', (text, holdsValue) => {
  const [unread] = unreadIn([kept('a', text)]);
  expect(unread && textOfUnread(unread).holdsValue).toBe(holdsValue);
});

test('a name that looks like a value is not shown', () => {
  expect(unreadIn([kept('a', snapshot({}, { source: VALUE }))])).toMatchObject([{ name: undefined }]);
});
