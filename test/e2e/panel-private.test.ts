/** The panel in a private window: Firefox's, where an extension may be allowed by its user. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../rigs/axe.ts';
import { type CalledHoko, startCalledHoko } from '../rigs/called-hoko.ts';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { launchBrowser } from '../rigs/launch.ts';
import { importKeys } from '../rigs/options-page.ts';
import { call } from '../rigs/page-calls.ts';
import { allowObserving, clickOn, observe, openPanel, shownCalls } from '../rigs/panel-view.ts';
import { stored } from '../rigs/stored.ts';

let hoko: CalledHoko;
let browser: ExtensionBrowser;
beforeAll(async () => {
  hoko = await startCalledHoko();
  browser = await launchBrowser('firefox', hoko.servers, { private: true });
  await importKeys(browser, hoko.snapshot);
  await allowObserving(browser);
});
afterAll(async () => {
  await browser?.close();
  await hoko?.close();
});

test('calls are shown, and nothing of them is kept or can be copied', async () => {
  const page = await browser.openPage('https://app.example.com/');
  const panel = await openPanel(browser, page);
  const before = await stored(panel);
  await observe(browser, panel, false);
  await call(page, hoko.values.Changed);
  const [seen] = await shownCalls(panel, 1);
  expect(seen).toMatchObject({ key: 'Changed', endpoint: '/api/links', surprise: 'answer' });
  expect(await panel.evaluate(() => document.body.textContent)).toContain('This is a private window');
  expect(await panel.evaluate(() => document.querySelector('.surprise button'))).toBeNull();
  expect(await axe(panel)).toEqual([]);
  await clickOn(panel, '#stop');
  expect(await shownCalls(panel, 1)).toHaveLength(1);
  const after = await stored(panel);
  expect(after).toBe(before);
  await panel.close();

  const again = await openPanel(browser, page);
  expect(await again.evaluate(() => document.querySelector('.calls'))).toBeNull();
  await again.close();
  await page.close();
});

test.each([
  ['observed', false],
  ['no longer observed', true],
] as const)(
  'of a tab that is %s the calls go when it is closed, while the panel stays open',
  async (_, isStopped) => {
    const page = await browser.openPage('https://app.example.com/');
    const panel = await openPanel(browser, page);
    await observe(browser, panel, false);
    await call(page, hoko.values.Storefront);
    await shownCalls(panel, 1);
    if (isStopped) await clickOn(panel, '#stop');
    const other = await browser.openPage('https://other.test/');
    await page.close();
    await panel.waitFor('them to go', () => document.querySelector('.calls') === null);
    expect(await panel.evaluate(() => document.body.textContent)).not.toContain('/api/links');
    await panel.close();
    await other.close();
  },
);
