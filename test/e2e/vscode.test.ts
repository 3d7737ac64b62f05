import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readKeysText } from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesHolding } from '../rigs/files-holding.ts';
import { until } from '../rigs/until.ts';
import { startVscode } from '../rigs/vscode.ts';
import {
  act,
  closeSession,
  openSession,
  openWorkbench,
  type Session,
  TEAM_SETTINGS,
  textOf,
  VSIX,
} from '../rigs/vscode-session.ts';
import type { Workbench } from '../rigs/workbench.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A part of each box's own placeholder. */
const NAME_BOX = 'What uses the key';
const HOSTNAME_BOX = 'app.example.com';
const PAGE_BOX = 'URL of a page';

describe('in a trusted workspace', () => {
  let session: Session;
  let bench: Workbench;
  /** The value of the key that is created below. */
  let value = '';
  let emulatorUrl = '';

  beforeAll(async () => {
    session = await openSession();
    bench = session.bench;
  });
  afterAll(async () => closeSession(session));

  const settingsFile = () => path.join(session.folder, '.vscode/settings.json');
  const settings = () => readFile(settingsFile(), 'utf8');
  const record = async (name: string) => {
    const read = readKeysText(await settings());
    return read.ok ? read.keys.find(key => key.name === name) : undefined;
  };
  const ready = async () => {
    await bench.openView('Hoko Keys');
    await bench.trusted();
  };
  const clipboard = () => bench.page.evaluate('navigator.clipboard.readText()') as Promise<string>;
  const clearClipboard = () => bench.page.evaluate(`navigator.clipboard.writeText('nothing yet')`);
  const copied = async (what: string) =>
    until(what, async () => {
      const text = await clipboard();
      return text !== 'nothing yet' && text;
    });
  const ask = async (origin: string) =>
    (await fetch(`${emulatorUrl}/api/links`, { headers: { authorization: `Bearer ${value}`, origin } }))
      .status;

  test('the tree shows the keys, and a wrong record as a problem beside them', async () => {
    await bench.row('Analytics board').waitFor();
    await until('its line', async () =>
      (await textOf(bench.row('Analytics board'))).includes(
        '2 hostnames · 1 problem · no value on this machine',
      ),
    );
    expect(await textOf(bench.row('key_draft'))).toMatch(/“scopes” of “key_draft” has to be a list/);
  });

  test('creates a key on the emulator: every step can go back, entries are checked while typed', async () => {
    await ready();
    await bench.runCommand('Hoko: Create Key…');
    await bench.nameAndPick('Storefront', NAME_BOX, 'Emulator');
    await bench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'linksRead' }).waitFor();
    await bench.page.locator('.quick-input-titlebar').getByRole('button', { name: 'Back' }).click();
    await until(
      'the name to be still there',
      async () => (await bench.input().inputValue()) === 'Storefront',
    );
    await bench.pick('Emulator');
    await bench.pickMany(['linksRead', 'conversionsWrite']);
    await bench.type('https://app.example.com/shop', HOSTNAME_BOX);
    await bench.inputMessage().filter({ hasText: 'is a URL. An entry is the hostname alone.' }).waitFor();
    await bench.page.getByRole('button', { name: 'Use app.example.com' }).click();
    await until('the corrected entry', async () => (await bench.input().inputValue()) === 'app.example.com');
    await clearClipboard();
    await bench.answer('app.example.com', HOSTNAME_BOX);
    await bench.pressNotification('“Storefront” is created on the emulator', 'Copy Value');
    value = await copied('the value');
    expect(value).toMatch(/^emu_/);
    const row = await until('the new key', async () => {
      const text = await textOf(bench.row('Storefront'));
      return !text.includes('no value') && text;
    });
    expect(row).toContain('app.example.com');
    expect(await settings()).toContain('// somebody is still writing this one');
    expect(await record('Storefront')).toMatchObject({
      service: 'emulator',
      scopes: ['linksRead', 'conversionsWrite'],
    });
  });

  test('the emulator takes the copied value from an allowed page, and from no other', async () => {
    await clearClipboard();
    await bench.runCommand('Hoko: Copy Emulator URL');
    emulatorUrl = await copied('the emulator’s address');
    expect(emulatorUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect([await ask('https://app.example.com'), await ask('https://other.test')]).toEqual([200, 403]);
  });

  test('Copy Value in the tree copies it again', async () => {
    await clearClipboard();
    await act(bench, 'Storefront', 'Copy Value');
    expect((await copied('the value')) === value).toBe(true);
    await bench.page.locator('.statusbar').getByText('it leaves the clipboard in 8 s').waitFor();
    await until('the clipboard to be empty', async () => (await clipboard()) === '');
    await bench.page.locator('.statusbar').getByText('The value is no longer on the clipboard').waitFor();
  });

  test('a hostname that is added, edited or removed changes in the file and on the emulator', async () => {
    await act(bench, 'Storefront', 'Add Hostname…');
    await bench.type('app.example.com', HOSTNAME_BOX);
    await bench.inputMessage().filter({ hasText: 'is in the list already' }).waitFor();
    await bench.answer('other.test', HOSTNAME_BOX);
    await until('the emulator to follow', async () => (await ask('https://other.test')) === 200);
    await until('the file', async () => (await record('Storefront'))?.allowedHostnames.length === 2);

    await until('the tree', async () => (await textOf(bench.row('Storefront'))).includes('2 hostnames'));
    await bench.row('Storefront').click();
    await act(bench, /^other\.test/, 'Edit Hostname…');
    await bench.answer('*.other.test', HOSTNAME_BOX);
    await until('the emulator to follow', async () => (await ask('https://a.other.test')) === 200);
    expect(await ask('https://other.test')).toBe(403);

    await act(bench, /^\*\.other\.test/, 'Remove Hostname');
    await until('the emulator to follow', async () => (await ask('https://a.other.test')) === 403);
    await until('the file', async () => (await record('Storefront'))?.allowedHostnames.length === 1);

    await act(bench, /^app\.example\.com/, 'Remove Hostname');
    expect(await textOf(bench.dialog())).toContain('any hostname will pass');
    await bench.pressDialog('Cancel');
    expect(await ask('https://other.test')).toBe(403);
    for (const comment of [
      'what the team agreed on',
      'reads only',
      'the board',
      'somebody is still writing',
    ]) {
      expect(await settings()).toContain(`// ${comment}`);
    }
  });

  test('unsaved settings get a message with a way out, and the input is not lost', async () => {
    await act(bench, 'Analytics board', 'Add Hostname…');
    await bench.answer('first.example.com', HOSTNAME_BOX);
    await bench.notification('Hoko’s own is not').waitFor();
    const before = await settings();
    await act(bench, 'key_draft', 'Open Settings');
    const editor = bench.page.locator('.monaco-editor').filter({ hasText: 'hoko.keys' });
    await editor.click();
    await bench.page.keyboard.press('Control+Home');
    await bench.page.keyboard.type('// unsaved');
    await bench.page.keyboard.press('Enter');
    await act(bench, 'Analytics board', 'Add Hostname…');
    await bench.answer('kept.example.com', HOSTNAME_BOX);
    await bench.notification('unsaved changes').waitFor();
    expect(await settings()).toBe(before);
    await bench.pressNotification('unsaved changes', 'Save and Retry');
    await until('the kept hostname', async () => (await settings()).includes('kept.example.com'));
    expect(await settings()).toContain('// unsaved');
    expect(await settings()).toContain('"*.vercel.app"');
  });

  test('Check Hostname… tells each key’s verdict, its reason, what it assumes, and the fix', async () => {
    await bench.runCommand('Hoko: Check Hostname…');
    await bench.answer('https://vercel.app/page', PAGE_BOX);
    const line = (text: string) =>
      bench.page.locator('.view-line').filter({ hasText: text }).first().waitFor();
    await line('Analytics board: probably blocked');
    await line('Hoko’s documentation doesn’t say whether `*.example.com` covers example.com itself');
    await line('To let it in, add `vercel.app`');
    await line('Storefront: blocked (emulator)');
  });

  test('Explain Error… names the hostname before it doubts the value', async () => {
    await bench.runCommand('Hoko: Explain Error…');
    await bench.pick('Invalid API key');
    await bench.pick('Analytics board');
    await bench.answer('https://app.example.com/shop', PAGE_BOX);
    const line = (text: string) =>
      bench.page.locator('.view-line').filter({ hasText: text }).first().waitFor();
    await line('1. Hoko may not let app.example.com use this key.');
    await line('Add app.example.com to the key’s allowed hostnames');
  });

  test('the snapshot for the browser holds the keys, names its source, and no value', async () => {
    await clearClipboard();
    await bench.runCommand('Hoko: Copy Snapshot for Browser');
    const text = await copied('the snapshot');
    const read = readKeysText(text);
    expect(read).toMatchObject({ ok: true, format: 'snapshot', source: 'settings.json' });
    expect(read.ok && read.keys.map(({ name }) => name)).toEqual(['Analytics board', 'Storefront']);
    expect(text.includes(value)).toBe(false);
  });

  test('a reload and a restart of VS Code keep the value', async () => {
    await bench.reload();
    await ready();
    await bench.row('Storefront').waitFor();
    await session.vscode.restart();
    await bench.open(session.vscode.url);
    await ready();
    await clearClipboard();
    await act(bench, 'Storefront', 'Copy Value');
    expect((await copied('the value')) === value).toBe(true);
  });

  test('after a restart the emulator still knows the key, at the same address', async () => {
    await bench.runCommand('Hoko: Start Emulator');
    await until('the emulator', async () => (await ask('https://app.example.com')) === 200);
  });

  test('Revoke Key… asks, and then the emulator refuses the value and this machine forgets it', async () => {
    await bench.runCommand('Hoko: Revoke Key…');
    await bench.pick('Storefront');
    expect(await textOf(bench.dialog())).toContain('Revoke “Storefront”?');
    await bench.pressDialog('Cancel');
    expect(await ask('https://app.example.com')).toBe(200);
    await bench.runCommand('Hoko: Revoke Key…');
    await bench.pick('Storefront');
    await bench.pressDialog('Revoke Key');
    await until('the emulator to refuse', async () => (await ask('https://app.example.com')) === 401);
    await until('the file', async () => (await record('Storefront'))?.status === 'revoked');
    await until('the tree', async () => (await textOf(bench.row('Storefront'))).includes('revoked'));
  });

  test('a record that is made active again by hand finds no value: it was deleted', async () => {
    await writeFile(settingsFile(), (await settings()).replace('"status": "revoked"', '"status": "active"'));
    await until('the tree', async () => (await textOf(bench.row('Storefront'))).includes('no value on this'));
    await clearClipboard();
    await bench.runCommand('Hoko: Copy Value');
    await bench.pick('Storefront');
    await bench.notification('There is no value of “Storefront” on this machine.').waitFor();
    expect(await clipboard()).toBe('nothing yet');
  });

  test('the value is in no file under the workspace, the server’s data, or its logs', async () => {
    await session.vscode.restart();
    expect(await filesHolding(value, [session.folder, session.vscode.root])).toEqual([]);
    // Among them the extension's own log, which all of the above has filled.
    const logs = await filesHolding('rows drawn in', [session.vscode.root]);
    expect(new Set(logs.map(file => path.basename(file)))).toEqual(new Set(['Hoko Keys.log']));
    expect(await filesHolding('Storefront', [session.folder])).toEqual([settingsFile()]);
  });
});

