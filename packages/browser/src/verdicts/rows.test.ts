import type { ApiKey } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import { listedFor } from '../keys/listed-in-test.ts';
import { popup } from '../texts/en/popup.ts';
import type { Piece } from '../texts/piece.ts';
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

const here = { origin: 'https://app.example.com' };
const plain = (piece: Piece) =>
  typeof piece === 'string' ? piece : 'name' in piece ? piece.name : piece.hostname;
const say = (keys: readonly ApiKey[], headers: object = here) =>
  answerFor(rowsFor(headers, listedFor(headers, keys)))
    .map((part, i) => {
      const { lead, rest } = popup.answer(part, i === 0);
      return `${lead.map(plain).join('')}|${rest.map(plain).join('')}`;
    })
    .join(' ');

const blocked = key('Analytics', ['example.com']);
const passes = key('Storefront', ['*.example.com']);
const any = key('Link builder', []);
const revoked = key('Old', [], { status: 'revoked' });

test('blocked keys stand first, revoked ones last', () => {
  const rows = rowsFor(here, listedFor(here, [passes, revoked, any, blocked]));
  expect(rows.map(row => row.key.name)).toEqual(['Analytics', 'Link builder', 'Storefront', 'Old']);
});

test.each([
  [[blocked, passes], 'Analytics is blocked|: app.example.com is not in its list. Storefront passes|.'],
  [
    [blocked, key('B', ['b.test']), passes, any],
    'Analytics and B are blocked|: app.example.com is not in their lists. Link builder and Storefront pass|.',
  ],
  [[blocked], 'Analytics is blocked|: app.example.com is not in its list.'],
  [
    [blocked, passes, any, key('C', [])],
    'Analytics is blocked|: app.example.com is not in its list. 3 other keys pass|.',
  ],
  [[passes], 'Storefront passes|.'],
  [[passes, any, key('C', []), revoked], 'All 3 keys pass|.'],
  [[revoked], 'Old is blocked|.'],
  [[key('Deep', ['*.com'])], 'Deep probably passes|.'],
] as const)('%#: %s', (keys, line) => {
  expect(say(keys)).toBe(line);
});

test('an open question is told as such', () => {
  expect(say([passes, any], { origin: 'null' })).toBe('Can’t tell for Storefront|. Link builder passes|.');
});

test('an emulator’s key is judged by the emulator’s rules, which leave nothing open', () => {
  const sandboxed = { origin: 'null' };
  const [row] = rowsFor(sandboxed, listedFor(sandboxed, [{ ...passes, service: 'emulator' }]));
  expect(row).toMatchObject({ verdict: { outcome: 'allowed' }, probably: false });
});

test('asked again the same, it gives what it gave; with other keys it judges anew', () => {
  const keys = listedFor(here, [blocked, passes]);
  const rows = rowsFor(here, keys);
  expect(rowsFor(here, keys)).toBe(rows);
  expect(rowsFor(here, listedFor(here, [passes]))).toHaveLength(1);
  expect(rowsFor({ ...here }, keys)).toEqual(rows);
});
