import { expect, test } from 'vitest';
import { valuePath } from './value-path.ts';

const VALUE = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';

test.each([
  ['name', VALUE, ['name']],
  ['token', 'short', ['token']],
  ['allowedHostnames', ['a.test', VALUE], ['allowedHostnames', 1]],
  ['notes', { deep: [{}, { secret: 'x' }] }, ['notes', 'deep', 1, 'secret']],
  ['notes', { [VALUE]: 1 }, ['notes', VALUE]],
  ['token', ['', 'x'], ['token', 1]],
] as const)('the value in %s: %j is at %j', (field, content, path) => {
  expect(valuePath(field, content)).toEqual(path);
});

test.each([
  ['token', ''],
  ['name', 'Storefront'],
  ['allowedHostnames', ['q7zk2jx9vb4mt1pr8sl5wn3c.example.com']],
  ['fingerprint', 'fp1_0123456789abcdef'],
])('%s: %j holds none', (field, content) => {
  expect(valuePath(field, content)).toBeUndefined();
});
