import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe } from '../rigs/axe.ts';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { launchBrowser } from '../rigs/launch.ts';
import { importKeys, openOptions, previewImport } from '../rigs/options-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../sample-workspace/.vscode/settings.json');

const LOOKS = [
  ['chromium', { colorScheme: 'light' }],
  ['chromium', { colorScheme: 'dark' }],
  ['chromium', { colorScheme: 'light', language: 'ar' }],
  ['firefox', { colorScheme: 'light' }],
  ['firefox', { colorScheme: 'dark' }],
  ['firefox', { colorScheme: 'light', language: 'ar' }],
] as const;

type Open = (browser: ExtensionBrowser) => Promise<View>;

/** Each view in each state, a line each. */
const WITHOUT_KEYS: readonly (readonly [name: string, open: Open])[] = [
  ['the popup', popup('https://app.example.com/')],
  ['the popup where there is no hostname', popup('about:blank')],
  ['the options page', openOptions],
  ['the options page, an import shown', preview(text => text)],
  ['the options page, an import refused', preview(() => '{"hoko.keys":')],
];
const WITH_KEYS: typeof WITHOUT_KEYS = [
  ['the popup', popup('https://app.example.com/')],
  ['the popup, every key opened', opened(popup('https://app.example.com/'))],
  ['the popup, what rests on assumptions', opened(popup('https://a.b.example.com/'))],
  ['the popup on a sandboxed page', opened(popup('https://sandboxed.example.com/'))],
  ['the options page', openOptions],
  ['the options page, a change shown', preview(text => text.replace('board.example.com', 'x.example'))],
];

let servers: Servers;
let sample: string;

beforeAll(async () => {
  sample = await readFile(SAMPLE, 'utf8');
  servers = await startServers({
    page: ({ hostname }) => ({
      headers: hostname.startsWith('sandboxed.')
        ? { 'content-security-policy': 'sandbox allow-scripts' }
        : {},
      body: '<!doctype html><html lang="en"><title>A page</title><h1>A page</h1></html>',
    }),
  });
});
afterAll(() => servers?.close());

describe.each(LOOKS)('axe finds nothing in %s, %j', (engine, look) => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers, look);
  });
  afterAll(() => browser?.close());

  const findsNothing = async (open: Open) => {
    const view = await open(browser);
    const shown = await view.evaluate(() => [
      document.documentElement.lang,
      matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    ]);
    expect(shown).toEqual(['language' in look ? look.language : 'en', look.colorScheme]);
    expect(await axe(view)).toEqual([]);
    await view.close();
  };

  describe('without keys', () => {
    test.each(WITHOUT_KEYS)('%s', (_, open) => findsNothing(open));
  });

  describe('with keys', () => {
    beforeAll(() => importKeys(browser, sample));
    test.each(WITH_KEYS)('%s', (_, open) => findsNothing(open));
  });
});

/** The button clicked on a page; all that comes behind the first verdict is there. */
function popup(url: string): Open {
  return async browser => {
    const view = await browser.openPopup(await browser.openPage(url));
    await view.waitFor('the popup', () => document.body.dataset.explained);
    return view;
  };
}

/** A view with everything in it opened that opens. */
function opened(open: Open): Open {
  return async browser => {
    const view = await open(browser);
    await view.evaluate(() => {
      const closed = 'details:not([open]) > summary, [aria-expanded=false]';
      for (const button of document.querySelectorAll<HTMLElement>(closed)) button.click();
    });
    return view;
  };
}

/** The options page with the sample team's file pasted, or what is made of it. */
function preview(change: (text: string) => string): Open {
  return async browser => {
    const options = await openOptions(browser);
    await previewImport(options, change(sample));
    return options;
  };
}
