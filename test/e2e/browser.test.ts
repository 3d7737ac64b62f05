import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { applyImport, importKeys, openOptions, previewImport } from '../rigs/options-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SAMPLE = path.join(ROOT, 'test/sample-workspace/.vscode/settings.json');

let servers: Servers;
let sample: string;

beforeAll(async () => {
  sample = await readFile(SAMPLE, 'utf8');
  servers = await startServers({
    page: url => ({
      headers:
        url.hostname === 'sandboxed.example.com'
          ? { 'content-security-policy': 'sandbox allow-scripts' }
          : {},
      body: `<!doctype html><html lang="en"><title>A page</title><h1>A page</h1></html>`,
    }),
  });
});
afterAll(() => servers?.close());

const textOf = (view: View) => view.evaluate(() => document.body.textContent ?? '');

async function popupOn(
  browser: ExtensionBrowser,
  url: string,
): Promise<{ text: string; popup: View; close: () => Promise<void> }> {
  const page = await browser.openPage(url);
  const popup = await browser.openPopup(page);
  await popup.waitFor('the popup', () => document.body.dataset.explained);
  const close = async () => {
    await popup.close();
    await page.close();
  };
  return { text: await textOf(popup), popup, close };
}

const storedNames = (options: View) =>
  options.evaluate(() => [...document.querySelectorAll('[data-stored-id] b')].map(name => name.textContent));

