/** The panel beside real pages: what they call, what Hoko is told, and why it ends as it does. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  createManagement,
  type Emulator,
  generateToken,
  type Management,
  startEmulator,
} from '@hoko-keys/emulator';
import { fingerprintOf, writeSnapshot } from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { importKeys } from '../rigs/options-page.ts';
import { type Page, type Servers, startServers } from '../rigs/servers.ts';

const OPEN = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' };

/** What Hoko might do that the emulator doesn't. */
function fault({ pathname }: URL, method: string): Page | 'breaks' | undefined {
  const asks = method === 'OPTIONS';
  if (pathname.endsWith('/refuses')) return { status: asks ? 403 : 200, body: '' };
  if (pathname.endsWith('/hides'))
    return asks ? { status: 204, headers: OPEN, body: '' } : { status: 401, body: '' };
  if (pathname.endsWith('/breaks')) return asks ? { status: 204, headers: OPEN, body: '' } : 'breaks';
  return undefined;
}

/** Calls what it is sent, with a key, and says when that has ended. */
const CALLER = `<!doctype html><html lang="en"><title>A page</title><h1>A page</h1><script>
  globalThis.call = (url, value, method = 'GET') =>
    fetch(url, { method, cache: 'no-store', headers: { authorization: 'Bearer ' + value } }).then(
      ({ status }) => status, () => 0);
  addEventListener('message', async ({ data, source }) => {
    if (data.url) source.postMessage({ ended: await call(data.url, data.value) }, '*');
  });
</script>`;

let emulator: Emulator;
let management: Management;
let servers: Servers;
const values: Record<string, string> = {};

beforeAll(async () => {
  emulator = await startEmulator({ token: generateToken() });
  management = createManagement(emulator);
  servers = await startServers({ hoko: emulator.url, fault, page: () => ({ body: CALLER }) });
  for (const [name, allowedHostnames] of [
    ['Storefront', ['app.example.com']],
    ['Elsewhere', ['other.test']],
    ['Old', ['app.example.com']],
  ] as const) {
    const { key, value } = await management.createKey({ name, scopes: ['linksRead'], allowedHostnames });
    if (name === 'Old') await management.revokeKey(key.id);
    values[name] = value;
  }
  values.Stranger = 'q7Zk2Jx9vB4mT1pR8sL5wN3cQ7Zk2Jx9';
});
afterAll(async () => {
  await servers?.close();
  await emulator?.close();
});

const HOKO = 'https://hoko.to/*';

const click = (view: View, selector: string) =>
  view.evaluate((css: string) => {
    const element = document.querySelector<HTMLElement>(css);
    if (element === null) throw new Error(`there is no ${css}`);
    element.click();
  }, selector);

const call = (page: View, name: string, endpoint = '/api/links', method = 'GET') =>
  page.evaluate(
    (url: string, value: string, verb: string) =>
      (globalThis as unknown as { call(...args: string[]): Promise<number> }).call(url, value, verb),
    `https://hoko.to${endpoint}`,
    values[name] ?? '',
    method,
  );

/** Lets a frame call. */
const callFrom = (page: View, attributes: Readonly<Record<string, string>>, name: string, endpoint: string) =>
  page.evaluate(
    async (given: Readonly<Record<string, string>>, url: string, value: string) => {
      const frame = document.createElement('iframe');
      for (const [attribute, text] of Object.entries(given)) frame.setAttribute(attribute, text);
      const loaded = new Promise(resolve => {
        frame.onload = resolve;
      });
      document.body.append(frame);
      await loaded;
      const ended = new Promise<number>(resolve =>
        addEventListener('message', ({ data }) => resolve(data.ended), { once: true }),
      );
      frame.contentWindow?.postMessage({ url, value }, '*');
      return ended;
    },
    attributes,
    `https://hoko.to${endpoint}`,
    values[name] ?? '',
  );

interface ShownCall {
  readonly endpoint: string;
  readonly outcome: string;
  readonly text: string;
}

