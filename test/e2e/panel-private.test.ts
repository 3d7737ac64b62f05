/** The panel in a private window: Firefox's, where an extension may be allowed by its user. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../rigs/axe.ts';
import { type CalledHoko, startCalledHoko } from '../rigs/called-hoko.ts';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { launchBrowser } from '../rigs/launch.ts';
import { importKeys } from '../rigs/options-page.ts';
import { clickOn, observe, openPanel, shownCalls } from '../rigs/panel-view.ts';
import { stored } from '../rigs/stored.ts';

let hoko: CalledHoko;
let browser: ExtensionBrowser;
beforeAll(async () => {
  hoko = await startCalledHoko();
  browser = await launchBrowser('firefox', hoko.servers, { private: true });
  await importKeys(browser, hoko.snapshot);
});
afterAll(async () => {
  await browser?.close();
  await hoko?.close();
});

test('calls are shown, and nothing of them is kept or can be copied', async () => {
  const page = await browser.openPage('https://app.example.com/');
  const panel = await openPanel(browser, page);
  const before = await stored(panel);
  await observe(browser, panel, true);
  await page.evaluate(
    (value: string) => globalThis.call('https://hoko.to/api/links', value),
    hoko.values.Changed,
  );
  const [seen] = await shownCalls(panel, 1);
  expect(seen).toMatchObject({ key: 'Changed', endpoint: '/api/links', surprise: 'answer' });
  expect(await panel.evaluate(() => document.body.textContent)).toContain('This is a private window');
  expect(await panel.evaluate(() => document.querySelector('.surprise button'))).toBeNull();
  expect(await axe(panel)).toEqual([]);
  await clickOn(panel, '#stop');
  const after = await stored(panel);
  expect(after).toBe(before);
  await panel.close();

  const again = await openPanel(browser, page);
  expect(await again.evaluate(() => document.querySelector('.calls'))).toBeNull();
  await again.close();
  await page.close();
});
