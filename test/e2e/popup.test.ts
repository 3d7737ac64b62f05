import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { importKeys, openOptions } from '../rigs/options-page.ts';
import { answerOf, closePopups, openKey, popupOn } from '../rigs/popup-page.ts';
import { type Page, type Servers, startServers } from '../rigs/servers.ts';
import { until } from '../rigs/until.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SAMPLE = path.join(ROOT, 'test/sample-workspace/.vscode/settings.json');

const LONGEST = `${['a', 'b', 'c'].map(letter => letter.repeat(62)).join('.')}.${'d'.repeat(59)}.test`;

function pageFor(url: URL): Page {
  return {
    headers:
      url.hostname === 'sandboxed.example.com' ? { 'content-security-policy': 'sandbox allow-scripts' } : {},
    body: '<!doctype html><html lang="en"><title>A page</title><h1>A page</h1></html>',
  };
}

let servers: Servers;
let sample: string;

beforeAll(async () => {
  sample = await readFile(SAMPLE, 'utf8');
  servers = await startServers({ page: pageFor });
});
afterAll(() => servers?.close());

afterEach(closePopups);

const entriesShown = (popup: View) =>
  popup.evaluate(() => [...document.querySelectorAll('.fix code')].map(code => code.textContent));

/** What the button says of each tab, where it says anything. */
async function badges(browser: ExtensionBrowser): Promise<readonly (readonly [string, string])[]> {
  const view = await browser.openExtensionPage('src/options/index.html');
  const said = await view.evaluate(async () => {
    interface Action {
      getBadgeText(of: { tabId: number }): Promise<string>;
      getTitle(of: { tabId: number }): Promise<string>;
    }
    interface Api {
      readonly tabs: { query(all: object): Promise<readonly { readonly id: number }[]> };
      readonly action: Action;
    }
    const apis = globalThis as unknown as { readonly browser?: Api; readonly chrome: Api };
    const { tabs, action } = apis.browser ?? apis.chrome;
    const all = await tabs.query({});
    return Promise.all(
      all.map(async ({ id }) => [
        await action.getBadgeText({ tabId: id }),
        await action.getTitle({ tabId: id }),
      ]),
    );
  });
  await view.close();
  return said.filter(([text]) => text !== '') as [string, string][];
}

