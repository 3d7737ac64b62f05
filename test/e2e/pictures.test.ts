import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../rigs/browsers.ts';
import { type ChromiumBrowser, launchChromium } from '../rigs/chromium.ts';
import { extensionFolder } from '../rigs/launch.ts';
import { importKeys } from '../rigs/options-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';
import { PICTURE, storePicture } from '../rigs/store-picture.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SAMPLE = path.join(ROOT, 'test/sample-workspace/.vscode/settings.json');
const STORE = path.join(ROOT, 'packages/browser/store');

let servers: Servers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(() => servers?.close());

// Always made, so that they can be; kept under HOKO_PICTURES=1.
describe.each(['en', 'ar'] as const)('the stores’ pictures, %s', language => {
  describe.each([
    ['verdict', 'light'],
    ['why', 'dark'],
  ] as const)('%s, %s', (name, colorScheme) => {
    let browser: ChromiumBrowser;
    beforeAll(async () => {
      const executablePath = (await findBrowser('chromium')) ?? 'chromium';
      const extension = extensionFolder('chromium');
      browser = await launchChromium({ executablePath, extension, servers, colorScheme, language });
      await importKeys(browser, await readFile(SAMPLE, 'utf8'));
    });
    afterAll(() => browser?.close());

    test('has the stores’ size', async () => {
      const captions = JSON.parse(await readFile(path.join(STORE, language, 'captions.json'), 'utf8'));
      const popup = await browser.openPopup(await browser.openPage('https://app.example.com/'));
      await popup.waitFor('the popup', () => document.body.dataset.settled);
      expect(await popup.evaluate(() => document.documentElement.lang)).toBe(language);
      if (name === 'why') {
        await popup.evaluate(() => {
          const closed = 'li[data-outcome=blocked] :is(details:not([open]) > summary, [aria-expanded=false])';
          document.querySelector<HTMLElement>(closed)?.click();
        });
      }
      const shot = await popup.screenshot();
      await popup.close();
      const picture = await storePicture(browser.context, {
        caption: captions[name],
        popup: shot,
        language,
        colorScheme,
      });
      // A PNG's header: width and height stand at 16 and 20.
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([PICTURE.width, PICTURE.height]);
      if (process.env.HOKO_PICTURES !== undefined)
        await writeFile(path.join(STORE, language, `${name}.png`), picture);
    });
  });
});
