import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { record } from '../rigs/key-records.ts';
import { launchBrowser } from '../rigs/launch.ts';
import { expectNothing, LOOKS, type Open } from '../rigs/looks.ts';
import { click, importKeys, openOptions, write } from '../rigs/options-page.ts';
import { type Policy, preparePolicy } from '../rigs/policy.ts';
import { keep } from '../rigs/popup-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../sample-workspace/.vscode/settings.json');

let servers: Servers;
let sample: string;
/** Chromium makes an id of its own, which a policy has to name. */
let chromiumId: string;
beforeAll(async () => {
  sample = await readFile(SAMPLE, 'utf8');
  servers = await startServers();
  const browser = await launchBrowser('chromium', servers);
  chromiumId = await (await openOptions(browser)).evaluate(() => location.hostname);
  await browser.close();
});
afterAll(() => servers?.close());

/** Each state of the page that the other views' table (`accessibility.test.ts`) doesn't have. */
const STATES: readonly (readonly [name: string, open: Open])[] = [
  ['the form, with every fault and remark', form],
  ['a question', question],
  ['what can’t be read', unread],
];

async function form(browser: ExtensionBrowser) {
  const options = await openOptions(browser);
  await click(options, '#write-key');
  await write(options, '#key-hostnames', 'https://shop.example.com/cart\nvercel.app\nshop.test');
  await click(options, '#save-key');
  await options.waitFor('the faults', () => document.querySelectorAll('.fault:not(:empty)').length === 3);
  await options.waitFor('the remarks', () => document.querySelectorAll('.lint li').length > 1);
  return options;
}

async function question(browser: ExtensionBrowser) {
  const options = await openOptions(browser);
  await click(options, '[data-source] [data-act=remove]');
  await options.waitFor('the question', () => document.querySelector('dialog[open]') !== null);
  return options;
}

async function unread(browser: ExtensionBrowser) {
  await keep(browser, { sources: [null, { kind: 'other', name: 'x' }], digest: '{}' });
  const options = await openOptions(browser);
  await options.waitFor('it', () => document.querySelectorAll('[data-unread]').length === 2);
  return options;
}

/** One record of it wrong. */
const POLICY = {
  source: 'Acme',
  snapshot: JSON.stringify({
    'hoko.keys': { key_p: record({ name: 'By policy' }), key_w: { name: 'Half' } },
  }),
};

describe.each(LOOKS)('axe finds nothing in %s, %j', (engine, look) => {
  let browser: ExtensionBrowser;
  let policy: Policy;
  beforeAll(async () => {
    policy = await preparePolicy(engine);
    await policy.set(engine === 'chromium' ? chromiumId : 'hoko-keys@hoko-keys.invalid', POLICY);
    browser = await launchBrowser(engine, servers, { ...look, ...policy });
    await importKeys(browser, sample);
  });
  afterAll(async () => {
    await browser?.close();
    await policy?.clean();
  });

  test.each(STATES)('the options page: %s', async (_, open) => {
    const view = await open(browser);
    await expectNothing(view, look);
    await view.close();
  });

  test('the options page: what an organisation set', async () => {
    const view = await openOptions(browser);
    await view.waitFor(
      'its keys, and what is wrong with them',
      () => document.querySelector('[data-source=policy] ~ [data-policy-problems] li') !== null,
    );
    await expectNothing(view, look);
    await view.close();
  });
});