describe('in Restricted Mode', () => {
  let session: Session;
  beforeAll(async () => {
    session = await openSession({
      trust: 'restricted',
      theme: 'Default Dark Modern',
      keybindings: [{ key: 'ctrl+alt+9', command: 'runCommands', args: { commands: ['hoko.createKey'] } }],
    });
  });
  afterAll(async () => closeSession(session));

  test('the tree is read-only, and no value is spoken of', async () => {
    const { bench, vscode } = session;
    await bench.row('Analytics board').waitFor();
    await bench.page.getByText('Restricted Mode: keys are read-only.').waitFor();
    expect(await textOf(bench.row('Analytics board'))).not.toContain('no value');
    await bench.row('Analytics board').hover();
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
    expect(await readFile(path.join(session.folder, '.vscode/settings.json'), 'utf8')).toBe(TEAM_SETTINGS);
    expect(await filesHolding('hoko-emulator/state', [vscode.root])).toEqual([
      expect.stringMatching(/\.cjs$/),
    ]);
  });

  test('a command that writes is refused where no menu stands in between: by a key binding', async () => {
    const { bench } = session;
    await bench.page.keyboard.press('Control+Alt+9');
    await bench.notification('In Restricted Mode keys are read-only.').waitFor();
    await bench.page.getByRole('button', { name: 'Manage Workspace Trust' }).waitFor();
    expect(await bench.input().count()).toBe(0);
    await bench.runCommand('Notifications: Clear All Notifications');
  });

  test('checking a hostname, which reads descriptions only, works', async () => {
    const { bench } = session;
    await bench.runCommand('Hoko: Check Hostname…');
    await bench.answer('board.example.com', HOSTNAME_BOX);
    await bench.page.locator('.view-line').filter({ hasText: 'Analytics board: allowed' }).first().waitFor();
  });
});

