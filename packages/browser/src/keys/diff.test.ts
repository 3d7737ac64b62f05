import type { ApiKey } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import { diffKeys } from './diff.ts';

const key = (id: string, more: Partial<ApiKey> = {}): ApiKey => ({
  id,
  name: id,
  service: 'hoko',
  scopes: ['linksRead'],
  allowedHostnames: ['example.com'],
  status: 'active',
  ...more,
});

test('tells added, changed, removed and unchanged apart', () => {
  const before = [key('same'), key('gone'), key('edited')];
  const after = [
    key('same'),
    key('edited', { allowedHostnames: ['example.com', 'a.test'], status: 'revoked' }),
    key('new'),
  ];
  expect(diffKeys(before, after)).toEqual({
    added: [key('new')],
    changed: [
      {
        key: after[1],
        fields: [
          { field: 'status', before: ['active'], after: ['revoked'] },
          { field: 'allowedHostnames', before: ['example.com'], after: ['example.com', 'a.test'] },
        ],
      },
    ],
    removed: [key('gone')],
    unchanged: 1,
  });
});
