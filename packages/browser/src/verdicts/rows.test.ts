import type { ApiKey } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import type { KeySource, KnownKey } from '../keys/sources.ts';
import { popup } from '../texts/en/popup.ts';
import { answerFor } from './answer.ts';
import { rowsFor } from './rows.ts';

const key = (name: string, allowedHostnames: string[], more: Partial<ApiKey> = {}): ApiKey => ({
  id: `key_${name}`,
  name,
  service: 'hoko',
  scopes: ['linksRead'],
  allowedHostnames,
  status: 'active',
  ...more,
});

const known = (keys: readonly ApiKey[]): readonly KnownKey[] => {
  const snapshot = { keys, rules: {}, source: 'settings.json', takenAt: '2026-11-23T10:00:00Z' };
  const source: KeySource = { id: 's', kind: 'imported', snapshot, readAt: snapshot.takenAt };
  return keys.map(key => ({ key, source, rules: {} }));
};

const here = { origin: 'https://app.example.com' };
const say = (keys: readonly ApiKey[], headers: object = here) => {
  const { lead, rest } = popup.answer(answerFor(rowsFor(headers, known(keys))));
  return `${lead}|${rest}`;
};

const blocked = key('Analytics', ['example.com']);
const passes = key('Storefront', ['*.example.com']);
const any = key('Link builder', []);
const revoked = key('Old', [], { status: 'revoked' });

test('blocked keys stand first, revoked ones behind them', () => {
  const rows = rowsFor(here, known([passes, revoked, any, blocked]));
  expect(rows.map(row => row.key.name)).toEqual(['Analytics', 'Old', 'Link builder', 'Storefront']);
});

test.each([
  [[blocked, passes, any], 'Analytics is blocked| on this page. 2 other keys pass.'],
  [[blocked, key('B', ['b.test']), passes], '2 keys are blocked| on this page. 1 other key passes.'],
  [[blocked], 'Analytics is blocked| on this page.'],
  [[passes], 'Storefront passes| on this page.'],
  [[passes, any, revoked], 'All 2 keys pass| on this page.'],
  [[revoked], 'Old is blocked| on this page.'],
  [[key('Deep', ['*.com'])], 'Deep probably passes| on this page.'],
] as const)('%#: %s', (keys, line) => {
  expect(say(keys)).toBe(line);
});

test('an open question is told as such', () => {
  expect(say([passes, any], { origin: 'null' })).toBe(
    'Can’t tell for Storefront| on this page. 1 other key passes.',
  );
});

test('an emulator’s key is judged by the emulator’s rules, which leave nothing open', () => {
  const [row] = rowsFor({ origin: 'null' }, known([{ ...passes, service: 'emulator' }]));
  expect(row).toMatchObject({ verdict: { outcome: 'allowed' }, probably: false });
});
