import { SNAPSHOT_FORMAT } from '@hoko-keys/shared';
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { manyKeys, record } from '../rigs/key-records.ts';
import { launchBrowser } from '../rigs/launch.ts';
import { expectNothing, LOOKS, type Open } from '../rigs/looks.ts';
import { importKeys } from '../rigs/options-page.ts';
import { askAbout, closePopups, popupOn } from '../rigs/popup-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

const FRAMES = `
  <iframe src="https://widget.test/"></iframe>
  <iframe sandbox="allow-scripts" src="https://boxed.test/"></iframe>
  ${Array.from({ length: 6 }, (_, i) => `<iframe src="https://f${i}.test/"></iframe>`).join('')}`;

let servers: Servers;
beforeAll(async () => {
  servers = await startServers({
    page: ({ pathname }) => ({
      body: `<!doctype html><html lang="en"><title>A page</title>${pathname === '/frames' ? FRAMES : ''}</html>`,
    }),
  });
});
afterAll(() => servers?.close());
afterEach(closePopups);

const seenAt = '2026-11-20T10:00:00Z';
const FEW = JSON.stringify({
  ...SNAPSHOT_FORMAT,
  source: 'settings.json',
  takenAt: seenAt,
  rules: { wildcardDepth: { answer: 'yes', basis: 'observed', seenAt } },
  keys: {
    key_a: record({ name: 'Wide', allowedHostnames: ['*.example.com'] }),
    key_b: record({ name: 'Narrow', allowedHostnames: ['board.example.com'] }),
  },
});

/** Each state of the popup that the other views' table (`accessibility.test.ts`) doesn't have. */
const WITH_FEW: readonly (readonly [name: string, open: Open])[] = [
  ['frames, more than are shown, every caller and key opened', allFrames],
  ['“What if”, of a text that is no address', browser => asked(browser, 'no address')],
  ['“What if”, answered', browser => asked(browser, 'https://board.example.com/')],
  ['what rests on an observed rule', observed],
];

const WITH_MANY: typeof WITH_FEW = [
  ['a long list, all of a group shown', allOfGroup],
  ['a long list, searched', browser => searched(browser, 'key 17')],
  ['a long list, nothing found', browser => searched(browser, 'no such key')],
];

describe.each(LOOKS)('axe finds nothing in %s, %j', (engine, look) => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers, look);
  });
  afterAll(() => browser?.close());

  describe('the popup with a few keys', () => {
    beforeAll(() => importKeys(browser, FEW));
    test.each(WITH_FEW)('%s', async (_, open) => expectNothing(await open(browser), look));
  });

  describe('the popup with many keys', () => {
    beforeAll(() => importKeys(browser, manyKeys(30)));
    test.each(WITH_MANY)('%s', async (_, open) => expectNothing(await open(browser), look));
  });
});

async function popup(browser: ExtensionBrowser, url: string): Promise<View> {
  return (await popupOn(browser, url)).popup;
}

async function allFrames(browser: ExtensionBrowser) {
  const view = await popup(browser, 'https://app.example.com/frames');
  const open = (selector: string) =>
    view.evaluate((where: string) => {
      for (const button of document.querySelectorAll<HTMLElement>(where)) button.click();
    }, selector);
  await open('.frames .show-all');
  await view.waitFor('all frames', () => document.querySelectorAll('[data-frame]').length === 8);
  await open('[data-frame] > [aria-expanded=false]');
  await view.waitFor('their keys', () => document.querySelectorAll('.nested li').length === 16);
  await open('.nested [aria-expanded=false]');
  await view.waitFor(
    'what is said of each',
    () => document.querySelectorAll('.nested .detail').length === 16,
  );
  return view;
}

async function asked(browser: ExtensionBrowser, text: string) {
  const view = await popup(browser, 'https://app.example.com/');
  await view.evaluate(() => document.querySelector<HTMLElement>('.title button')?.click());
  await view.waitFor('the box', () => document.activeElement?.closest('.what-if') !== null);
  await askAbout(view, text);
  await view.waitFor('an answer', () =>
    document.querySelector('.asked-mark, .what-if [role=alert]:not(:empty)'),
  );
  return view;
}

async function observed(browser: ExtensionBrowser) {
  const view = await popup(browser, 'https://a.b.example.com/');
  await view.evaluate(() => {
    const closed = 'li > [aria-expanded=false], details:not([open]) > summary';
    for (const button of document.querySelectorAll<HTMLElement>(closed)) button.click();
  });
  await view.waitFor('what is said of each', () => document.querySelectorAll('.detail').length === 2);
  return view;
}

async function allOfGroup(browser: ExtensionBrowser) {
  const view = await popup(browser, 'https://app.example.com/');
  await view.evaluate(() => document.querySelector<HTMLElement>('.group .show-all')?.click());
  await view.waitFor('all keys', () => document.querySelectorAll('.group li').length === 30);
  return view;
}

async function searched(browser: ExtensionBrowser, query: string) {
  const view = await popup(browser, 'https://app.example.com/');
  await view.evaluate((typed: string) => {
    const box = document.querySelector<HTMLInputElement>('input[type=search]');
    if (box === null) throw new Error('there is no box');
    box.value = typed;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }, query);
  await view.waitFor('what it found', () => document.querySelectorAll('.group li').length < 2);
  return view;
}
