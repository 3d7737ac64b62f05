import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fingerprintOf, readKeysText } from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesHolding } from '../rigs/files-holding.ts';
import { until } from '../rigs/until.ts';
import { closeSession, openSession, type Session, textOf } from '../rigs/vscode-session.ts';
import { type Workbench, workbench } from '../rigs/workbench.ts';

/** A part of each box's own placeholder. */
const NAME_BOX = 'What uses the key';
const HOSTNAME_BOX = 'app.example.com';

/** On the clipboard until something is copied. */
const NOTHING_YET = 'nothing yet';

describe('a key of the emulator', () => {
  let session: Session;
  let bench: Workbench;
  /** Every value there was, the newest last. */
  const values: string[] = [];
  let emulatorUrl = '';

  beforeAll(async () => {
    session = await openSession({ userSettings: { 'hoko.clipboardClearSeconds': 0 } });
    bench = session.bench;
    await bench.trusted();
    await bench.runCommand('Hoko: Create Key…');
    await bench.nameAndPick('Storefront', NAME_BOX, 'Emulator');
    await bench.pickMany(['linksRead']);
    await bench.answer('app.example.com', HOSTNAME_BOX);
    values.push(
      await copied(() => bench.pressNotification('“Storefront” is created on the emulator', 'Copy Value')),
    );
    emulatorUrl = await copied(() => bench.runCommand('Hoko: Copy Emulator URL'));
  });
  afterAll(async () => closeSession(session));

  const settings = () => readFile(path.join(session.folder, '.vscode/settings.json'), 'utf8');
  const record = async () => {
    const read = readKeysText(await settings());
    return read.ok ? read.keys.find(({ service }) => service === 'emulator') : undefined;
  };
  const copied = async (act: () => Promise<void>) => {
    await bench.page.evaluate(`navigator.clipboard.writeText('${NOTHING_YET}')`);
    await act();
    return until('the clipboard', async () => {
      const text = (await bench.page.evaluate('navigator.clipboard.readText()')) as string;
      return text !== NOTHING_YET && text;
    });
  };
  /** The status of a call with one of the values there were, from a page. */
  const ask = async (call: string, origin: string, value = values.at(-1)) => {
    const [method, at] = call.split(' ') as [string, string];
    const headers = { authorization: `Bearer ${value}`, origin };
    return (await fetch(`${emulatorUrl}${at}`, { method, headers })).status;
  };

  test('Edit Key… says what changes, and then the emulator, the file and the tree have it', async () => {
    await bench.runCommand('Hoko: Edit Key…');
    await bench.pick('Storefront');
    await bench.answer('Shop front', NAME_BOX);
    await bench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'tagsRead' }).waitFor();
    // Ticked rows stand first: one is taken away, another added.
    await bench.pickMany(['linksRead', 'tagsRead']);
    await bench.answer('*.shop.example', HOSTNAME_BOX);
    const asked = await textOf(bench.dialog());
    for (const part of [
      'Change “Storefront”?',
      'Its name will be “Shop front”.',
      'May now view tags (tagsRead)',
      'Calls from pages on app.example.com',
      'and the key on the emulator',
    ])
      expect(asked).toContain(part);
    expect(await ask('GET /api/links', 'https://app.example.com')).toBe(200);
    await bench.pressDialog('Change Key');
    await until('the emulator', async () => (await ask('GET /api/tags', 'https://a.shop.example')) === 200);
    expect(await ask('GET /api/links', 'https://a.shop.example')).toBe(403);
    expect(await ask('GET /api/tags', 'https://app.example.com')).toBe(403);
    await until('the file', async () => (await record())?.name === 'Shop front');
    expect(await record()).toMatchObject({ scopes: ['tagsRead'], allowedHostnames: ['*.shop.example'] });
    expect(await settings()).toContain('// somebody is still writing this one');
    await until('the tree', async () => (await textOf(bench.row('Shop front'))).includes('*.shop.example'));
    // What the emulator enforces already waits for no dashboard.
    await bench.runCommand('Hoko: Update Dashboard…');
    await bench.notification('No key waits to be changed').waitFor();
    await bench.runCommand('Notifications: Clear All Notifications');
  });

  test('Edit Key… that is left at the question changes nothing anywhere', async () => {
    const before = await settings();
    await bench.runCommand('Hoko: Edit Key…');
    await bench.pick('Shop front');
    await bench.answer('Shop front', NAME_BOX);
    await bench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'tagsRead' }).waitFor();
    await bench.pickMany([]);
    await bench.answer('other.test', HOSTNAME_BOX);
    await bench.pressDialog('Cancel');
    expect(await settings()).toBe(before);
    expect(await ask('GET /api/tags', 'https://other.test')).toBe(403);
  });

  test('Rotate Value… asks, then the emulator takes the new value alone, and this machine has it', async () => {
    await bench.runCommand('Hoko: Rotate Value…');
    await bench.pick('Shop front');
    expect(await textOf(bench.dialog())).toContain('The old one stops working at once');
    await bench.pressDialog('Cancel');
    expect(await ask('GET /api/tags', 'https://a.shop.example')).toBe(200);
    await bench.runCommand('Hoko: Rotate Value…');
    await bench.pick('Shop front');
    await bench.pressDialog('Rotate Value');
    values.push(await copied(() => bench.pressNotification('“Shop front” has a new value', 'Copy Value')));
    const [before, after] = values;
    expect(after).toMatch(/^emu_/);
    expect(after === before).toBe(false);
    expect(await ask('GET /api/tags', 'https://a.shop.example', before)).toBe(401);
    expect(await ask('GET /api/tags', 'https://a.shop.example', after)).toBe(200);
    expect((await record())?.fingerprint).toBe(await fingerprintOf(after ?? ''));
    await bench.reload();
    await bench.openView('Hoko Keys');
    await bench.trusted();
    await bench.runCommand('Hoko: Copy Value');
    expect((await copied(() => bench.pick('Shop front'))) === after).toBe(true);
  });

  test('no value there was is in any file of the workspace or the server', async () => {
    expect(values).toHaveLength(2);
    for (const value of values)
      expect(await filesHolding(value, [session.folder, session.vscode.root])).toEqual([]);
  });
});

