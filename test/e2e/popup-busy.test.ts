/** The popup over a page that can't answer when it is asked: its scripts are busy, or it is not all there yet. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { record } from '../rigs/key-records.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { answerOf, closePopups, keepSources, popupOver } from '../rigs/popup-page.ts';
import { type Page, type Servers, startServers } from '../rigs/servers.ts';

/** What is asked of `https://hoko.to` is answered once a test lets it. */
let held: PromiseWithResolvers<Page>;
const release = () => held.resolve({ headers: { 'access-control-allow-origin': '*' }, body: '' });

const frame = (hostname: string) => `<iframe src="https://${hostname}/" hidden></iframe>`;

const HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sandboxed.test': { 'content-security-policy': 'sandbox allow-scripts' },
  // With them a page may share memory with a worker, by which it is told to rest.
  'isolated.test': {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  },
};

function page({ pathname, hostname }: URL): Page {
  const body =
    pathname === '/loading'
      ? `${frame('first.test')}<script src="https://hoko.to/held.js"></script>${frame('second.test')}`
      : frame('first.test');
  return {
    headers: HEADERS[hostname] ?? {},
    body: `<!doctype html><html lang="en"><title>A page</title>${pathname === '/' ? '' : body}</html>`,
  };
}

let servers: Servers;
beforeAll(async () => {
  servers = await startServers({ page, hoko: 'http://127.0.0.1', fault: () => held.promise });
});
afterAll(() => servers?.close());
afterEach(async () => {
  release();
  await closePopups();
});

describe.each(ENGINES)('%s', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
    await keepSources(browser, { 'settings.json': { key_a: record({ name: 'Shop' }) } });
  });
  afterAll(() => browser?.close());

  test('whose scripts are busy is judged by its address, says so, and again once it answers', async () => {
    held = Promise.withResolvers();
    const page = await browser.openPage('https://isolated.test/frames');
    await page.evaluate(() => {
      const flag = new Int32Array(new SharedArrayBuffer(4));
      const script = `onmessage = async ({ data }) => {
        const released = fetch('https://hoko.to/held');
        postMessage('');
        await released;
        Atomics.store(data, 0, 1);
      }`;
      const worker = new Worker(URL.createObjectURL(new Blob([script])));
      worker.postMessage(flag);
      return new Promise<void>(resolve => {
        worker.onmessage = () => {
          resolve();
          setTimeout(() => {
            while (Atomics.load(flag, 0) === 0);
          });
        };
      });
    });
    const { popup, text } = await popupOver(browser, page);
    expect(await answerOf(popup)).toBe('Shop is blocked: isolated.test is not in its list.');
    expect(await text()).toContain('This page could not be looked into');
    expect(await text()).not.toContain('first.test');
    release();
    await popup.waitFor('what the page says', () => document.querySelector('[data-frame="first.test"]'));
    expect(await text()).not.toContain('This page could not be looked into');
  });

  test('that is not all there yet is judged by what is, and its frames again once it is', async () => {
    held = Promise.withResolvers();
    const page = await browser.openPage('https://sandboxed.test/');
    await page.evaluate(() => {
      location.href = '/loading';
    });
    await page.waitFor('the first frame', () => document.querySelector('iframe') !== null);
    const { popup, text } = await popupOver(browser, page);
    expect(await text()).toContain('This page is sandboxed');
    expect(await text()).toContain('1 frame calls as this page.');
    release();
    await popup.waitFor('the second frame', () =>
      document.body.textContent?.includes('2 frames call as this page.'),
    );
  });
});
