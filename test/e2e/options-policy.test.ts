import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe } from '../rigs/axe.ts';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { record } from '../rigs/key-records.ts';
import { launchBrowser } from '../rigs/launch.ts';
import { openOptions, sourcesOf, storedNames, textOf } from '../rigs/options-page.ts';
import { preparePolicy } from '../rigs/policy.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

const README = path.resolve(import.meta.dirname, '../../packages/browser/README.md');

let servers: Servers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(() => servers?.close());

/** By hand, one record of it wrong in a way that Chromium's schema allows. */
const POLICY = { source: 'Acme', keys: { key_p: record({ name: 'By policy' }), key_w: { name: 'Half' } } };

/** A type that Chromium's schema forbids. */
const MISTYPED = record({ allowedHostnames: 'a.example.com' });

interface TextPolicy {
  readonly source: string;
  readonly snapshot: string;
}

/** The example in the README's part for administrators, with a record of a wrong type beside its own. */
async function textPolicy(): Promise<TextPolicy> {
  const readme = await readFile(README, 'utf8');
  const example: TextPolicy = JSON.parse(/^```json\n([\s\S]*?)^```/m.exec(readme)?.[1] ?? '');
  const file = JSON.parse(example.snapshot);
  Object.assign(file['hoko.keys'], { key_w: MISTYPED });
  return { ...example, snapshot: JSON.stringify(file, null, 2) };
}

/** As an organisation's keys are shown where they came. */
async function expectPolicy(page: View, names: readonly string[], problem: string): Promise<void> {
  await page.waitFor('the policy', () => document.querySelector('[data-source=policy]') !== null);
  expect(await sourcesOf(page)).toEqual(['Acme']);
  expect(await storedNames(page)).toEqual(names);
  expect(await textOf(page)).toContain('Set by your organisation');
  await page.waitFor(
    'what is wrong with it',
    (sentence: string) => document.querySelector('[data-policy-problems]')?.textContent?.includes(sentence),
    problem,
  );
  expect(
    await page.evaluate(() => document.querySelector('[data-act=remove], [data-act=update], #remove-all')),
  ).toBeNull();
  expect(await axe(page)).toEqual([]);
}

const WRONG_TYPE = 'Line 17: “allowedHostnames” of “key_w” has to be a list of texts';

describe('what an organisation sets comes by itself, can’t be changed here, and goes when it is withdrawn', () => {
  test('chromium', async () => {
    const policy = await preparePolicy('chromium');
    const browser = await launchBrowser('chromium', servers);
    try {
      const first = await openOptions(browser);
      const id = await first.evaluate(() => location.hostname);
      const shows = (name: string) =>
        eventually(browser, (words: string) => document.body.textContent?.includes(words) === true, name);
      await policy.set(id, POLICY);
      const byHand = await shows('By policy');
      await expectPolicy(byHand, ['By policy'], '“key_w” has no “scopes”');
      await byHand.close();

      // All keys are held back for the one; what they were is kept.
      await policy.set(id, { ...POLICY, keys: { ...POLICY.keys, key_w: MISTYPED } });
      const heldBack = await shows('There is a policy, but no keys are in it.');
      await expectPolicy(heldBack, ['By policy'], 'can’t be read. What they were before is kept.');
      await heldBack.close();

      await policy.set(id, await textPolicy());
      const asText = await shows('Storefront');
      await expectPolicy(asText, ['Storefront'], WRONG_TYPE);
      await asText.close();

      await policy.withdraw();
      const gone = await shows('No keys yet.');
      expect(await sourcesOf(gone)).toEqual([]);
    } finally {
      await browser.close();
      await policy.clean();
    }
  });

  // Firefox looks for a policy once in its life, so what the first one stored is handed to another.
  test('firefox', async () => {
    const policy = await preparePolicy('firefox');
    await policy.set('hoko-keys@hoko-keys.invalid', await textPolicy());
    const withIt = await launchBrowser('firefox', servers, policy);
    let stored: object;
    try {
      const page = await openOptions(withIt);
      await expectPolicy(page, ['Storefront'], WRONG_TYPE);
      stored = await page.evaluate(() => (globalThis as unknown as Extension).browser.storage.local.get());
    } finally {
      await withIt.close();
      await policy.clean();
    }
    const withoutIt = await launchBrowser('firefox', servers);
    try {
      const page = await openOptions(withoutIt);
      await page.evaluate(
        (items: object) => (globalThis as unknown as Extension).browser.storage.local.set(items),
        stored,
      );
      expect(JSON.stringify(stored)).toContain('"kind":"policy"');
      await eventually(withoutIt, () => document.querySelector('.empty') !== null);
    } finally {
      await withoutIt.close();
    }
  });
});

interface Extension {
  readonly browser: {
    readonly storage: { readonly local: { get(): Promise<object>; set(items: object): Promise<void> } };
  };
}

/** Opens the page anew until something is there: a browser takes its time to notice a policy. */
async function eventually<A extends readonly unknown[]>(
  browser: ExtensionBrowser,
  probe: (...args: A) => boolean,
  ...args: A
): Promise<View> {
  for (;;) {
    const page = await openOptions(browser);
    const there = await page.waitFor('it', probe, ...args).catch(() => false);
    if (there) return page;
    await page.close();
  }
}
