import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type CalledHoko, callingPage, startCalledHoko } from '../rigs/called-hoko.ts';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { record } from '../rigs/key-records.ts';
import { tabTo } from '../rigs/keyboard.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { cutIn, openAll } from '../rigs/looks.ts';
import { click, importKeys, openOptions, previewImport } from '../rigs/options-page.ts';
import { clickOn, explainCopied, observe, openPanel, shownCalls } from '../rigs/panel-view.ts';
import { closePopups, keepSources, popupOn } from '../rigs/popup-page.ts';
import type { Servers } from '../rigs/servers.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../sample-workspace/.vscode/settings.json');

/** 253 characters, the most there are. */
const LONGEST = `${['a', 'b', 'c'].map(letter => letter.repeat(62)).join('.')}.${'d'.repeat(59)}.test`;

const FRAMES = `
  <iframe src="https://widget.test/"></iframe>
  <iframe sandbox="allow-scripts" src="https://boxed.test/"></iframe>
  <iframe src="https://${LONGEST}/"></iframe>`;

let hoko: CalledHoko;
let servers: Servers;
let sample: string;

beforeAll(async () => {
  sample = await readFile(SAMPLE, 'utf8');
  hoko = await startCalledHoko({
    page: url => ({ body: callingPage(url).body + (url.pathname === '/frames' ? FRAMES : '') }),
  });
  servers = hoko.servers;
});
afterAll(() => hoko?.close());
afterEach(closePopups);

const tabs: View[] = [];
afterEach(async () => {
  for (const tab of tabs.splice(0)) await tab.close();
});

async function openedOptions(browser: ExtensionBrowser): Promise<View> {
  const options = await openOptions(browser);
  tabs.push(options);
  return options;
}

describe.each(ENGINES)('%s, everything twice as large: nothing is cut, nothing scrolls sideways', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers, { zoom: 2, prompts: true });
  });
  afterAll(() => browser?.close());

  test('popup without keys, on the longest hostname', async () => {
    const { popup } = await popupOn(browser, `https://${LONGEST}/`);
    expect(await popup.evaluate(() => document.documentElement.clientWidth)).toBeLessThanOrEqual(400);
    expect(await cutIn(popup)).toEqual([]);
  });

  test.each([
    ['a usual page', 'https://app.example.com/frames'],
    ['the longest hostname', `https://${LONGEST}/frames`],
  ])('popup with every key and frame open, on %s', async (_, url) => {
    await importKeys(browser, sample);
    const { popup } = await popupOn(browser, url);
    await openAll(popup);
    await popup.waitFor('the frames to open', () => document.querySelector('.nested') !== null);
    expect(await cutIn(popup)).toEqual([]);
  });

  test('popup with the longest names of keys, workspaces and sources, few and many', async () => {
    const long = 'W'.repeat(200);
    const key = (workspace: string, i: number) =>
      record({ name: `${long} ${i}`, workspace: workspace + long });
    for (const count of [2, 16]) {
      const keys = Array.from({ length: count }, (_, i) => [`key_${i}`, key(i % 2 === 0 ? 'A' : 'B', i)]);
      await keepSources(browser, { [long]: Object.fromEntries(keys) });
      const { popup } = await popupOn(browser, 'https://app.example.com/');
      await openAll(popup);
      await popup.waitFor('a key to open', () => document.querySelector('.detail .fix') !== null);
      expect(await cutIn(popup)).toEqual([]);
      await closePopups();
    }
  });

  test('panel with every call and a copied request open, on the longest hostname with frames', async () => {
    await importKeys(browser, hoko.snapshot);
    const page = await browser.openPage(`https://${LONGEST}/frames`);
    const panel = await openPanel(browser, page);
    tabs.push(panel, page);
    await observe(browser, panel, true);
    const calls = [
      ['Storefront', '/api/links'],
      ['Changed', `/api/tags/${LONGEST}`],
      ['Stranger', '/api/links/hides'],
      ['Storefront', '/api/links/breaks'],
    ] as const;
    for (const [name, endpoint] of calls) {
      await page.evaluate(
        (url: string, value: string) => globalThis.call(url, value),
        `https://hoko.to${endpoint}`,
        hoko.values[name],
      );
    }
    await shownCalls(panel, calls.length);
    const copied = `curl 'https://hoko.to/api/links' -H 'Origin: https://${LONGEST}' -H 'Authorization: Bearer ${hoko.values.Changed}'`;
    await explainCopied(panel, copied, '403');
    await clickOn(panel, '#settings > summary');
    await clickOn(panel, 'input[value=emulator]');
    await panel.waitFor('the frames', () => document.querySelector('[data-frame]'));
    await openAll(panel);
    expect(await panel.evaluate(() => document.documentElement.clientWidth)).toBeLessThanOrEqual(400);
    expect(await cutIn(panel)).toEqual([]);
  });

  test('options page, its form and an import open', async () => {
    const options = await openedOptions(browser);
    await click(options, '#write-key');
    await previewImport(options, sample.replace('board.example.com', LONGEST));
    await openAll(options);
    expect(await options.evaluate(() => document.documentElement.clientWidth)).toBeLessThanOrEqual(700);
    expect(await cutIn(options)).toEqual([]);
  });
});

