/** What an organisation sets, where it changes while pages are open. Firefox reads a policy once in its life, so Chromium's alone. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type CalledHoko, startCalledHoko } from '../rigs/called-hoko.ts';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { record, settings } from '../rigs/key-records.ts';
import { launchBrowser } from '../rigs/launch.ts';
import { answer, click, importKeys, openOptions, sourcesOf, textOf } from '../rigs/options-page.ts';
import { call } from '../rigs/page-calls.ts';
import { allowObserving, observe, openBoth, shownCalls } from '../rigs/panel-view.ts';
import { type Policy, preparePolicy } from '../rigs/policy.ts';

let hoko: CalledHoko;
let policy: Policy;
let browser: ExtensionBrowser;
beforeAll(async () => {
  hoko = await startCalledHoko();
  policy = await preparePolicy('chromium');
  browser = await launchBrowser('chromium', hoko.servers, { prompts: true });
});
afterEach(() => policy.withdraw());
afterAll(async () => {
  await browser?.close();
  await policy?.clean();
  await hoko?.close();
});

test('the panel follows it', async () => {
  await allowObserving(browser);
  const { page, panel } = await openBoth(browser, 'https://app.example.com/');
  const id = await panel.evaluate(() => location.hostname);
  const keyIs = (name: string) =>
    panel.waitFor(
      name,
      (words: string) => document.querySelector('[data-fact=key]')?.textContent === words,
      name,
    );
  await observe(browser, panel, false);
  await call(page, hoko.values.Storefront);
  await shownCalls(panel, 1);
  await keyIs('Not one of the known keys');
  await policy.set(id, { source: 'Acme', snapshot: hoko.snapshot });
  await keyIs('Storefront');
  await policy.withdraw();
  await keyIs('Not one of the known keys');
});

test('the options page follows it; “Remove all” leaves it, and says so', async () => {
  await importKeys(browser, settings({ key_a: record() }));
  const options = await openOptions(browser);
  const id = await options.evaluate(() => location.hostname);
  const sources = (count: number) =>
    options.waitFor(
      `${count} sources`,
      (wanted: number) => document.querySelectorAll('[data-source]').length === wanted,
      count,
    );
  await policy.set(id, { source: 'Acme', keys: { key_p: record({ name: 'By policy' }) } });
  await sources(2);
  await click(options, '#remove-all');
  expect(await options.evaluate(() => document.querySelector('dialog')?.textContent)).toContain(
    'This browser forgets 1 key. What your organisation set stays.',
  );
  await answer(options);
  await sources(1);
  expect(await sourcesOf(options)).toEqual(['Acme']);
  expect(await textOf(options)).toContain('All keys were removed but those your organisation set.');
  await policy.withdraw();
  await sources(0);
  await options.close();
});