test('a settings file that cannot be written gets a message with a way out, and what was asked is not lost', async () => {
  const session = await openSession();
  const { bench, folder } = session;
  const configuration = path.join(folder, '.vscode');
  try {
    await bench.trusted();
    // Where the folder is expected there is a file: nothing below it can be written, whoever tries.
    await rm(configuration, { recursive: true });
    await writeFile(configuration, '');
    await bench.runCommand('Hoko: Create Key…');
    await bench.nameAndPick('Kept', NAME_BOX, 'Emulator');
    await bench.pickMany(['linksRead']);
    await bench.answer('kept.example.com', HOSTNAME_BOX);
    await bench.notification('could not be written').waitFor();
    await rm(configuration);
    await bench.pressNotification('could not be written', 'Retry');
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

/** The README's picture: `HOKO_PICTURES=1` makes it anew. */
test('the sample workspace beside a key of one’s own, as the README shows them', async () => {
  const session = await openSession({ settings: undefined });
  const { bench } = session;
  try {
    await bench.page.setViewportSize({ width: 1040, height: 560 });
    await bench.trusted();
    await bench.runCommand('Hoko: Create Key…');
    await bench.nameAndPick('Docs search', NAME_BOX, 'Emulator');
    await bench.pickMany(['linksRead']);
    await bench.answer('docs.example.com, *.vercel.app', HOSTNAME_BOX);
    await bench.notification('“Docs search” is created').waitFor();
    await bench.runCommand('Notifications: Clear All Notifications');
    await bench.runCommand('Hoko: Check Hostname…');
    await bench.answer('https://example.com/pricing', PAGE_BOX);
    await bench.page.locator('.view-line').filter({ hasText: 'Storefront: allowed' }).first().waitFor();
    await bench.row('Storefront').click();
    await bench.row(/^\*\.example\.com/).waitFor();
    if (process.env.HOKO_PICTURES !== undefined) {
      await bench.page.mouse.move(700, 500);
      await bench.page.screenshot({ path: path.join(ROOT, 'packages/vscode/media/tree.png') });
    }
  } finally {
    await closeSession(session);
  }
});