/** Calls in the order they were made, once all have ended. */
async function shown(panel: View, count: number): Promise<readonly ShownCall[]> {
  await panel.waitFor(
    `${count} calls`,
    (n: number) => {
      const rows = [...document.querySelectorAll<HTMLElement>('.calls > li')];
      return rows.length === n && rows.every(row => row.dataset.outcome !== 'pending');
    },
    count,
  );
  return panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.calls > li')].reverse().map(row => ({
      endpoint: row.dataset.endpoint ?? '',
      outcome: row.dataset.outcome ?? '',
      text: row.textContent ?? '',
    })),
  );
}

describe.each(ENGINES)('%s', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
    const issued = await management.listKeys();
    const keys = await Promise.all(
      issued.map(async key => ({ ...key, fingerprint: await fingerprintOf(values[key.name] ?? '') })),
    );
    const written = writeSnapshot({ keys, rules: {}, source: 'a test', takenAt: new Date().toISOString() });
    if (!written.ok) throw new Error(written.problem.code);
    await importKeys(browser, written.text);
  });
  afterAll(() => browser?.close());

  const openPanel = async (page: View) => {
    const panel = await browser.openPanel(page);
    await panel.waitFor('the panel', () => document.body.dataset.ready);
    await panel.waitFor(
      'the tab’s address',
      () => document.querySelector('[data-notice=unknownTab]') === null,
    );
    return panel;
  };
  const picture = async (panel: View, name: string) => {
    const folder = process.env.HOKO_LOOK;
    if (folder === undefined) return;
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, `${engine}-${name}.png`), await panel.screenshot());
  };

  test.runIf(engine === 'firefox')('a refused permission is told, and nothing is observed', async () => {
    const page = await browser.openPage('https://app.example.com/');
    const panel = await openPanel(page);
    await browser.answering('refuse', [HOKO], () => click(panel, '#observe'));
    await panel.waitFor('the sentence', () => document.querySelector('[data-notice=refused]'));
    await call(page, 'Storefront');
    expect(await panel.evaluate(() => document.querySelector('.calls'))).toBeNull();
    await panel.close();
    await page.close();
  });

  test('each way a call can end is told apart, and nothing of it is stored', async () => {
    const page = await browser.openPage('https://app.example.com/shop');
    const panel = await openPanel(page);
    await picture(panel, 'empty');
    await browser.answering('allow', [HOKO], () => click(panel, '#observe'));
    await panel.waitFor('observing', () => document.querySelector('#observing'));

    expect(await call(page, 'Storefront', '/api/links?secret=1')).toBe(200);
    expect(await call(page, 'Elsewhere')).toBe(403);
    expect(await call(page, 'Storefront', '/api/tags')).toBe(403);
    expect(await call(page, 'Old')).toBe(401);
    expect(await call(page, 'Stranger')).toBe(401);
    for (const endpoint of ['refuses', 'hides', 'breaks']) {
      expect(await call(page, 'Storefront', `/api/links/${endpoint}`)).toBe(0);
    }
    const calls = await shown(panel, 8);
    expect(calls.map(({ endpoint, outcome }) => [endpoint, outcome])).toEqual([
      ['/api/links', 'passed'],
      ['/api/links', 'blocked'],
      ['/api/tags', 'missingScope'],
      ['/api/links', 'revoked'],
      ['/api/links', 'blockedOrWrongKey'],
      ['/api/links/refuses', 'preflight'],
      ['/api/links/hides', 'unreadable'],
      ['/api/links/breaks', 'network'],
    ]);
    expect(calls[0]?.text).toContain('Storefront');
    expect(calls[0]?.text).toContain('Origin https://app.example.com');
    expect(calls[0]?.text).toContain('linksRead');
    expect(calls[4]?.text).toContain('Not one of the known keys');
    await panel.evaluate(() =>
      document.querySelector<HTMLElement>('.calls > li:nth-child(4) summary')?.click(),
    );
    await picture(panel, 'calls');

    const html = await panel.evaluate(() => document.documentElement.outerHTML);
    const stored = await panel.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { local: { get(key: null): object } } };
      };
      return JSON.stringify(await chrome.storage.local.get(null)) + JSON.stringify({ ...localStorage });
    });
    for (const value of Object.values(values)) expect(html + stored).not.toContain(value);
    expect(html + stored).not.toContain('secret=1');
    expect(stored).not.toContain(await fingerprintOf(values.Stranger ?? ''));

    await click(panel, '#stop');
    await panel.waitFor('the end', () => document.querySelector('#observe'));
    await call(page, 'Storefront');
    expect(await shown(panel, 8)).toHaveLength(8);
    await panel.close();
    await page.close();
  });

  test('frames call as themselves; one from another site only with leave of its own', async () => {
    const page = await browser.openPage('https://app.example.com/');
    const panel = await openPanel(page);
    await click(panel, '#observe');
    await panel.waitFor('observing', () => document.querySelector('#observing'));
    await callFrom(page, { src: '/frame' }, 'Storefront', '/api/links/same');
    await callFrom(page, { src: '/frame', sandbox: 'allow-scripts' }, 'Storefront', '/api/links/sandboxed');
    await callFrom(page, { src: 'https://widget.test/' }, 'Elsewhere', '/api/links/unseen');
    const [same, sandboxed, ...others] = await shown(panel, 2);
    expect(others).toEqual([]);
    expect(same?.text).toContain('Origin https://app.example.com');
    expect(sandboxed?.text).toContain('Origin null');

    await panel.evaluate(() => window.dispatchEvent(new Event('focus')));
    await panel.waitFor('the frame’s origin', () => document.querySelector('[data-frame]'));
    await browser.answering('allow', ['https://widget.test/*'], () =>
      click(panel, '[data-frame="https://widget.test"]'),
    );
    await panel.waitFor('the grant', () => document.querySelector('[data-granted="https://widget.test/*"]'));
    await callFrom(page, { src: 'https://widget.test/' }, 'Elsewhere', '/api/links/seen');
    const [, , seen] = await shown(panel, 3);
    expect(seen).toMatchObject({ endpoint: '/api/links/seen', outcome: 'blocked' });
    expect(seen?.text).toContain('Origin https://widget.test');

    await click(panel, '[data-granted="https://widget.test/*"] button');
    await panel.waitFor(
      'it to be given back',
      () => document.querySelector('[data-granted="https://widget.test/*"]') === null,
    );
    await panel.close();
    await page.close();
  });

  test('a reload shows what a page calls at its start; another site ends it', async () => {
    const page = await browser.openPage('https://app.example.com/');
    const panel = await openPanel(page);
    await click(panel, '#reload');
    await panel.waitFor('observing', () => document.querySelector('#observing'));
    await page.waitFor('the page again', () => document.readyState === 'complete' && 'call' in globalThis);
    await call(page, 'Storefront');
    expect((await shown(panel, 1))[0]?.outcome).toBe('passed');
    await page.evaluate(() => {
      location.href = 'https://elsewhere.test/';
    });
    await panel.waitFor('the end', () => document.querySelector('[data-notice=lost]'));
    await panel.close();
    await page.close();
  });

  test('a copied request is explained with no permission, its value gone at once', async () => {
    const page = await browser.openPage('https://app.example.com/');
    const panel = await openPanel(page);
    await panel.evaluate((text: string) => {
      const fill = (css: string, content: string) => {
        const box = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(css);
        if (box === null) throw new Error(`there is no ${css}`);
        box.value = content;
        box.dispatchEvent(new Event('input', { bubbles: true }));
      };
      document.querySelector<HTMLElement>('#paste > summary')?.click();
      fill('#pasted', text);
      fill('#pasted-status', '403');
    }, `curl 'https://hoko.to/api/links' -H 'Origin: https://app.example.com' -H 'Authorization: Bearer ${values.Elsewhere}'`);
    await click(panel, '#explain');
    await panel.waitFor('the diagnosis', () => document.querySelector('#explained [data-outcome]'));
    const text = await panel.evaluate(() => document.querySelector('#explained')?.textContent ?? '');
    expect(text).toContain('Elsewhere');
    expect(text).toContain('Add app.example.com to the key’s allowed hostnames');
    await picture(panel, 'pasted');
    const left = await panel.evaluate(
      () =>
        document.documentElement.outerHTML +
        (document.querySelector<HTMLTextAreaElement>('#pasted')?.value ?? ''),
    );
    expect(left).not.toContain(values.Elsewhere);
    await panel.close();
    await page.close();
  });
});
