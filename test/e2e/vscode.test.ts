import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readKeysText } from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesHolding } from '../rigs/files-holding.ts';
import { until } from '../rigs/until.ts';
import { act, closeSession, openSession, type Session, textOf } from '../rigs/vscode-session.ts';
import type { Workbench } from '../rigs/workbench.ts';

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
    await bench.answer('https://app.example.com/shop', 'URL of the page that called');
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
    // Until then the window takes an undone change for another window's doing, and makes it again.
    await bench.page.locator('.statusbar').getByText('“Storefront” is revoked').waitFor();
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
