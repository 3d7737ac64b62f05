import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { record, settings } from '../rigs/key-records.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { click, openOptions, previewImport, write } from '../rigs/options-page.ts';
import { keep } from '../rigs/popup-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

let servers: Servers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(() => servers?.close());

/** As long as names and ids come, without a place to break. */
const LONG = 'W'.repeat(200);
const SNAPSHOT = {
  schema: 'hoko-keys/snapshot',
  version: 1,
  source: LONG,
  takenAt: '2026-11-20T10:00:00Z',
  rules: {},
  keys: { key_a: record({ name: LONG, allowedHostnames: [LONG] }), [LONG]: { name: 'Half' } },
};
const TYPED = { ...SNAPSHOT, source: 'typed', keys: { key_t: record({ name: LONG }) } };
const kept = (id: string, kind: string, snapshot: object) => ({
  id,
  kind,
  readAt: SNAPSHOT.takenAt,
  snapshot: JSON.stringify(snapshot),
});
const KEPT = {
  sources: [kept('a', 'imported', SNAPSHOT), kept('t', 'typed', TYPED)],
  digest: '{}',
};

/** Asks whether a source is to go. */
async function askIn(options: View): Promise<void> {
  await click(options, '[data-source] [data-act=remove]');
  await options.waitFor('the question', () => document.querySelector('dialog[open]') !== null);
}

describe.each(ENGINES)('%s', engine => {
  test('twice as large, the longest names are cut nowhere, and nothing scrolls sideways', async () => {
    const browser = await launchBrowser(engine, servers, { zoom: 2 });
    try {
      await keep(browser, KEPT);
      const options = await openOptions(browser);
      expect(
        await options.evaluate(() => document.querySelectorAll('[data-unread] li').length),
      ).toBeGreaterThan(0);
      const beyond = () =>
        options.evaluate(() => {
          const { clientWidth, scrollWidth } = document.documentElement;
          const boxes = [...document.querySelectorAll('main *, dialog, dialog *')];
          return [
            scrollWidth - clientWidth,
            ...boxes
              .filter(box => {
                const { left, right } = box.getBoundingClientRect();
                return left < 0 || right > clientWidth + 1;
              })
              .map(({ outerHTML }) => outerHTML.slice(0, 80)),
          ];
        });
      expect(await beyond()).toEqual([0]);
      await askIn(options);
      expect(await beyond()).toEqual([0]);
      await click(options, 'dialog [autofocus], dialog button:last-child');
      await click(options, '[data-act=edit-key]');
      await previewImport(options, settings({ key_b: record({ name: LONG }), [LONG]: 7 }));
      expect(await beyond()).toEqual([0]);
    } finally {
      await browser.close();
    }
  });

  test('in Arabic, a remark that begins with a hostname is read from the right', async () => {
    const browser = await launchBrowser(engine, servers, { language: 'ar' });
    try {
      const options = await openOptions(browser);
      await click(options, '#write-key');
      await write(options, '#key-hostnames', 'https://shop.example.com/cart');
      const remark = await options.waitFor('the remark', () => {
        const sentence = document.querySelector('.lint li > :first-child');
        return sentence && [sentence.textContent, getComputedStyle(sentence).direction];
      });
      expect(remark).toEqual([expect.stringMatching(/^.{0,3}https:.*المطلوب/s), 'rtl']);
      await previewImport(options, settings({ wrong: 7 }));
      const problem = await options.evaluate(() => {
        const sentence = document.querySelector('[data-preview] .note li');
        return sentence && getComputedStyle(sentence.lastElementChild ?? sentence).direction;
      });
      expect(problem).toBe('rtl');
    } finally {
      await browser.close();
    }
  });

  describe('colours forced', () => {
    let browser: ExtensionBrowser;
    beforeAll(async () => {
      browser = await launchBrowser(engine, servers, { colors: 'forced' });
      await keep(browser, KEPT);
    });
    afterAll(() => browser?.close());

    test('a question’s buttons have an edge and words that are seen, and so has what can’t be read', async () => {
      const options = await openOptions(browser);
      await askIn(options);
      const unseen = await options.evaluate(() => {
        const paper = getComputedStyle(document.querySelector('dialog') as Element).backgroundColor;
        const buttons = [...document.querySelectorAll('dialog button')].map(button =>
          getComputedStyle(button),
        );
        const card = getComputedStyle(document.querySelector('[data-unread]') as Element);
        return [
          buttons.length === 2,
          matchMedia('(forced-colors: active)').matches,
          ...buttons.map(({ color, backgroundColor }) => color !== backgroundColor),
          ...[...buttons, card].map(({ borderTopColor }) => borderTopColor !== paper),
        ].includes(false);
      });
      expect(unseen).toBe(false);
    });
  });
});
