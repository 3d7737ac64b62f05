/** The panel beside real pages: what they call, what Hoko is told, and why it ends as it does. */
import { fingerprintOf, writeSnapshot } from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CalledHoko, callingPage, DESCRIBED, startCalledHoko } from '../rigs/called-hoko.ts';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { ENGINES } from '../rigs/launch.ts';
import { importKeys } from '../rigs/options-page.ts';
import { call, callAt } from '../rigs/page-calls.ts';
import { clickOn, launchObserving, observe, openBoth, shownCalls } from '../rigs/panel-view.ts';
import type { Page } from '../rigs/servers.ts';

/** Of a key that becomes known while the panel is open. */
const NEWCOMER = 'w3Rt6Yu8Io1Pa4Sd7Fg9Hj2Kw3Rt6Yu8';

let hoko: CalledHoko;
beforeAll(async () => {
  hoko = await startCalledHoko({ page });
});
afterAll(() => hoko?.close());

/** Below `/starts` a page that calls at once; below `/orders` one that would have its whole address told. */
function page(url: URL): Page {
  const { body, headers } = callingPage(url);
  const start = `<script>call('https://hoko.to/api/links', '${hoko.values.Storefront}')</script>`;
  return {
    body: url.pathname === '/starts' ? body + start : body,
    headers: {
      ...headers,
      ...(url.pathname.startsWith('/orders') ? { 'referrer-policy': 'unsafe-url' } : {}),
    },
  };
}

/** What is on the clipboard, pasted as a user does. */
const pasted = async (panel: View) => {
  await clickOn(panel, '#paste > summary');
  await panel.evaluate(() => document.querySelector<HTMLElement>('#pasted')?.focus());
  await panel.press('Control+v');
  return panel.waitFor(
    'the pasted text',
    () => document.querySelector<HTMLTextAreaElement>('#pasted')?.value,
  );
};

const goTo = async (page: View, pathname: string) => {
  await page.evaluate((to: string) => {
    location.href = to;
  }, pathname);
  await page.waitFor(
    pathname,
    (to: string) => location.pathname === to && document.readyState === 'complete',
    pathname,
  );
};

