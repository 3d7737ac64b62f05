import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { until } from '../rigs/until.ts';
import { act, closeSession, openSession, textOf } from '../rigs/vscode-session.ts';
import type { Workbench } from '../rigs/workbench.ts';

const FINGERPRINT = 'fp1_0123456789abcdef';

const TROUBLED = {
  'hoko.keys': {
    key_shop: {
      name: 'Storefront',
      scopes: ['linksRead', 'conversionsWrite'],
      allowedHostnames: ['app.example.com', 'https://shop.example.com/', '*.vercel.app', 'localhost'],
      fingerprint: FINGERPRINT,
    },
    key_blog: {
      name: 'Blog',
      scopes: ['linksRead'],
      allowedHostnames: ['b.example.com'],
      fingerprint: FINGERPRINT,
    },
    key_calm: { name: 'Calm', scopes: ['linksRead'], allowedHostnames: ['c.example.com'] },
  },
};

/** What the activity bar says of the view beside its name. */
const badge = (bench: Workbench) => textOf(bench.page.locator('.activitybar .badge:visible').first());

test('problems are counted on the key and on the badge, shown below it, and mended where they can be', async () => {
  const session = await openSession({ settings: JSON.stringify(TROUBLED, null, 2) });
  const { bench, folder } = session;
  try {
    await bench.trusted();
    const row = (text: string | RegExp) => textOf(bench.row(text));
    await until('the count', async () => (await row('Storefront')).includes('4 problems'));
    await until('the badge', async () => (await badge(bench)) === '4');
    expect(await row('Calm')).not.toContain('problem');
    await bench.row('Storefront').click();
    await until('the stranger’s sites', async () =>
      (await row(/^\*\.vercel\.app/)).includes('lets in the sites of strangers'),
    );
    expect(await row(/^https:\/\/shop/)).toContain('/is a URL.');
    expect(await row(/^localhost/)).toBe('localhost');
    await bench.row(/^https:\/\/shop/).hover();
    const tooltip = bench.page
      .locator('.monaco-hover:visible')
      .filter({ hasText: 'An entry is the hostname' });
    await tooltip.waitFor();
    expect(await tooltip.locator('a').count()).toBe(0);
    await bench.row('Whoever opens a page that uses this key can read it').waitFor();
    await bench.row('“Storefront” and “Blog” are the same key').waitFor();
    await act(bench, /^https:\/\/shop/, 'Fix Hostname…');
    await bench.page.locator('.quick-input-list').getByText('is a URL').waitFor();
    await bench.pick('Replace https://shop.example.com/ with shop.example.com');
    await until('the file', async () =>
      (await readFile(path.join(folder, '.vscode/settings.json'), 'utf8')).includes('"shop.example.com"'),
    );
    await until('the count', async () => (await row('Storefront')).includes('3 problems'));
    await until('the badge', async () => (await badge(bench)) === '3');
  } finally {
    await closeSession(session);
  }
});

test.each([
  ['no key', { settings: '{}' }, 'This workspace has no keys yet.', 'Create Key…'],
  ['no folder', { open: 'none' }, 'Open a folder to see the keys its team shares', 'Open Folder'],
  [
    'no key, in Restricted Mode',
    { settings: '{}', trust: 'restricted' },
    'In Restricted Mode keys are read-only, and',
    'Manage Workspace Trust',
  ],
] as const)('with %s, the view says what to do', async (_, options, sentence, button) => {
  const session = await openSession({ theme: 'Default Dark Modern', ...options });
  try {
    const welcome = session.bench.page.locator('.sidebar .welcome-view');
    await welcome.getByText(sentence).waitFor();
    await welcome.getByRole('button', { name: button }).waitFor();
    expect(await welcome.locator('.monaco-button').count()).toBe(1);
  } finally {
    await closeSession(session);
  }
});
