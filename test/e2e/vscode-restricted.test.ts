import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../packages/vscode/package.json' with { type: 'json' };
import { filesHolding } from '../rigs/files-holding.ts';
import { until } from '../rigs/until.ts';
import { goToProblem, problems } from '../rigs/vscode-problems.ts';
import {
  closeSession,
  JSON_BUILTINS,
  openSession,
  openSettings,
  type Session,
  TEAM_SETTINGS,
  textOf,
} from '../rigs/vscode-session.ts';

/** A part of each box's own placeholder. */
const HOSTNAME_BOX = 'app.example.com';

/** Every command that needs trust, by the second key of a chord. */
const REFUSED = manifest.contributes.commands
  .filter(({ enablement }) => enablement?.includes('isWorkspaceTrusted'))
  .map(({ command }, i) => ({ command, key: String.fromCharCode('a'.charCodeAt(0) + i) }));

/** With a key of the emulator beside them. */
const WITH_EMULATOR = TEAM_SETTINGS.replace(
  '"key_board"',
  '"key_local": { "name": "Local shop", "service": "emulator", "scopes": ["linksRead"], "allowedHostnames": [] },\n    "key_board"',
);

describe('in Restricted Mode', () => {
  let session: Session;
  beforeAll(async () => {
    session = await openSession({
      trust: 'restricted',
      settings: WITH_EMULATOR,
      theme: 'Default Dark Modern',
      builtins: JSON_BUILTINS,
      keybindings: REFUSED.map(({ command, key }) => ({
        key: `ctrl+alt+9 ${key}`,
        command: 'runCommands',
        args: { commands: [command] },
      })),
    });
  });
  afterAll(async () => closeSession(session));

  test('the tree is read-only, and no value is spoken of', async () => {
    const { bench, vscode } = session;
    await bench.row('Analytics board').waitFor();
    await bench.page.getByText('Restricted Mode: keys are read-only.').waitFor();
    expect(await textOf(bench.row('Analytics board'))).not.toContain('no value');
    await bench.row('Analytics board').hover();
    await bench
      .row('Analytics board')
      .locator('.action-label.disabled[aria-label="Add Hostname…"]')
      .waitFor();
    for (const action of ['Copy Value', 'Add Hostname…']) {
      const enabled = bench
        .row('Analytics board')
        .locator(`.action-label[aria-label="${action}"]:not(.disabled)`);
      expect(await enabled.count()).toBe(0);
    }
    await bench.page.keyboard.press('F1');
    await bench.input().fill('>Hoko: ');
    await bench.page.locator('.quick-input-list').getByText('Check Hostname…').waitFor();
    const offered = await textOf(bench.page.locator('.quick-input-list'));
    for (const title of [
      'Create Key',
      'Add Hostname',
      'Remove Hostname',
      'Copy Value',
      'Revoke Key',
      'Start Emulator',
      'Apply Proposal',
      'Fix Hostname',
      'Edit Key',
      'Add Value',
      'Rotate Value',
      'Delete Key',
      'Open Terminal with Value',
      'Update Dashboard',
    ]) {
      expect(offered).not.toContain(title);
    }
    await bench.page.keyboard.press('Escape');
    await bench.input().waitFor({ state: 'hidden' });
    expect(await readFile(path.join(session.folder, '.vscode/settings.json'), 'utf8')).toBe(WITH_EMULATOR);
    expect(await filesHolding('hoko-emulator/state', [vscode.root])).toEqual([
      expect.stringMatching(/\.cjs$/),
    ]);
  });

  test('what writes or touches a value is refused where no menu stands in between: by a key binding', async () => {
    const { bench } = session;
    expect(REFUSED.length).toBeGreaterThan(15);
    for (const { command, key } of REFUSED) {
      await bench.page.keyboard.press('Control+Alt+9');
      await bench.page.keyboard.press(key);
      const refusal = bench.notification('In Restricted Mode keys are read-only.');
      await refusal.waitFor();
      await bench.page.getByRole('button', { name: 'Manage Workspace Trust' }).waitFor();
      expect([command, await bench.input().count()]).toEqual([command, 0]);
      await bench.runCommand('Notifications: Clear All Notifications');
      await refusal.waitFor({ state: 'detached' });
    }
    expect(await readFile(path.join(session.folder, '.vscode/settings.json'), 'utf8')).toBe(WITH_EMULATOR);
  });

  test('no emulator starts, not even from a message’s button, which says why instead', async () => {
    const { bench, vscode } = session;
    await bench.runCommand('Hoko: Copy Snippet…');
    await bench.pick('Local shop');
    await bench.pick('curl');
    await bench.pressNotification('The emulator’s address is known while it runs.', 'Start Emulator');
    await bench.notification('In Restricted Mode keys are read-only.').waitFor();
    expect(await bench.page.locator('.statusbar').getByText('Hoko emulator').count()).toBe(0);
    expect(await filesHolding('hoko-emulator/state', [vscode.root])).toEqual([
      expect.stringMatching(/\.cjs$/),
    ]);
    await bench.runCommand('Notifications: Clear All Notifications');
  });

  test('the problems of the file are marked, and no fix for them is offered', async () => {
    const { bench } = session;
    await openSettings(bench);
    await bench.runCommand('Problems: Focus on Problems View');
    const problem = 'sites of strangers';
    await until('the problem', async () => (await problems(bench)).some(text => text.includes(problem)));
    await until('to be told that there is none', async () => {
      await goToProblem(bench, problem);
      await bench.page.keyboard.press('Control+.');
      const said = bench.page.locator('.message').getByText('No code actions available');
      await said.waitFor({ timeout: 2_000 });
      return true;
    });
    await bench.runCommand('View: Close All Editors');
  });

  test('checking a hostname, which reads descriptions only, works', async () => {
    const { bench } = session;
    await bench.runCommand('Hoko: Check Hostname…');
    await bench.answer('board.example.com', HOSTNAME_BOX);
    await bench.page.locator('.view-line').filter({ hasText: 'Analytics board: allowed' }).first().waitFor();
  });
});
