import { expect, test } from 'vitest';
import { applyPolicy } from './apply-policy.ts';
import { parseStored, sourcesIn } from './stored-format.ts';
import { SOURCES } from './stored-source.ts';

const record = (name: string) => ({ name, scopes: ['linksRead'], allowedHostnames: [] });
const policy = (name: string) => ({ source: 'Acme', keys: { key_a: record(name) } });
const MONDAY = '2026-11-23T10:00:00Z';
const LATER = '2026-11-23T20:00:00Z';
const TUESDAY = '2026-11-24T11:00:00Z';

const stored = applyPolicy(undefined, policy('A'), MONDAY).items?.[SOURCES];
const namesIn = (sources: unknown) =>
  sourcesIn(parseStored(sources)).flatMap(({ snapshot }) => snapshot.keys.map(({ name }) => name));

test('a policy becomes a source, and one that says the same is written again once a day', () => {
  expect(sourcesIn(parseStored(stored))).toMatchObject([
    { id: 'policy', kind: 'policy', snapshot: { source: 'Acme' } },
  ]);
  expect(applyPolicy(stored, policy('A'), LATER).items).toBeUndefined();
  const again = applyPolicy(stored, policy('A'), TUESDAY).items?.[SOURCES];
  expect(sourcesIn(parseStored(again))[0]?.readAt).toBe(TUESDAY);
});

test('what is unknown in its records is not kept, and makes it no other policy', () => {
  const odd = { source: 'Acme', keys: { key_a: { ...record('A'), note: 'unheard of' } } };
  const once = applyPolicy(undefined, odd, MONDAY).items?.[SOURCES];
  expect(JSON.stringify(once)).not.toContain('unheard of');
  expect(applyPolicy(once, odd, LATER).items).toBeUndefined();
});

test('one that says something else takes its place, and with one that was withdrawn the source goes', () => {
  expect(namesIn(applyPolicy(stored, policy('B'), LATER).items?.[SOURCES])).toEqual(['B']);
  expect(applyPolicy(stored, {}, LATER)).toMatchObject({ kind: 'none', items: { [SOURCES]: [] } });
  expect(applyPolicy(undefined, {}, LATER).items).toBeUndefined();
});

test.each([{ keys: 7 }, { source: 'Acme' }])(
  'of %j, which brings no keys, what was before is kept',
  managed => {
    expect(applyPolicy(stored, managed, LATER).items).toBeUndefined();
  },
);
