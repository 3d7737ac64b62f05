import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type CalledHoko, callingPage, startCalledHoko } from '../rigs/called-hoko.ts';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { launchBrowser } from '../rigs/launch.ts';
import { expectNothing, LOOKS, type Open } from '../rigs/looks.ts';
import { importKeys, openOptions, previewImport } from '../rigs/options-page.ts';
import { clickOn, explainCopied, observe, openPanel, shownCalls } from '../rigs/panel-view.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../sample-workspace/.vscode/settings.json');

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

/** In this order: what was granted stays so. */
const PANEL: typeof WITHOUT_KEYS = [
  ['nothing observed', panel(async () => undefined)],
  ['the permission refused', panel(refuse)],
  ['observing, no call yet', panel((browser, view) => observe(browser, view, true))],
  ['calls of every kind, opened', opened(panel(callAll))],
  ['a frame from another site, the settings', panel(showFrame)],
  ['a copied request explained', panel(explainOne)],
  ['a tab that can’t be seen', panel(goElsewhere)],
];

let hoko: CalledHoko;
let sample: string;

beforeAll(async () => {
  sample = await readFile(SAMPLE, 'utf8');
  hoko = await startCalledHoko({
    page: url => ({
      ...callingPage(url),
      headers: url.hostname.startsWith('sandboxed.')
        ? { 'content-security-policy': 'sandbox allow-scripts' }
        : {},
    }),
  });
});
afterAll(() => hoko?.close());

describe.each(LOOKS)('axe finds nothing in %s, %j', (engine, look) => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, hoko.servers, { ...look, prompts: true });
  });
  afterAll(() => browser?.close());

  const findsNothing = async (open: Open) => {
    const view = await open(browser);
    await expectNothing(view, look);
    await view.close();
  };

  describe('without keys', () => {
    test.each(WITHOUT_KEYS)('%s', (_, open) => findsNothing(open));
  });

  describe('with keys', () => {
    beforeAll(() => importKeys(browser, sample));
    test.each(WITH_KEYS)('%s', (_, open) => findsNothing(open));
  });

  describe('the panel', () => {
    beforeAll(() => importKeys(browser, hoko.snapshot));
    test.each(PANEL)('%s', (_, open) => findsNothing(open));
  });
});

/** The button clicked on a page; all that comes behind the first verdict is there. */
function popup(url: string): Open {
  return async browser => {
    const view = await browser.openPopup(await browser.openPage(url));
    await view.waitFor('the popup', () => document.body.dataset.settled);
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

/** The panel beside a page, after something was done there. */
function panel(act: (browser: ExtensionBrowser, panel: View, page: View) => Promise<void>): Open {
  return async browser => {
    const page = await browser.openPage('https://app.example.com/');
    const view = await openPanel(browser, page);
    await act(browser, view, page);
    return view;
  };
}

async function refuse(browser: ExtensionBrowser, view: View): Promise<void> {
  await browser.answering('refuse', () => clickOn(view, '#observe'));
  await view.waitFor('the sentence', () => document.querySelector('[data-notice=refused]'));
}

/** A call that passes, and one for each way another can end; the last one still waits. */
async function callAll(browser: ExtensionBrowser, view: View, page: View): Promise<void> {
  await observe(browser, view, false);
  const calls = [
    ['Storefront', ''],
    ['Elsewhere', ''],
    ['Old', ''],
    ['Stranger', ''],
    ['Changed', ''],
    ['Storefront', '/refuses'],
    ['Storefront', '/hides'],
    ['Storefront', '/breaks'],
  ] as const;
  for (const [name, fault] of calls) {
    await page.evaluate(
      (url: string, value: string) => globalThis.call(url, value),
      `https://hoko.to/api/links${fault}`,
      hoko.values[name],
    );
  }
  await shownCalls(view, calls.length);
  await page.evaluate((value: string) => {
    void globalThis.call('https://hoko.to/api/links/hangs', value);
  }, hoko.values.Storefront);
  await view.waitFor('the one that waits', () => document.querySelector('[data-outcome=pending]'));
}

async function showFrame(browser: ExtensionBrowser, view: View, page: View): Promise<void> {
  await observe(browser, view, false);
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'https://widget.test/';
    document.body.append(frame);
  });
  await view.evaluate(() => window.dispatchEvent(new Event('focus')));
  await view.waitFor('the frame', () => document.querySelector('[data-frame]'));
  await clickOn(view, '#settings > summary');
  await clickOn(view, 'input[value=emulator]');
  await view.waitFor('the emulator’s address', () => document.querySelector('#emulator'));
}

async function explainOne(_: ExtensionBrowser, view: View): Promise<void> {
  const text = `curl 'https://hoko.to/api/links' -H 'Origin: https://app.example.com' -H 'Authorization: Bearer ${hoko.values.Stranger}'`;
  await explainCopied(view, text, '401');
}

async function goElsewhere(browser: ExtensionBrowser, view: View): Promise<void> {
  await browser.openPage('https://other.test/');
  await view.waitFor('the sentence', () => document.querySelector('[data-notice=unknownTab]'));
}
