import type { ApiKey } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import { mergeSources } from './export.ts';
import type { KeySource } from './sources.ts';

const key = (id: string, name: string): ApiKey => ({
  id,
  name,
  service: 'hoko',
  scopes: ['linksRead'],
  allowedHostnames: [],
  status: 'active',
});

test('where sources disagree the one read last counts, and the whole is as old as the oldest', () => {
  const source = (day: number, answer: 'yes' | 'no', ...keys: ApiKey[]): KeySource => ({
    id: `${day}`,
    kind: 'imported',
    readAt: `2026-11-0${day}T00:00:00Z`,
    snapshot: {
      keys,
      rules: { port: { answer, basis: 'observed' } },
      source: `${day}`,
      takenAt: `2026-11-0${day}T00:00:00Z`,
    },
  });
  const sources = [source(3, 'yes', key('a', 'new')), source(1, 'no', key('a', 'old'), key('b', 'other'))];
  expect(mergeSources(sources, 'all')).toEqual({
    keys: [key('a', 'new'), key('b', 'other')],
    rules: { port: { answer: 'yes', basis: 'observed' } },
    source: 'all',
    takenAt: '2026-11-01T00:00:00Z',
  });
});