describe.each(ENGINES)('%s', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
  });
  afterAll(() => browser?.close());

  describe('with no keys', () => {
    test.each([
      ['https://app.example.com/shop', ['app.example.com', '*.example.com']],
      ['https://shop.vercel.app/', ['shop.vercel.app']],
    ])('on %s the popup names the hostname and the entries that cover it', async (url, entries) => {
      const { text, popup, close } = await popupOn(browser, url);
      expect(await popup.evaluate(() => document.querySelector('h1')?.textContent)).toBe(entries[0]);
      expect(await text()).toContain('No keys yet.');
      expect(await entriesShown(popup)).toEqual(entries);
      await close();
    });

    test('on a sandboxed page it says that no entry names it', async () => {
      const { text, popup, close } = await popupOn(browser, 'https://sandboxed.example.com/');
      expect(await text()).toContain('This page is sandboxed: its calls say “Origin: null”');
      expect(await text()).toContain('No entry can name it');
      expect(await entriesShown(popup)).toEqual([]);
      await close();
    });

    // Chromium doesn't tell an extension the address of a page it may not enter; Firefox does, where there is one.
    test.each([
      [
        'a new tab',
        'about:blank',
        engine === 'chromium' ? 'It may be a new tab' : 'A new tab has no hostname.',
      ],
      [
        'a local file',
        pathToFileURL(SAMPLE).href,
        'A local file has no hostname: its calls say “Origin: null”.',
      ],
      ['a data: page', 'data:text/html,hello', 'no hostname'],
    ])('on %s it says that there is none', async (_, url, sentence) => {
      const { text, close } = await popupOn(browser, url);
      expect(await text()).toContain(sentence);
      await close();
    });

    test('the button has no badge', async () => {
      expect(await badges(browser)).toEqual([]);
    });
  });

  describe('with a few keys', () => {
    beforeAll(() => importKeys(browser, sample));

    test('the answer stands first, then the blocked key, open, with its fixes, smallest first', async () => {
      const { text, popup, close } = await popupOn(browser, 'https://app.example.com/shop');
      expect(await answerOf(popup)).toBe(
        'Analytics board is blocked: app.example.com is not in its list. Link builder and Storefront pass.',
      );
      const rows = await popup.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('li[data-key-id]')].map(({ dataset }) => dataset.outcome),
      );
      expect(rows).toEqual(['blocked', 'allowed', 'allowed', 'blocked']);
      expect(await entriesShown(popup)).toEqual(['app.example.com', '*.example.com']);
      const all = await text();
      expect(all).toContain('Originhttps://app.example.com');
      expect(all).toContain('Refererhttps://app.example.com/');
      expect(all).toContain('A call with a key always names the page’s origin.');
      expect(all).toContain('Almost: board.example.com and app.example.com are neighbours');
      expect(all).toContain(
        'Lets in every hostname one level below example.com and, we assume, those further below.',
      );
      expect(all).toContain('Matched *.example.com');
      expect(all).toContain('By settings.json, read just now');
      expect(all).toContain('Open in VS Code');
      if (engine === 'chromium' && process.env.HOKO_PICTURES !== undefined) {
        await writeFile(path.join(ROOT, 'packages/browser/media/popup.png'), await popup.screenshot());
      }
      await close();
    });

    test('a platform’s address is offered without a wildcard, and with advice', async () => {
      const { text, popup, close } = await popupOn(browser, 'https://shop.vercel.app/');
      await openKey(popup, 'Analytics board');
      expect(new Set(await entriesShown(popup))).toEqual(new Set(['shop.vercel.app']));
      expect(await text()).toContain('Serve previews under a domain of your own');
      await close();
    });

    test('what rests on an assumption says probably, and which', async () => {
      const { text, popup, close } = await popupOn(browser, 'https://a.b.example.com/');
      expect(await answerOf(popup)).toContain('probably pass');
      await openKey(popup, 'Storefront');
      expect(await text()).toContain(
        'Hoko’s documentation doesn’t say whether *.example.com covers a.b.example.com.',
      );
      await close();
    });

    test('the badge counts the blocked keys, says so in its title, and goes with the page', async () => {
      const { page, popup } = await popupOn(browser, 'https://app.example.com/');
      await popup.close();
      const said = await until('the badge', async () => {
        const all = await badges(browser);
        return all.length > 0 ? all : undefined;
      });
      expect(said).toEqual([['1', 'Hoko Keys: 1 key blocked on this page']]);
      await page.evaluate(() => location.assign('https://example.com/next'));
      await page.waitFor('the next page', () => location.pathname === '/next');
      expect(await badges(browser)).toEqual([]);
      await page.close();
    });

    test('the longest hostname fits, at twice the size too', async () => {
      const { popup, close } = await popupOn(browser, `https://${LONGEST}/`);
      expect(await popup.evaluate(() => document.querySelector('h1')?.textContent)).toBe(LONGEST);
      // A browser gives a popup 800 px, which at 200 % are 400.
      expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
      await close();
    });

    test('the link to the editor names key and entry, and leaves the page where it is', async () => {
      const { page, popup } = await popupOn(browser, 'https://app.example.com/');
      await popup.evaluate(() => {
        interface Tabs {
          update(change: { readonly url: string }): unknown;
          create(change: { readonly url: string }): unknown;
        }
        const { browser: own, chrome } = globalThis as unknown as Record<string, { readonly tabs: Tabs }>;
        const tabs = (own ?? chrome)?.tabs;
        if (tabs === undefined) throw new Error('there are no tabs');
        // The popup closes as soon as the link is handed on, so what was handed is written down where it stays.
        for (const way of ['update', 'create'] as const) {
          const hand = tabs[way].bind(tabs);
          tabs[way] = change => {
            localStorage.setItem('handed', change.url);
            return hand(change);
          };
        }
        const buttons = [...document.querySelectorAll('button')];
        // Behind this call's own answer.
        setTimeout(() => buttons.find(({ textContent }) => textContent === 'Open in VS Code')?.click());
      });
      // Chromium asks in a window of its own, which takes the focus from the popup; Firefox opens a tab.
      await until('the link to be handed on', () =>
        engine === 'firefox'
          ? page.evaluate(() => document.visibilityState === 'hidden')
          : popup.evaluate(() => false).catch(() => true),
      );
      expect(await page.evaluate(() => location.href)).toBe('https://app.example.com/');
      if (engine === 'firefox') await popup.close();
      const options = await openOptions(browser);
      expect(await options.evaluate(() => localStorage.getItem('handed'))).toBe(
        'vscode://hoko-keys.hoko-keys/allow?key=key_9m3tzc5d&hostname=app.example.com',
      );
      await options.close();
      await page.close();
    });
  });
});

describe('in Chromium', () => {
  test('Copy puts the entry, and the proposal, on the clipboard', async () => {
    const browser = await launchBrowser('chromium', servers);
    try {
      await importKeys(browser, sample);
      const { page, popup } = await popupOn(browser, 'https://app.example.com/');
      const copied = async (label: string) => {
        await popup.evaluate((wanted: string) => {
          const buttons = [...document.querySelectorAll<HTMLButtonElement>('.actions button')];
          buttons.find(({ textContent }) => textContent === wanted)?.click();
        }, label);
        await popup.waitFor('the button to say so', () =>
          document.querySelector('.actions')?.textContent?.includes('Copied'),
        );
      };
      await popup.evaluate(() => document.querySelectorAll<HTMLInputElement>('.fix input')[1]?.click());
      await copied('Copy proposal');
      await popup.close();
      const proposal = await page.evaluate(() => navigator.clipboard.readText());
      expect(proposal).toContain(
        'vscode://hoko-keys.hoko-keys/allow?key=key_9m3tzc5d&hostname=*.example.com',
      );
      const again = await browser.openPopup(page);
      await again.waitFor('the popup', () => document.body.dataset.settled);
      await again.evaluate(() => document.querySelector<HTMLButtonElement>('.actions button')?.click());
      await again.waitFor('the button to say so', () =>
        document.querySelector('.actions')?.textContent?.includes('Copied'),
      );
      await again.close();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('app.example.com');
    } finally {
      await browser.close();
    }
  });
});
