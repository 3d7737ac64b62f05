import type { ApiKey } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import { listedFor } from '../keys/listed-in-test.ts';
import { firstOf, groupsOf } from './groups.ts';
import { rowsFor } from './rows.ts';
import { findRows } from './search.ts';
import { tallyOf } from './tally.ts';

const here = { origin: 'https://app.example.com' };

function rowsOf(...keys: (Partial<ApiKey> & { readonly name: string })[]) {
  const whole = keys.map(
    (key): ApiKey => ({
      id: `key_${key.name}`,
      service: 'hoko',
      scopes: ['linksRead'],
      allowedHostnames: ['example.com'],
      status: 'active',
      ...key,
    }),
  );
  return rowsFor(here, listedFor(here, whole));
}

const any = { allowedHostnames: [] };
const revoked = { status: 'revoked' } as const;

test('keys that fare alike stand together, blocked ones first and revoked ones apart', () => {
  const rows = rowsOf({ name: 'P', ...any }, { name: 'B2' }, { name: 'R', ...revoked }, { name: 'B10' });
  const groups = groupsOf(rows).map(({ name, parts }) => [
    name,
    ...parts.flatMap(part => part.rows.map(({ key }) => key.name)),
  ]);
  expect(groups).toEqual([
    ['blocked', 'B2', 'B10'],
    ['allowed', 'P'],
    ['revoked', 'R'],
  ]);
  const counts = { blocked: 2, undetermined: 0, allowed: 1, worst: 'blocked' };
  expect(tallyOf(rows)).toEqual({ ...counts, probablyBlocked: false });
});

test('by workspace only where there are several', () => {
  const several = rowsOf({ name: 'A', workspace: 'Beta' }, { name: 'B', workspace: 'Acme' }, { name: 'C' });
  expect(groupsOf(several)[0]?.parts.map(({ workspace }) => workspace)).toEqual([undefined, 'Acme', 'Beta']);
  const one = rowsOf({ name: 'A', workspace: 'Acme' }, { name: 'B', workspace: 'Acme' });
  expect(groupsOf(one)[0]?.parts).toHaveLength(1);
});

test('of a long group the first rows, under the workspaces they are in', () => {
  const rows = rowsOf(
    ...['A', 'B', 'C', 'D'].map((name, i) => ({ name, workspace: i < 2 ? 'Acme' : 'Beta' })),
  );
  const parts = groupsOf(rows)[0]?.parts ?? [];
  expect(firstOf(parts, 1).map(part => part.rows.length)).toEqual([1]);
  expect(firstOf(parts, 3).map(part => part.rows.length)).toEqual([2, 1]);
  expect(firstOf(parts, 9)).toEqual(parts);
});

test.each([
  ['', ['Board', 'Shop', 'Old']],
  ['SHOP', ['Shop']],
  ['*.example.com', ['Board']],
  ['acme board', ['Board']],
  ['acme nothing', []],
  ['.*', []],
])('a search for %j finds %j', (query, names) => {
  const rows = rowsOf({ name: 'Board', workspace: 'Acme' }, { name: 'Shop' }, { name: 'Old', ...revoked });
  expect(
    findRows(rows, query, ({ name }) => (name === 'Board' ? ['*.example.com.test', '*.example.com'] : []))
      .map(({ key }) => key.name)
      .sort(),
  ).toEqual([...names].sort());
});
