import { expect, test } from 'vitest';
import { manifestFor } from '../manifest.config.ts';

test('asks for exactly what brings no warning, and for origins only when they are used', async () => {
  expect(await manifestFor('chromium')).toMatchObject({
    permissions: ['activeTab', 'scripting', 'storage', 'sidePanel', 'webRequest'],
    optional_host_permissions: ['*://*/*'],
  });
  expect(await manifestFor('firefox')).toMatchObject({
    permissions: ['activeTab', 'scripting', 'storage'],
    optional_permissions: ['webRequest'],
    optional_host_permissions: ['*://*/*'],
    sidebar_action: { open_at_install: false },
  });
});

test.each(['chromium', 'firefox'] as const)(
  'in %s nothing runs in the background or in pages',
  async target => {
    const manifest = await manifestFor(target);
    const widening = [
      'host_permissions',
      'content_scripts',
      'background',
      'web_accessible_resources',
      'devtools_page',
    ];
    expect(Object.keys(manifest).filter(key => widening.includes(key))).toEqual([]);
  },
);
