import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { manyKeys } from '../rigs/key-records.ts';
import { focused, tabTo, typeIn } from '../rigs/keyboard.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { importKeys, openOptions } from '../rigs/options-page.ts';
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

/** What live regions say, of which a screen reader tells every change. */
const told = (view: View) =>
  view.evaluate(() =>
    [...document.querySelectorAll('[role=status], [role=alert]')]
      .map(region => region.textContent?.trim())
      .filter(Boolean)
      .join(' | '),
  );

const waitForFocus = (view: View, name: string) =>
  view.waitFor(
    `the focus on ${name}`,
    (words: string) => {
      const { activeElement: on } = document;
      return on !== document.body && (on?.getAttribute('aria-label') ?? on?.textContent)?.startsWith(words);
    },
    name,
  );

const boxValue = (view: View) =>
  view.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value);

/** Presses what has the focus twice; each time a live region changes to the same words, which alone a screen reader tells. */
async function expectToldTwice(view: View, words: string): Promise<void> {
  await view.evaluate((wanted: string) => {
    document.body.dataset.told = '';
    const count = (changes: readonly MutationRecord[]) => {
      const came = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      for (const { parentElement, textContent } of came) {
        if (textContent === wanted && parentElement?.getAttribute('role') === 'status')
          document.body.dataset.told += '+';
      }
    };
    new MutationObserver(count).observe(document.body, { childList: true, subtree: true });
  }, words);
  for (const times of ['+', '++']) {
    await view.press('Enter');
    await view.waitFor('it to be told', (marks: string) => document.body.dataset.told === marks, times);
  }
}

/** Empties the box that has the focus. */
async function clearBox(view: View): Promise<void> {
  await view.press('Control+a');
  await view.press('Backspace');
}

describe.each(ENGINES)('%s, by keyboard alone', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
  });
  afterAll(() => browser?.close());

  test('options: take keys along, remove them, paste them again, and find the way back each time', async () => {
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

  test('options: a text that is refused leaves the focus where it was, and is told', async () => {
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

  test('options: a key is written, edited and removed, and the editor chosen', async () => {
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
    const { popup } = await popupOn(browser, 'https://app.example.com/');
    await tabTo(popup, 'Copy entry');
    await expectToldTwice(popup, 'Copied');
  });

  test('options: a long list is opened and leafed through, and focus goes on to what came', async () => {
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

  test('options: what another page takes away takes no focus with it', async () => {
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

  test('popup: open a key, choose an entry and copy it, ask “What if”, and go back', async () => {
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

  test('popup: a frame’s keys, and the ways out of one of them', async () => {
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

  test('popup: search many keys, open one, and see them all', async () => {
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
