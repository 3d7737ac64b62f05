import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fingerprintOf, readKeysText } from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesHolding } from '../rigs/files-holding.ts';
import { until } from '../rigs/until.ts';
import { closeSession, openSession, type Session, TEAM_SETTINGS, textOf } from '../rigs/vscode-session.ts';
import type { Workbench } from '../rigs/workbench.ts';

/** A part of each box's own placeholder. */
const NAME_BOX = 'What uses the key';
const HOSTNAME_BOX = 'app.example.com';
const VALUE_BOX = 'The value Hoko shows';

const NEW_VALUE_BOX = 'The new key’s value';

const NEW_VALUE = 'x1Yy2Zz3-aA4bB5cC6dD7eE8f';
const VALUE = 'q7Zk2Jx9-vB4mT1pR8_sL5wN3c';

/** Where pictures go for a person to look at them; nowhere unless named. */
const PICTURES = process.env.HOKO_FLOW_PICTURES;

describe('a key of Hoko', () => {
  let session: Session;
  let bench: Workbench;

  beforeAll(async () => {
    session = await openSession({
      settings: TEAM_SETTINGS.replace('{\n', '{\n  "hoko.apiUrl": "https://evil.test",\n'),
      userSettings: { 'hoko.apiUrl': 'https://hoko.example:8443' },
    });
    bench = session.bench;
    await bench.trusted();
  });
  afterAll(async () => closeSession(session));

  const picture = async (name: string) => {
    if (PICTURES !== undefined) await bench.page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
  };
  const settings = () => readFile(path.join(session.folder, '.vscode/settings.json'), 'utf8');
  const record = async (name: string) => {
    const read = readKeysText(await settings());
    return read.ok ? read.keys.find(key => key.name === name) : undefined;
  };
  const clipboard = () => bench.page.evaluate('navigator.clipboard.readText()') as Promise<string>;
  const button = (name: string) => bench.page.locator('.quick-input-widget').getByRole('button', { name });

  test('is created in its dashboard, described here, and its value pasted into a masked box', async () => {
    await bench.runCommand('Hoko: Create Key…');
    await picture('create-1');
    await bench.nameAndPick('Storefront', NAME_BOX, 'Hoko');
    await bench.page.locator('.quick-input-list').getByText('write: create or change data').waitFor();
    await picture('create-2');
    await bench.pickMany(['linksRead', 'conversionsWrite']);
    await bench.answer('app.example.com, *.shop.example', HOSTNAME_BOX);
    await bench.page.getByText('(4/4)').waitFor();
    await picture('create-4-empty');
    await button('Copy Scopes').click();
    await until('the scopes', async () => (await clipboard()) === 'linksRead, conversionsWrite');
    await bench.type(`HOKO_KEY="${VALUE}"`, VALUE_BOX);
    await bench.inputMessage().filter({ hasText: 'Only what follows the name is taken.' }).waitFor();
    expect(await bench.input().getAttribute('type')).toBe('password');
    await picture('create-4');
    await button('Back').click();
    await until('the hostnames', async () =>
      (await bench.input().inputValue()).startsWith('app.example.com,'),
    );
    await bench.input().press('Enter');
    await bench.page.getByText('(4/4)').waitFor();
    await until('the value to be gone', async () => (await bench.input().inputValue()) === '');
    await bench.answer(VALUE, VALUE_BOX);
    await bench.page
      .locator('.statusbar')
      .getByText('its value is in this machine’s secret storage')
      .waitFor();
    expect(await record('Storefront')).toMatchObject({
      service: 'hoko',
      allowedHostnames: ['app.example.com', '*.shop.example'],
      fingerprint: await fingerprintOf(VALUE),
    });
    await until('the row', async () => !(await textOf(bench.row('Storefront'))).includes('no value'));
  });

  test('Edit Key… says what it lets in and what stops, then writes; the dashboard is ticked off after', async () => {
    await bench.runCommand('Hoko: Edit Key…');
    await bench.pick('Storefront');
    await bench.answer('Shop front', NAME_BOX);
    await bench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'tagsRead' }).waitFor();
    await bench.pickMany(['tagsRead']);
    await bench.answer('app.example.com, *.vercel.app', HOSTNAME_BOX);
    const asked = await textOf(bench.dialog());
    for (const part of [
      'Change “Storefront”?',
      'Its name will be “Shop front”.',
      'May now view tags (tagsRead)',
      '*.vercel.app: Lets in every hostname',
      'Calls from pages on *.shop.example',
      'Hoko goes by its dashboard',
    ])
      expect(asked).toContain(part);
    await picture('edit-summary');
    await bench.pressDialog('Go Back');
    await bench.answer('app.example.com', HOSTNAME_BOX);
    await bench.pressDialog('Change Key');
    await bench.notification('Hoko’s own is not').waitFor();
    await picture('edit-done');
    expect(await record('Shop front')).toMatchObject({
      scopes: ['linksRead', 'conversionsWrite', 'tagsRead'],
      allowedHostnames: ['app.example.com'],
    });
    expect(await settings()).toContain('// somebody is still writing this one');
    await bench.runCommand('Hoko: Update Dashboard…');
    await bench.pick('Shop front');
    expect(await textOf(bench.dialog())).toContain('Rename “Storefront” to “Shop front”');
    await picture('dashboard');
    await bench.pressDialog('I Changed It');
    await bench.runCommand('Hoko: Update Dashboard…');
    await bench.notification('No key waits to be changed').waitFor();
  });

  /** What a command prints in the terminal in front. */
  const said = async (command: string) => {
    await bench.page.locator('.terminal.xterm').first().waitFor();
    await bench.page.locator('.terminal.xterm textarea').first().focus();
    const file = path.join(session.folder, 'said');
    await rm(file, { force: true });
    // Whole once it has its name.
    await bench.page.keyboard.type(`${command} > '${file}.part' && mv '${file}.part' '${file}'\n`);
    return until(`the shell to answer ${command}`, () => readFile(file, 'utf8'));
  };

  test('Open Terminal with Value… has it in the environment, under the name that was given', async () => {
    await bench.runCommand('Hoko: Open Terminal with Value…');
    await bench.pick('Shop front');
    await bench.answer('SHOP_KEY', 'The variable’s name');
    const digest = await said('printf %s "$SHOP_KEY" | sha256sum');
    expect(digest.slice(0, 64)).toBe(createHash('sha256').update(VALUE).digest('hex'));
    await picture('terminal');
    await bench.reload();
    await bench.trusted();
    // The panel may be open again, with a new shell in it.
    await bench.runCommand('Terminal: Focus Terminal');
    expect(await said('echo "[$SHOP_KEY]"')).toBe('[]\n');
    expect(await filesHolding(VALUE, [session.folder, session.vscode.root])).toEqual([]);
  });

  test('Copy Snippet… names the variable, and the API’s address by user settings, whatever the workspace says', async () => {
    await bench.runCommand('Hoko: Copy Snippet…');
    await bench.pick('Shop front');
    await bench.pick('curl');
    await until('the snippet', async () => (await clipboard()).includes('Bearer $SHOP_KEY"'));
    expect(await clipboard()).toContain('curl https://hoko.example:8443/api/links ');
  });

  test('Rotate Value… takes the new key’s value in its place', async () => {
    await bench.runCommand('Hoko: Rotate Value…');
    await bench.pick('Shop front');
    expect(await textOf(bench.dialog())).toContain('Rotate the value of “Shop front”?');
    await picture('rotate');
    await bench.pressDialog('Rotate Value');
    await bench.type(VALUE, NEW_VALUE_BOX);
    await bench.inputMessage().filter({ hasText: 'has already. Paste the new one.' }).waitFor();
    await bench.answer(NEW_VALUE, NEW_VALUE_BOX);
    await bench.notification('Revoke the old key in Hoko').waitFor();
    expect((await record('Shop front'))?.fingerprint).toBe(await fingerprintOf(NEW_VALUE));
    await bench.runCommand('Hoko: Copy Value');
    await bench.pick('Shop front');
    await until('the new value', async () => (await clipboard()) === NEW_VALUE);
  });

  test('Delete Key… only after it was revoked', async () => {
    await bench.runCommand('Hoko: Delete Key…');
    await bench.notification('There is no revoked key').waitFor();
    await bench.runCommand('Hoko: Revoke Key…');
    await bench.pick('Shop front');
    await bench.pressDialog('I Revoked It');
    await until('the row', async () => (await textOf(bench.row('Shop front'))).includes('revoked'));
    await bench.runCommand('Hoko: Delete Key…');
    await bench.pick('Shop front');
    expect(await textOf(bench.dialog())).toContain('Delete “Shop front”?');
    await picture('delete');
    await bench.pressDialog('Delete Key');
    await bench.row('Shop front').waitFor({ state: 'detached' });
    expect(await record('Shop front')).toBeUndefined();
    expect(await settings()).toContain('// somebody is still writing this one');
  });

  test('Add Value… takes the value of a key that is described already', async () => {
    await bench.runCommand('Hoko: Add Value…');
    await bench.pick('Analytics board');
    await bench.answer(`Bearer ${VALUE}`, 'The key’s value');
    await until('the row', async () => !(await textOf(bench.row('Analytics board'))).includes('no value'));
    await until('the fingerprint', async () => (await record('Analytics board'))?.fingerprint !== undefined);
    expect((await record('Analytics board'))?.fingerprint).toBe(await fingerprintOf(VALUE));
    expect(await settings()).toContain('"board.example.com", // the board');
  });

  test('no value is in any file of the workspace or the server', async () => {
    for (const value of [VALUE, NEW_VALUE])
      expect(await filesHolding(value, [session.folder, session.vscode.root])).toEqual([]);
  });
});
