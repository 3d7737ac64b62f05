import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { expectToldTwice, focused, tabTo, told, typeIn, waitForFocus } from '../rigs/keyboard.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { importKeys } from '../rigs/options-page.ts';
import { closePopups, popupOn } from '../rigs/popup-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../sample-workspace/.vscode/settings.json');

const MANY = JSON.stringify({
  'hoko.keys': Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [
      `key_${i}`,
      { name: `Integration ${i}`, scopes: ['linksRead'], allowedHostnames: [`a${i}.example.org`] },
    ]),
  ),
});

let servers: Servers;
let sample: string;

beforeAll(async () => {
  sample = await readFile(SAMPLE, 'utf8');
  servers = await startServers({
    page: ({ pathname }) => ({
      body: `<!doctype html><html lang="en"><title>A page</title>${pathname === '/frames' ? '<iframe src="https://widget.test/"></iframe>' : ''}</html>`,
    }),
  });
});
afterAll(() => servers?.close());
afterEach(closePopups);

const boxValue = (view: View) =>
  view.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value);

/** Empties the box that has the focus. */
async function clearBox(view: View): Promise<void> {
  await view.press('Control+a');
  await view.press('Backspace');
}

describe.each(ENGINES)('%s: the popup by keyboard alone', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
  });
  afterAll(() => browser?.close());

  test('what is said twice is told twice', async () => {
    await importKeys(browser, sample);
    const { popup } = await popupOn(browser, 'https://app.example.com/');
    await tabTo(popup, 'Copy entry');
    await expectToldTwice(popup, 'Copied');
  });

  test('open a key, choose an entry and copy it, ask “What if”, and go back', async () => {
    await importKeys(browser, sample);
    const { popup } = await popupOn(browser, 'https://app.example.com/');
    const isOpen = () => popup.evaluate(() => document.activeElement?.getAttribute('aria-expanded'));
    await tabTo(popup, 'Analytics board');
    expect(await isOpen()).toBe('true');
    await popup.press('Enter');
    await popup.waitFor(
      'it to close',
      () => document.activeElement?.getAttribute('aria-expanded') === 'false',
    );
    await popup.press('Space');
    await popup.waitFor('it to open', () => document.activeElement?.getAttribute('aria-expanded') === 'true');

    await tabTo(popup, 'app.example.com');
    await popup.press('ArrowDown');
    await popup.waitFor('the wider entry', () =>
      document.activeElement?.closest('label')?.textContent?.startsWith('*.example.com'),
    );
    await tabTo(popup, 'Copy entry');
    await popup.press('Enter');
    await popup.waitFor('it to say so', () =>
      [...document.querySelectorAll('[role=status]')].some(({ textContent }) => textContent === 'Copied'),
    );
    expect(await focused(popup)).toBe('Copied');

    await tabTo(popup, 'What if…', 'Shift+Tab');
    const before = 'Analytics board is blocked: app.example.com is not in its list.';
    expect(await told(popup)).toContain(before);
    await popup.press('Enter');
    await popup.waitFor('the box', () => document.activeElement?.closest('.what-if') !== null);
    await popup.press('Control+v');
    expect(await boxValue(popup)).toBe('*.example.com');
    await popup.press('Enter');
    await popup.waitFor('the reason', () =>
      document.querySelector('.what-if [role=alert]')?.textContent?.includes('is no hostname'),
    );
    await clearBox(popup);
    await typeIn(popup, 'board.example.com');
    await popup.press('Enter');
    await popup.waitFor('the other page', () => document.querySelector('.asked-mark') !== null);
    expect(await told(popup)).toContain('What if a call came from: board.example.com');
    expect(await told(popup)).toContain('All 3 keys pass.');
    expect(await boxValue(popup)).toBe('board.example.com');
    await tabTo(popup, 'Back to this page', 'Shift+Tab');
    await popup.press('Enter');
    await waitForFocus(popup, 'What if…');
    expect(await told(popup)).toContain(before);
  });

  test('a frame’s keys, and the ways out of one of them', async () => {
    await importKeys(browser, sample);
    const { popup } = await popupOn(browser, 'https://app.example.com/frames');
    await tabTo(popup, 'widget.testframe');
    await popup.press('Enter');
    await popup.waitFor('its keys', () => document.querySelector('.nested li') !== null);
    expect(await focused(popup)).toContain('widget.test');
    await tabTo(popup, 'Storefront');
    await popup.press('Space');
    await popup.waitFor('what is said of it', () => document.querySelector('.nested .fix') !== null);
    await tabTo(popup, 'Open in VS Code');
    await tabTo(popup, 'If a call fails all the same');
    await popup.press('Enter');
    await popup.waitFor('it to open', () => document.activeElement?.closest('details')?.open);
    await tabTo(popup, 'widget.testframe', 'Shift+Tab');
    await popup.press('Space');
    await popup.waitFor('its keys to go', () => document.querySelector('.nested') === null);
    expect(await focused(popup)).toContain('widget.test');
  });

  test('search many keys, open one, and see them all', async () => {
    await importKeys(browser, MANY);
    const { popup } = await popupOn(browser, 'https://app.example.com/');
    await tabTo(popup, 'Search');
    await typeIn(popup, 'a17.');
    await popup.waitFor('how many', () =>
      document.querySelector('.search [role=status]')?.textContent?.includes('1 key found'),
    );
    expect(await boxValue(popup)).toBe('a17.');
    await tabTo(popup, 'Integration 17');
    await popup.press('Enter');
    await popup.waitFor('the key to open', () => document.querySelector('.fix') !== null);
    expect(await focused(popup)).toContain('Integration 17');
    await tabTo(popup, 'Search', 'Shift+Tab');
    await clearBox(popup);
    await tabTo(popup, 'Show all');
    await popup.press('Enter');
    await waitForFocus(popup, 'Show fewer');
  });
});
