import { expect, test } from 'vitest';
import { valuePath } from './value-path.ts';

const VALUE = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
const UUID = '123e4567-e89b-12d3-a456-426614174000';
const ULID = '01J9ZQ3K5M7N9P1R3S5T7V9W1X';

test.each([
  ['name', VALUE, ['name']],
  ['token', 'short', ['token']],
  ['allowedHostnames', ['a.test', VALUE], ['allowedHostnames', 1]],
  ['notes', { deep: [{}, { secret: 'x' }] }, ['notes', 'deep', 1, 'secret']],
  ['notes', { [VALUE]: 1 }, ['notes', VALUE]],
  ['token', ['', 'x'], ['token', 1]],
  ['hoko_api_key', 'short', ['hoko_api_key']],
  ['name', `Storefront ${UUID}`, ['name']],
  ['name', 'hk_live_4f9a81bc', ['name']],
  ['allowedHostnames', ['a.test', UUID], ['allowedHostnames', 1]],
  ['scopes', ['linksRead', '4f2a9c81b7d3e6f5'], ['scopes', 1]],
  ['notes', { deep: ['4f2a9c81b7d3e6f5'] }, ['notes', 'deep', 0]],
  ['workspace', VALUE, ['workspace']],
  ['linkId', VALUE, ['linkId']],
  ['note', ULID, ['note']],
  ['token', ULID, ['token']],
] as const)('the value in %s: %j is at %j', (field, content, path) => {
  expect(valuePath(field, content)).toEqual(path);
});

test.each([
  ['token', ''],
  ['name', 'Storefront'],
  ['allowedHostnames', ['q7zk2jx9vb4mt1pr8sl5wn3c.example.com']],
  ['fingerprint', 'fp1_0123456789abcdef'],
  ['fingerprint', 'fp1_4f2a9c81b7d3e6f5'],
  ['workspace', UUID],
  ['linkId', UUID],
  ['linkId', ULID],
  ['workspace', ULID],
  ['links', { [ULID]: 1 }],
  ['team_id', '4f2a9c81b7d3e6f5'],
  ['notes', { id: UUID, uuid: UUID, createdAt: '2026-11-23T10:00:00.000Z' }],
])('%s: %j holds none', (field, content) => {
  expect(valuePath(field, content)).toBeUndefined();
});