/** What moves, or would at the next change. */
const movingIn = (view: View) =>
  view.evaluate(() => {
    const parts = [...document.querySelectorAll('*')].flatMap(element =>
      ['', '::before', '::after'].map(part => getComputedStyle(element, part)),
    );
    const would = parts.filter(
      ({ animationName, transitionDuration }) =>
        animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration),
    );
    return document.getAnimations().length + would.length;
  });

describe.each(ENGINES)('%s', engine => {
  test.each([
    ['nothing moves where motion is to be reduced', { motion: 'reduced' }],
    ['what opens appears softly else', {}],
  ] as const)('%s', async (_, look) => {
    const browser = await launchBrowser(engine, servers, look);
    try {
      await importKeys(browser, sample);
      const { popup } = await popupOn(browser, 'https://app.example.com/');
      await openAll(popup);
      await popup.waitFor('a key to open', () => document.querySelectorAll('.detail').length > 1);
      if ('motion' in look) expect(await movingIn(popup)).toBe(0);
      else expect(await movingIn(popup)).toBeGreaterThan(0);
    } finally {
      await browser.close();
    }
  });
});

/** Of the outcomes in a popup: the shape, the word, and whether the shape is drawn in the colour of the text around it. */
const outcomesIn = (view: View) =>
  view.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('li[data-outcome]')].map(item => {
      const mark = item.querySelector('.mark');
      const name = item.querySelector('.name');
      if (mark === null || name === null) throw new Error('a key has neither shape nor name');
      return {
        outcome: item.dataset.outcome,
        shape: mark.innerHTML,
        word: item.querySelector('.word')?.textContent,
        isText: getComputedStyle(mark).stroke === getComputedStyle(name).color,
      };
    }),
  );

describe.each(ENGINES)('%s, colours forced', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers, { colors: 'forced' });
    await importKeys(browser, sample);
  });
  afterAll(() => browser?.close());

  test('outcomes are told apart by shape and word, in the colours of the text', async () => {
    const { popup } = await popupOn(browser, 'https://app.example.com/');
    expect(await popup.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    const outcomes = await outcomesIn(popup);
    expect(outcomes.every(({ isText }) => isText)).toBe(true);
    const [blocked, allowed] = ['blocked', 'allowed'].map(wanted =>
      outcomes.find(({ outcome }) => outcome === wanted),
    );
    expect(blocked?.word).toBe('blocked');
    expect(allowed?.word).toBe('passes');
    expect(blocked?.shape).not.toBe(allowed?.shape);
  });

  test.each([
    [
      'popup',
      ['Analytics board', 'Copy entry', 'Options'],
      async () => (await popupOn(browser, 'https://app.example.com/')).popup,
    ],
    [
      'options page',
      ['Copy snapshot', 'Show what changes', 'Proposals open in'],
      () => openedOptions(browser),
    ],
  ] as const)('%s: the focus is seen, and buttons have an edge', async (_, names, open) => {
    const view = await open();
    for (const name of names) {
      await tabTo(view, name);
      const [style, width, ring, edge, ground] = await view.evaluate(() => {
        const { activeElement: on } = document;
        if (on === null) throw new Error('nothing has the focus');
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(on);
        const bare = on.matches('.link, .row, select');
        const { backgroundColor } = getComputedStyle(document.documentElement);
        return [
          outlineStyle,
          outlineWidth,
          outlineColor,
          bare ? '' : getComputedStyle(on).borderTopColor,
          backgroundColor,
        ];
      });
      expect([style, width], name).toEqual(['solid', '2px']);
      expect(ring, name).not.toBe(ground);
      expect(edge, name).not.toBe(ground);
    }
  });
});
