import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readKeysText } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import { until } from '../rigs/until.ts';
import { startVscode } from '../rigs/vscode.ts';
import { act, closeSession, openSession, openWorkbench, VSIX } from '../rigs/vscode-session.ts';

/** A part of each box's own placeholder. */
const NAME_BOX = 'What uses the key';
const HOSTNAME_BOX = 'app.example.com';

test('a settings file that cannot be written gets a message with a way out, and what was asked is not lost', async () => {
  const session = await openSession();
  const { bench, folder } = session;
  const configuration = path.join(folder, '.vscode');
  try {
    await bench.trusted();
    // Where the folder is expected there is a file: nothing below it can be written, whoever tries.
    await rm(configuration, { recursive: true });
    await writeFile(configuration, '');
    await bench.runCommand('Hoko: Open Settings');
    await bench.notification('/.vscode/settings.json yet. “Hoko: Create Key…” makes it.').waitFor();
    await bench.runCommand('Hoko: Create Key…');
    await bench.nameAndPick('Kept', NAME_BOX, 'Emulator');
    await bench.pickMany(['linksRead']);
    await bench.answer('kept.example.com', HOSTNAME_BOX);
    await bench.pressNotification('could not be written', 'Open File');
    await bench.notification('could not be opened here').waitFor();
    await rm(configuration);
    await bench.pressNotification('could not be opened here', 'Retry');
    await bench.notification('“Kept” is created on the emulator').waitFor();
    const read = readKeysText(await readFile(path.join(configuration, 'settings.json'), 'utf8'));
    expect(read).toMatchObject({
      ok: true,
      keys: [{ name: 'Kept', allowedHostnames: ['kept.example.com'] }],
    });
  } finally {
    await closeSession(session);
  }
});

test('with several folders, each record is written back to the file it came from', async () => {
  const record = (name: string) => ({ name, scopes: ['linksRead'], allowedHostnames: ['a.test'] });
  const root = await mkdtemp(path.join(tmpdir(), 'hoko-team-'));
  const workspace = path.join(root, 'team.code-workspace');
  const folderFile = path.join(root, 'web/.vscode/settings.json');
  await mkdir(path.dirname(folderFile), { recursive: true });
  await mkdir(path.join(root, 'api'));
  await writeFile(folderFile, JSON.stringify({ 'hoko.keys': { k1: record('Web key') } }));
  const settings = { 'hoko.keys': { k1: record('Team key') } };
  await writeFile(workspace, JSON.stringify({ folders: [{ path: 'api' }, { path: 'web' }], settings }));
  const vscode = await startVscode({
    workspace,
    vsix: VSIX,
    settings: { 'hoko.keys': { k1: record('My key') } },
  });
  const { browser, bench } = await openWorkbench(vscode);
  try {
    await bench.trusted();
    for (const [name, file] of [
      ['Web key', folderFile],
      ['Team key', workspace],
      ['My key', path.join(vscode.root, 'data/User/settings.json')],
    ] as const) {
      await act(bench, name, 'Add Hostname…');
      await bench.answer('b.test', HOSTNAME_BOX);
      await until(`${name} in ${file}`, async () => {
        const read = readKeysText(await readFile(file, 'utf8'));
        return read.ok && read.keys.some(key => key.name === name && key.allowedHostnames.includes('b.test'));
      });
    }
  } finally {
    await browser.close();
    await vscode.stop();
    await rm(root, { recursive: true, force: true });
  }
});

test('a value that was pasted into user settings, which were just looked at, is moved out of them', async () => {
  const value = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
  const key_mine = { name: 'Mine', scopes: ['linksRead'], allowedHostnames: ['a.test'], token: value };
  const session = await openSession({ userSettings: { 'hoko.keys': { key_mine } } });
  const { bench, vscode } = session;
  try {
    await bench.trusted();
    await act(bench, 'key_mine', 'Open Settings');
    // VS Code shows them above all else.
    const shown = bench.page.locator('.monaco-modal-editor-block .monaco-editor.focused');
    await shown.waitFor();
    await bench.page.keyboard.press('Escape');
    await shown.waitFor({ state: 'detached' });
    await act(bench, 'key_mine', 'Move Value to Secret Storage…');
    await bench.notification('no longer in user settings').waitFor();
    const text = await readFile(path.join(vscode.root, 'data/User/settings.json'), 'utf8');
    expect(text.includes(value)).toBe(false);
    expect(text).toContain('"fingerprint": "fp1_');
  } finally {
    await closeSession(session);
  }
});