describe.each(ENGINES)('%s', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchObserving(engine, hoko);
  });
  afterAll(() => browser?.close());

  test('each way a call can end is told apart, and nothing of it is stored', async () => {
    const { page, panel } = await openBoth(browser, 'https://app.example.com/shop');
    await observe(browser, panel, false);

    expect(await call(page, hoko.values.Storefront, '/api/links?secret=1')).toBe(200);
    expect(await call(page, hoko.values.Elsewhere)).toBe(403);
    expect(await call(page, hoko.values.Storefront, '/api/tags')).toBe(403);
    expect(await call(page, hoko.values.Old)).toBe(401);
    expect(await call(page, hoko.values.Stranger)).toBe(401);
    for (const endpoint of ['refuses', 'hides', 'breaks', 'mute']) {
      expect(await call(page, hoko.values.Storefront, `/api/links/${endpoint}`)).toBe(0);
    }
    expect(await callAt(page, 'https://hoko.to/api/links/hangs', hoko.values.Storefront, 500)).toBe(0);
    const calls = await shownCalls(panel, 10);
    expect(calls.map(({ endpoint, outcome }) => [endpoint, outcome])).toEqual([
      ['/api/links', 'passed'],
      ['/api/links', 'blocked'],
      ['/api/tags', 'missingScope'],
      ['/api/links', 'revoked'],
      ['/api/links', 'blockedOrWrongKey'],
      ['/api/links/refuses', 'preflight'],
      ['/api/links/hides', 'unreadable'],
      ['/api/links/breaks', 'network'],
      ['/api/links/mute', 'network'],
      ['/api/links/hangs', 'gaveUp'],
    ]);
    expect(calls[0]).toMatchObject({ key: 'Storefront', origin: 'https://app.example.com' });
    expect(calls[0]?.text).toContain('linksRead');
    expect(calls[0]?.text).toMatch(DESCRIBED);
    expect(calls[1]?.text).toContain('By its description the key has the scope.');
    expect(calls[2]?.text).toContain('By its description the key lets the hostname in.');
    expect(calls[4]?.key).toBe('Not one of the known keys');
    expect(calls[4]?.text).toContain('Hoko may not let app.example.com use this key.');
    expect(calls[4]?.text).toContain('Hoko may not know this value');
    expect(await panel.evaluate(() => document.querySelector('.said')?.textContent)).toBe(
      '10 calls. Last: given up',
    );
    // It did reach the server.
    expect(hoko.servers.seen.some(({ url, carriedKey }) => url.endsWith('/breaks') && carriedKey)).toBe(true);
    expect(calls[7]?.text).toContain('Whether the call arrived isn’t known');
    await panel.evaluate(() =>
      document.querySelector<HTMLElement>('.calls > li:nth-child(6) summary')?.click(),
    );

    const html = await panel.evaluate(() => document.documentElement.outerHTML);
    const stored = await panel.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { local: { get(key: null): object } } };
      };
      return JSON.stringify(await chrome.storage.local.get(null)) + JSON.stringify({ ...localStorage });
    });
    for (const value of Object.values(hoko.values)) expect(html + stored).not.toContain(value);
    expect(html + stored).not.toContain('secret=1');
    expect(stored).not.toContain(await fingerprintOf(hoko.values.Stranger));

    await clickOn(panel, '#stop');
    await panel.waitFor('the end', () => document.querySelector('#observe'));
    await call(page, hoko.values.Storefront);
    expect(await shownCalls(panel, 10)).toHaveLength(10);
  });

  test('a call that Hoko sends on to another of its addresses is one call', async () => {
    const { page, panel } = await openBoth(browser, 'https://app.example.com/shop');
    await observe(browser, panel, false);
    expect(await call(page, hoko.values.Storefront, '/api/links/moved')).toBe(200);
    expect(await call(page, hoko.values.Storefront, '/api/links/last')).toBe(404);
    const [moved, ...others] = await shownCalls(panel, 2);
    expect(moved).toMatchObject({ endpoint: '/api/links', outcome: 'passed', key: 'Storefront' });
    expect(moved?.surprise).toBeUndefined();
    expect(others.map(({ endpoint }) => endpoint)).toEqual(['/api/links/last']);
  });

  // Chromium keeps no answer of a server whose certificate it doesn't know.
  if (engine === 'firefox')
    test('an answer from the cache is no word of Hoko’s', async () => {
      const { page, panel } = await openBoth(browser, 'https://app.example.com/shop');
      await observe(browser, panel, false);
      const callOnce = (value: string) =>
        page.evaluate(async (authorization: string) => {
          const { status } = await fetch('https://hoko.to/api/links/cached', { headers: { authorization } });
          return status;
        }, `Bearer ${value}`);
      expect([await callOnce(hoko.values.Changed), await callOnce(hoko.values.Changed)]).toEqual([200, 200]);
      const [asked, cached] = await shownCalls(panel, 2);
      expect(asked).toMatchObject({ outcome: 'passed', surprise: 'answer' });
      expect(cached?.outcome).toBe('cached');
      expect(cached?.surprise).toBeUndefined();
      expect(cached?.text).toContain('Whether Hoko was asked for it isn’t known.');
    });

  test('a reload shows what a page calls at its start; another site ends it', async () => {
    const { page, panel } = await openBoth(browser, 'https://app.example.com/starts');
    await clickOn(panel, '#reload');
    await panel.waitFor('observing', () => document.querySelector('#observing'));
    const [start] = await shownCalls(panel, 1);
    expect(start).toMatchObject({ endpoint: '/api/links', outcome: 'passed' });
    await page.evaluate(() => {
      location.href = 'https://elsewhere.test/';
    });
    await panel.waitFor('the end', () => document.querySelector('[data-notice=lost]'));
  });

  test('what the browser stops before it leaves is seen by nobody, and the panel says where to look', async () => {
    const { page, panel } = await openBoth(browser, 'https://app.example.com/strict');
    await observe(browser, panel, false);
    expect(await call(page, hoko.values.Storefront, '/api/links/by-policy')).toBe(0);
    await goTo(page, '/');
    expect(await callAt(page, 'http://hoko.to/api/links/mixed', hoko.values.Storefront)).toBe(0);
    const words = await panel.evaluate(() => document.querySelector('.empty')?.textContent);
    expect(words).toContain('Content-Security-Policy');
    await call(page, hoko.values.Storefront, '/api/links/seen');
    expect((await shownCalls(panel, 1)).map(({ endpoint }) => endpoint)).toEqual(['/api/links/seen']);
  });

  test('a surprise is copied as a report that holds no secret', async () => {
    const { page, panel } = await openBoth(browser, 'https://app.example.com/orders/4711?session=abc');
    await observe(browser, panel, false);
    expect(await call(page, hoko.values.Changed, '/api/links?secret=1')).toBe(200);
    const [surprise] = await shownCalls(panel, 1);
    expect(surprise).toMatchObject({ outcome: 'passed', surprise: 'answer' });
    // Firefox cuts what it sends to another site by itself.
    const path = engine === 'firefox' ? '/' : '/…';
    expect(surprise?.referer).toBe(`https://app.example.com${path}`);
    await clickOn(panel, '.calls summary');
    await clickOn(panel, '.surprise button');
    await panel.waitFor('it to be copied', () =>
      document.querySelector('.surprise button')?.textContent?.includes('Copied'),
    );
    const report = await pasted(panel);
    expect(report).toMatch(/Hoko Keys \d+\.\d+\.\d+, (?:Chrome|Firefox)\/\d+/);
    expect(report).toContain('GET /api/links (linksRead)');
    expect(report).toMatch(
      /\*\*Foreseen\*\*: `Origin https:\/\/app\.example\.com, Referer https:\/\/app\.example\.com\/; blocked, as described 20\d\d-/,
    );
    expect(report).toContain('**Answer**: `200, passed`');
    for (const secret of ['secret=1', 'session=abc', '4711', 'fp1_', ...Object.values(hoko.values)]) {
      expect(report).not.toContain(secret);
    }
  });

  test('keys that come while the panel is open count at once, and each description of one is named', async () => {
    const { page, panel } = await openBoth(browser, 'https://app.example.com/');
    await observe(browser, panel, false);
    await call(page, NEWCOMER);
    expect((await shownCalls(panel, 1))[0]?.key).toBe('Not one of the known keys');
    const fingerprint = await fingerprintOf(NEWCOMER);
    const described = (id: string, name: string) =>
      ({
        id,
        name,
        service: 'hoko',
        scopes: ['linksRead'],
        allowedHostnames: [],
        status: 'active',
        fingerprint,
      }) as const;
    const written = writeSnapshot({
      keys: [described('key_s1', 'New\u202ekey'), described('key_s2', 'Its copy')],
      rules: {},
      source: 'another test',
      takenAt: new Date().toISOString(),
    });
    if (!written.ok) throw new Error(written.problem.code);
    await importKeys(browser, written.text);
    await panel.waitFor('the key', () =>
      document.querySelector('[data-fact=key]')?.textContent?.includes('Its copy'),
    );
    const [seen] = await shownCalls(panel, 1);
    expect(seen?.key).toBe('New⟨U+202E⟩key · Its copy');
    expect(seen?.text.match(/As described by another test/g)).toHaveLength(2);
  });
});
