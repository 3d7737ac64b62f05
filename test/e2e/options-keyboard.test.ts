import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { manyKeys } from '../rigs/key-records.ts';
import { expectToldTwice, focused, tabTo, told, typeIn, waitForFocus } from '../rigs/keyboard.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { importKeys, openOptions } from '../rigs/options-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../sample-workspace/.vscode/settings.json');

let servers: Servers;
let sample: string;

beforeAll(async () => {
  sample = await readFile(SAMPLE, 'utf8');
  servers = await startServers();
});
afterAll(() => servers?.close());

describe.each(ENGINES)('%s: the options page by keyboard alone', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
  });
  afterAll(() => browser?.close());

  test('take keys along, remove them, paste them again, and find the way back each time', async () => {
    await importKeys(browser, sample);
    const options = await openOptions(browser);
    await tabTo(options, 'Copy snapshot');
    await options.press('Enter');
    await options.waitFor('the sentence', () =>
      document.querySelector('#said')?.textContent?.includes('on the clipboard'),
    );
    expect(await focused(options)).toContain('Copy snapshot');

    await tabTo(options, 'Remove… settings.json');
    await options.press('Enter');
    await waitForFocus(options, 'Cancel');
    await options.press('Escape');
    await options.waitFor('the question to go', () => document.querySelector('dialog') === null);
    expect(await focused(options)).toBe('Remove… settings.json');
    await options.press('Enter');
    await waitForFocus(options, 'Cancel');
    await tabTo(options, 'Remove', 'Shift+Tab');
    await options.press('Enter');
    await waitForFocus(options, 'Keys');
    expect(await told(options)).toContain('“settings.json” was removed.');

    await tabTo(options, 'Snapshot or settings.json');
    await options.press('Control+v');
    await waitForFocus(options, 'What will change');
    expect(await told(options)).toContain('4 keys added');
    await tabTo(options, 'Cancel');
    await options.press('Enter');
    await waitForFocus(options, 'Choose a file…');
    await tabTo(options, 'Show what changes');
    await options.press('Space');
    await waitForFocus(options, 'What will change');
    await tabTo(options, 'Apply');
    await options.press('Enter');
    await waitForFocus(options, 'settings.json');
    expect(await told(options)).toContain('Applied: “settings.json” is up to date.');

    await tabTo(options, 'Update… settings.json');
    await options.press('Enter');
    await waitForFocus(options, 'Choose a file…');
    await tabTo(options, 'Cancel');
    await options.press('Enter');
    await waitForFocus(options, 'settings.json');
    await options.close();
  });

  test('a text that is refused leaves the focus where it was, and is told', async () => {
    const options = await openOptions(browser);
    await tabTo(options, 'Snapshot or settings.json');
    await typeIn(options, '{');
    await tabTo(options, 'Show what changes');
    await options.press('Enter');
    await options.waitFor('the reason', () => document.querySelector('.import .refused') !== null);
    expect(await told(options)).toContain('Nothing was changed');
    expect(await focused(options)).toBe('Show what changes');
    await options.close();
  });

  test('a key is written, edited and removed, and the editor chosen', async () => {
    const options = await openOptions(browser);
    await tabTo(options, 'Write a key…');
    await options.press('Enter');
    await options.waitFor('the form', () => document.activeElement?.id === 'key-name');
    await typeIn(options, 'Shop');
    await tabTo(options, 'Allowed hostnames');
    await typeIn(options, 'shop.example');
    await tabTo(options, 'linksRead');
    await options.press('Space');
    await tabTo(options, 'Save key');
    await options.press('Enter');
    await waitForFocus(options, 'Written by hand');
    expect(await told(options)).toContain('“Shop” was saved.');

    await tabTo(options, 'Edit… Shop');
    await options.press('Enter');
    await options.waitFor('the form', () => document.activeElement?.id === 'key-name');
    await typeIn(options, '2');
    await options.press('Enter');
    await waitForFocus(options, 'Written by hand');
    await tabTo(options, 'Remove… Shop2');
    await options.press('Enter');
    await waitForFocus(options, 'Cancel');
    await tabTo(options, 'Remove', 'Shift+Tab');
    await options.press('Enter');
    await waitForFocus(options, 'Keys');

    await tabTo(options, 'Proposals open in');
    await options.press('ArrowDown');
    await options.waitFor('the editor to be kept', () =>
      document.querySelector('#said')?.textContent?.includes('Proposals open in VS Code Insiders.'),
    );
    await options.press('ArrowUp');
    await options.waitFor('the editor to be kept', () =>
      document.querySelector('#said')?.textContent?.includes('Proposals open in VS Code.'),
    );
    await options.close();
  });

  test('what is said twice is told twice', async () => {
    await importKeys(browser, sample);
    const options = await openOptions(browser);
    await tabTo(options, 'Copy snapshot');
    await expectToldTwice(options, 'The snapshot is on the clipboard.');
    await options.close();
  });

  test('a long list is opened and leafed through, and focus goes on to what came', async () => {
    await importKeys(browser, manyKeys(60));
    const options = await openOptions(browser);
    await tabTo(options, '60 keys');
    await options.press('Enter');
    await options.waitFor('the list', () => document.activeElement?.closest('details')?.open);
    expect(await focused(options)).toBe('60 keys');
    await tabTo(options, 'Show 10 more of 10');
    await options.press('Enter');
    await waitForFocus(options, 'Key 50');
    await tabTo(options, '60 keys', 'Shift+Tab');
    await options.press('Space');
    await options.waitFor('it to close', () => document.activeElement?.closest('details')?.open === false);
    await tabTo(options, 'Copy all');
    await options.press('Enter');
    await options.waitFor('the sentence', () =>
      document.querySelector('#said')?.textContent?.includes('on the clipboard'),
    );
    expect(await focused(options)).toBe('Copy all');
    await options.close();
  });

  test('what another page takes away takes no focus with it', async () => {
    await importKeys(browser, sample);
    const options = await openOptions(browser);
    await tabTo(options, 'Copy snapshot');
    const other = await openOptions(browser);
    await other.evaluate(() => document.querySelector<HTMLElement>('#remove-all')?.click());
    await other.waitFor('the question', () => document.querySelector('dialog[open]') !== null);
    await other.evaluate(() => document.querySelector<HTMLElement>('dialog [data-yes]')?.click());
    await options.waitFor('the keys to go', () => document.querySelector('[data-source]') === null);
    // Back in front: a page behind another draws nothing.
    await other.close();
    await waitForFocus(options, 'Keys');
    await options.close();
  });
});
