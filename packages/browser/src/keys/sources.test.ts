import type { ApiKey } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import { type KeySource, knownKeys } from './sources.ts';

const key = (name: string): ApiKey => ({
  id: 'key_a',
  name,
  service: 'hoko',
  scopes: ['linksRead'],
  allowedHostnames: [],
  status: 'active',
});

const source = (id: string, readAt: string, ...keys: ApiKey[]): KeySource => ({
  id,
  kind: 'imported',
  readAt,
  snapshot: { keys, rules: {}, source: id, takenAt: readAt },
});

test('a key that two sources describe alike comes once, by the one read last', () => {
  const sources = [
    source('old', '2026-11-01T00:00:00Z', key('A')),
    source('new', '2026-11-02T00:00:00Z', key('A')),
  ];
  expect(knownKeys(sources).map(known => known.source.id)).toEqual(['new']);
});

test('one that they describe differently comes once for each', () => {
  const sources = [
    source('old', '2026-11-01T00:00:00Z', key('A')),
    source('new', '2026-11-02T00:00:00Z', key('B')),
  ];
  expect(knownKeys(sources).map(known => known.key.name)).toEqual(['B', 'A']);
});
