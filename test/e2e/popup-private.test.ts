/** The popup in a private window, where an extension may be allowed by its user. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { importKeys } from '../rigs/options-page.ts';
import { answerOf, askAbout, closePopups, popupOn } from '../rigs/popup-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';
import { stored } from '../rigs/stored.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../sample-workspace/.vscode/settings.json');

let servers: Servers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(() => servers?.close());
afterEach(closePopups);

describe.each(ENGINES)('%s, in a private window', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers, { private: true });
    await importKeys(browser, await readFile(SAMPLE, 'utf8'));
  });
  afterAll(() => browser?.close());

  test('the popup answers as anywhere, and keeps nothing of the page', async () => {
    const { popup, page } = await popupOn(browser, 'https://app.example.com/private');
    const isPrivate = await popup.evaluate(async () => {
      interface Api {
        readonly tabs: {
          query(of: object): Promise<readonly { readonly incognito: boolean }[]>;
        };
      }
      const { chrome } = globalThis as unknown as { chrome: Api };
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      return tab?.incognito;
    });
    expect(isPrivate).toBe(true);
    expect(await answerOf(popup)).toBe(
      'Analytics board is blocked: app.example.com is not in its list. Link builder and Storefront pass.',
    );
    const before = await stored(popup);
    await popup.evaluate(() => document.querySelector<HTMLButtonElement>('.title button')?.click());
    await popup.waitFor('the box', () => document.activeElement?.closest('.what-if') !== null);
    await askAbout(popup, 'board.example.com');
    await popup.waitFor('the other page', () => document.querySelector('.asked-mark') !== null);
    const after = await stored(popup);
    expect(after).toBe(before);
    expect(after).not.toContain('app.example.com');
    expect(await page.evaluate(() => location.pathname)).toBe('/private');
  });
});