describe.each(ENGINES)('%s', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
  });
  afterAll(() => browser?.close());

  describe('with no keys', () => {
    test('the popup still names the hostname and the entry that covers it', async () => {
      const { text, popup, close } = await popupOn(browser, 'https://app.example.com/shop');
      expect(text).toContain('app.example.com');
      expect(text).toContain('No keys yet.');
      expect(await popup.evaluate(() => document.querySelector('.fix code')?.textContent)).toBe(
        'app.example.com',
      );
      await close();
    });

    // Chromium doesn't tell an extension the address of a page it may not enter; Firefox does, where there is one.
    test.each([
      [
        'a new tab',
        'about:blank',
        engine === 'chromium' ? 'It may be a new tab' : 'A new tab has no hostname.',
      ],
      ['a local file', pathToFileURL(SAMPLE).href, 'A local file has no hostname.'],
      ['a data: page', 'data:text/html,hello', 'no hostname that Hoko could see'],
    ])('on %s it says that there is none', async (_, url, sentence) => {
      const { text, close } = await popupOn(browser, url);
      expect(text).toContain(sentence);
      await close();
    });
  });

  describe('the options page', () => {
    test('shows what a settings file brings before it applies it', async () => {
      const options = await openOptions(browser);
      await previewImport(options, sample);
      expect(await textOf(options)).toContain('4 keys added');
      expect(await storedNames(options)).toEqual([]);
      await applyImport(options);
      expect(await storedNames(options)).toEqual([
        'Storefront',
        'Analytics board',
        'Link builder',
        'Old blog',
      ]);
      expect(await textOf(options)).toContain('4 keys by settings.json, read just now.');
      await options.close();
    });

    test('shows changes field by field', async () => {
      const options = await openOptions(browser);
      const changed = sample.replace('["board.example.com"]', '["board.example.com", "*.board.example.com"]');
      await previewImport(options, changed.replace(/,?\s*"key_c0nf1t2u"[\s\S]*?\}/, ''));
      const card = await options.evaluate(() => document.querySelector('[data-preview]')?.textContent ?? '');
      expect(card).toContain('1 key changed');
      expect(card).toContain('Hostnamesboard.example.com → board.example.com*.board.example.com');
      expect(card).toContain('1 key removed');
      expect(card).toContain('2 keys unchanged');
      await options.close();
    });

    test.each([
      ['{ "hoko.keys": { \n "key_x" {} } }', 'Line 2, column 10: a colon is missing.'],
      ['', 'There is nothing here.'],
      ['{"editor.tabSize": 2}', 'has no “hoko.keys”'],
      ['{"schema":"hoko-keys/snapshot","version":9}', 'has version 9'],
    ])('refuses %j with line and reason, and leaves the stored keys as they were', async (text, sentence) => {
      const options = await openOptions(browser);
      const before = await storedNames(options);
      await previewImport(options, text);
      expect(await options.evaluate(() => document.querySelector('[role=alert]')?.textContent)).toContain(
        sentence,
      );
      expect(await options.evaluate(() => document.querySelector('#apply'))).toBeNull();
      await options.close();
      const again = await openOptions(browser);
      expect(await storedNames(again)).toEqual(before);
      expect(before).toHaveLength(4);
      await again.close();
    });

    test('refuses a value, and takes it off the screen', async () => {
      const secret = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
      const options = await openOptions(browser);
      await previewImport(
        options,
        `{"hoko.keys":{"key_v":{"name":"A","scopes":["linksRead"],"allowedHostnames":[],"note":"${secret}"}}}`,
      );
      expect(await textOf(options)).toContain('looks like a key’s value');
      const shown = await options.evaluate(
        () => document.documentElement.outerHTML + (document.querySelector('textarea')?.value ?? ''),
      );
      expect(shown).not.toContain(secret);
      await options.close();
    });

    test('shows HTML and directions in names as text', async () => {
      const name = '<img src=x onerror=alert(1)>\u202Egnp';
      const options = await openOptions(browser);
      const record = { name, scopes: ['linksRead'], allowedHostnames: ['<b>x</b>.example'] };
      await previewImport(options, JSON.stringify({ 'hoko.keys': { key_h: record } }));
      expect(await options.evaluate(() => document.querySelector('[data-preview] bdi')?.textContent)).toBe(
        name,
      );
      expect(
        await options.evaluate(() => document.querySelector('[data-preview] :is(img, code b)')),
      ).toBeNull();
      await options.close();
    });
  });

  describe('with keys', () => {
    test('the answer stands first, then the blocked key with its fix', async () => {
      const { text, popup, close } = await popupOn(browser, 'https://app.example.com/shop');
      expect(text).toContain('Analytics board is blocked on this page. 2 other keys pass.');
      const first = await popup.evaluate(() => {
        const row = document.querySelector<HTMLElement>('li[data-key-id]');
        return [row?.dataset.outcome, row?.querySelector('.fix code')?.textContent];
      });
      expect(first).toEqual(['blocked', 'app.example.com']);
      expect(text).toContain('Matched *.example.com');
      expect(text).toContain('By settings.json, read just now');
      if (engine === 'chromium' && process.env.HOKO_PICTURES !== undefined) {
        await writeFile(path.join(ROOT, 'packages/browser/media/popup.png'), await popup.screenshot());
      }
      await close();
    });

    test('then the rest: the entry that almost matched, wider fixes, and no wildcard on a shared domain', async () => {
      const explained = async (url: string) => {
        const { popup, close } = await popupOn(browser, url);
        const row = await popup.evaluate(() => {
          const item = document.querySelector<HTMLElement>('li[data-key-id]');
          item?.querySelector<HTMLElement>('summary')?.click();
          const fixes = [...(item?.querySelectorAll('.fix code') ?? [])].map(code => code.textContent);
          return { text: item?.innerText ?? '', fixes };
        });
        await close();
        return row;
      };
      const deep = await explained('https://app.example.com/shop');
      expect(deep.text).toContain('Almost: ');
      expect(deep.fixes).toEqual(['app.example.com', '*.example.com']);
      const preview = await explained('https://shop.vercel.app/');
      expect(preview.fixes).toEqual(['shop.vercel.app']);
      expect(preview.text).toContain('Serve previews under a domain of your own');
    });

    test('what rests on an assumption says probably, and which', async () => {
      const { text, close } = await popupOn(browser, 'https://a.b.example.com/');
      expect(text).toContain('probably passes');
      expect(text).toContain(
        'Hoko’s documentation doesn’t say whether *.example.com covers a.b.example.com.',
      );
      await close();
    });

    test('a sandboxed page calls as nobody, which nobody can tell', async () => {
      const { text, popup, close } = await popupOn(browser, 'https://sandboxed.example.com/');
      expect(text).toContain('This page is sandboxed');
      const outcomes = await popup.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('li[data-key-id]')].map(({ dataset }) => dataset.outcome),
      );
      expect(outcomes).toEqual(['blocked', 'undetermined', 'undetermined', 'allowed']);
      await close();
    });
  });

  test('keys imported twice are there once, and survive the popup', async () => {
    await importKeys(browser, sample);
    const options = await openOptions(browser);
    await previewImport(options, sample);
    expect(await textOf(options)).toContain('Nothing: these keys are stored already.');
    await options.close();
  });
});

test('Copy puts the entry on the clipboard', async () => {
  const browser = await launchBrowser('chromium', servers);
  try {
    const page = await browser.openPage('https://app.example.com/');
    const popup = await browser.openPopup(page);
    await popup.waitFor('the popup', () => document.body.dataset.explained);
    await popup.evaluate(() => document.querySelector<HTMLButtonElement>('.fix button')?.click());
    await popup.waitFor(
      'the button to say so',
      () => document.querySelector('.fix button')?.textContent === 'Copied',
    );
    await popup.close();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('app.example.com');
  } finally {
    await browser.close();
  }
});
