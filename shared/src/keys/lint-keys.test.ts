import { expect, test } from 'vitest';
import { lintKeys } from './lint-keys.ts';
import type { ApiKey } from './model.ts';

const key = (id: string, more: Partial<ApiKey>): ApiKey => ({
  id,
  name: id.toUpperCase(),
  service: 'hoko',
  scopes: ['linksRead'],
  allowedHostnames: [],
  status: 'active',
  ...more,
});

test('two records of one value are told once, at the later one', () => {
  const fingerprint = 'fp1_0123456789abcdef';
  const keys = [key('a', { fingerprint }), key('b', {}), key('c', { fingerprint }), key('d', {})];
  expect(lintKeys(keys)).toEqual([
    { severity: 'warning', code: 'recordsShareValue', args: { id: 'c', name: 'C', other: 'A' } },
  ]);
});

test('a revoked record may keep the fingerprint of what it was', () => {
  const fingerprint = 'fp1_0123456789abcdef';
  expect(lintKeys([key('a', { fingerprint, status: 'revoked' }), key('b', { fingerprint })])).toEqual([]);
});