test('an emulator that ended in another window is told by the status bar no more, and another can be started', async () => {
  const session = await openSession({ settings: undefined });
  const { bench, browser, vscode } = session;
  const item = ({ page }: Workbench) =>
    page.locator('.statusbar-item:visible').filter({ hasText: 'Hoko emulator' });
  const says = async (window: Workbench, start: string) => {
    await item(window).waitFor();
    expect(await item(window).getAttribute('aria-label')).toMatch(start);
  };
  /** As a person who leaves a window and comes back to it. */
  const comeBack = ({ page }: Workbench) =>
    page.evaluate(async () => {
      for (const has of [false, true]) {
        document.hasFocus = () => has;
        window.dispatchEvent(new Event(has ? 'focus' : 'blur'));
        // VS Code waits a turn, lest something else in the window takes the focus.
        await new Promise(resolve => setTimeout(resolve));
      }
    });
  try {
    await bench.trusted();
    await bench.runCommand('Hoko: Start Emulator');
    await says(bench, 'The emulator runs at');
    const other = workbench(await browser.context.newPage());
    await other.open(vscode.url);
    await other.openView('Hoko Keys');
    await other.trusted();
    const share = async () => {
      await other.runCommand('Hoko: Start Emulator');
      await says(other, 'Another window’s emulator, at');
    };
    await share();
    await bench.page.bringToFront();
    await bench.runCommand('Hoko: Stop Emulator');
    await item(bench).waitFor({ state: 'detached' });
    await other.page.bringToFront();
    await comeBack(other);
    await item(other).waitFor({ state: 'detached' });
    await other.runCommand('Hoko: Start Emulator');
    await says(other, 'The emulator runs at');
  } finally {
    await closeSession(session);
  }
});
