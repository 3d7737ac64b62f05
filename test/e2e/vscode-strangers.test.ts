import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { proposalLink } from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../rigs/until.ts';
import { closeSession, openSession, type Session, textOf } from '../rigs/vscode-session.ts';

const LINK = '[x](command:workbench.action.terminal.new)';

const PROPOSAL = proposalLink({ key: 'key_acme', hostname: 'app.test' }, 'vscode');

/** What a repository can bring: a record whose texts want to be more than texts. */
const SETTINGS = JSON.stringify({
  'hoko.keys': {
    key_url: {
      name: 'https://evil.test www.evil.test a@evil.test',
      scopes: ['linksRead'],
      allowedHostnames: ['www.evil.test'],
    },
    key_acme: {
      name: '$(error) Acme',
      scopes: ['linksRead', 'linksRead'],
      allowedHostnames: [LINK, 'a.test'],
    },
  },
});

describe('a stranger’s texts are no more than texts', () => {
  let session: Session;
  beforeAll(async () => {
    session = await openSession({
      settings: SETTINGS,
      keybindings: [{ key: 'ctrl+alt+9', command: 'hoko.applyProposal', args: PROPOSAL }],
    });
    await session.bench.trusted();
  });
  afterAll(async () => closeSession(session));

  test('no icon in a list, and no link in what a box says of an entry', async () => {
    const { bench } = session;
    await bench.runCommand('Hoko: Edit Hostname…');
    const key = bench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Acme' });
    expect(await textOf(key)).toContain('$ (error) Acme');
    expect(await key.locator('.codicon-error').count()).toBe(0);
    await bench.pick('Acme');
    await bench.pick('[x]');
    const said = bench.inputMessage().filter({ hasText: '[x] (command:workbench.action.terminal.new)' });
    await said.waitFor();
    expect(await said.locator('a').count()).toBe(0);
    await bench.page.keyboard.press('Escape');
  });

  test('no link in a tooltip, of whatever kind', async () => {
    const { bench } = session;
    await bench.page.mouse.move(800, 500);
    await bench.row('evil.test').hover();
    const tooltip = bench.page.locator('.monaco-hover:visible').filter({ hasText: 'Active' }).first();
    await tooltip.waitFor();
    expect(await textOf(tooltip)).toContain('https://evil.test www.evil.test a@evil.test');
    expect(await tooltip.locator('a').count()).toBe(0);
  });

  test('what a list has twice stands in the tree twice', async () => {
    const { bench } = session;
    await bench.row('Acme').click();
    await bench.row(/^2 scopes/).click();
    const scopes = bench.page.locator('.sidebar .monaco-list-row').filter({ hasText: /^linksRead/ });
    await until('both scopes', async () => (await scopes.count()) === 2);
  });

  test('a proposal that something else gives the command is told as that', async () => {
    const { bench } = session;
    await bench.page.keyboard.press('Control+Alt+9');
    await bench.dialog().getByText('Something outside of Hoko Keys asks for this').waitFor();
    await bench.pressDialog('Cancel');
  });

  test('a file that is no UTF-8 is not written, and the message says what to do', async () => {
    const { bench, folder } = session;
    const file = path.join(folder, '.vscode/settings.json');
    const bytes = Buffer.concat([Buffer.from('// caf'), Buffer.from([0xe9]), Buffer.from(`\n${SETTINGS}`)]);
    await writeFile(file, bytes);
    await bench.runCommand('Hoko: Add Hostname…');
    await bench.pick('Acme');
    await bench.answer('b.test', 'app.example.com');
    await bench.notification('is not UTF-8 text, so nothing was written').waitFor();
    expect(await readFile(file)).toEqual(bytes);
  });
});
