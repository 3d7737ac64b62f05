/** The panel beside real pages: what they call, what Hoko is told, and why it ends as it does. */
import { fingerprintOf, writeSnapshot } from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type CalledHoko, callingPage, startCalledHoko } from '../rigs/called-hoko.ts';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { focused, tabTo, typeIn } from '../rigs/keyboard.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { importKeys } from '../rigs/options-page.ts';
import { clickOn, explainCopied, observe, openPanel, shownCalls } from '../rigs/panel-view.ts';
import type { Page } from '../rigs/servers.ts';

let hoko: CalledHoko;
beforeAll(async () => {
  hoko = await startCalledHoko({ page });
});
afterAll(() => hoko?.close());

type Name = keyof CalledHoko['values'];

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

/** Who says what is foreseen, and how long ago it was true. */
const DESCRIBED = /As described by a test, read (?:just now|\d+ minutes? ago)/;

const callAt = (page: View, url: string, name: Name, patienceMs?: number) =>
  page.evaluate(
    (where: string, value: string, patience: number | undefined) =>
      globalThis.call(where, value, 'GET', patience),
    url,
    hoko.values[name],
    patienceMs,
  );

const call = (page: View, name: Name, endpoint = '/api/links') =>
  callAt(page, `https://hoko.to${endpoint}`, name);

/** Lets a frame call. */
const callFrom = (page: View, attributes: Readonly<Record<string, string>>, name: Name, endpoint: string) =>
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
    hoko.values[name],
  );

/** Match patterns of what was granted, as the panel lists them. */
const grantedIn = (panel: View) =>
  panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-granted]')].map(({ dataset }) => dataset.granted),
  );

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
    browser = await launchBrowser(engine, hoko.servers, { prompts: true });
    await importKeys(browser, hoko.snapshot);
  });
  afterAll(() => browser?.close());

  /** A page and the panel beside it; both are closed when the test ends. */
  const openBoth = async (url: string) => {
    const page = await browser.openPage(url);
    onTestFinished(() => page.close());
    const panel = await openPanel(browser, page);
    onTestFinished(() => panel.close());
    return { page, panel };
  };

  // The first one: what later tests are granted stays so.
  test('a copied request is explained before any permission was granted, its value gone at once', async () => {
    const { panel } = await openBoth('https://app.example.com/');
    expect(await grantedIn(panel)).toEqual([]);
    const copied = `curl 'https://hoko.to/api/links' -H 'Origin: https://app.example.com' -H 'Authorization: Bearer ${hoko.values.Elsewhere}'`;
    await explainCopied(panel, copied, '403');
    const text = await panel.evaluate(() => document.querySelector('#explained')?.textContent ?? '');
    expect(text).toContain('Elsewhere');
    expect(text).toContain('Add app.example.com to the key’s allowed hostnames');
    expect(text).toContain('By its description the key has the scope.');
    expect(text).toMatch(DESCRIBED);
    const left = await panel.evaluate(
      () =>
        document.documentElement.outerHTML +
        (document.querySelector<HTMLTextAreaElement>('#pasted')?.value ?? ''),
    );
    expect(left).not.toContain(hoko.values.Elsewhere);
    expect(await grantedIn(panel)).toEqual([]);
  });

  test('a refused permission is told by name, and can be asked for again; until then nothing is observed', async () => {
    const { page, panel } = await openBoth('https://app.example.com/');
    await browser.answering('refuse', () => clickOn(panel, '#observe'));
    const sentence = await panel.waitFor(
      'the sentence',
      () => document.querySelector('[data-notice=refused]')?.textContent,
    );
    expect(sentence).toContain('Access to hoko.to');
    expect(sentence).toContain('“Observe this tab” asks again');
    expect(sentence?.includes('app.example.com')).toBe(engine === 'firefox');
    await call(page, 'Storefront');
    expect(await panel.evaluate(() => document.querySelector('.calls'))).toBeNull();
    await observe(browser, panel, true);
    expect(await panel.evaluate(() => document.querySelector('[data-notice]'))).toBeNull();
    await call(page, 'Storefront');
    expect(await shownCalls(panel, 1)).toHaveLength(1);
  });

  test('each way a call can end is told apart, and nothing of it is stored', async () => {
    const { page, panel } = await openBoth('https://app.example.com/shop');
    await observe(browser, panel, false);

    expect(await call(page, 'Storefront', '/api/links?secret=1')).toBe(200);
    expect(await call(page, 'Elsewhere')).toBe(403);
    expect(await call(page, 'Storefront', '/api/tags')).toBe(403);
    expect(await call(page, 'Old')).toBe(401);
    expect(await call(page, 'Stranger')).toBe(401);
    for (const endpoint of ['refuses', 'hides', 'breaks', 'mute']) {
      expect(await call(page, 'Storefront', `/api/links/${endpoint}`)).toBe(0);
    }
    expect(await callAt(page, 'https://hoko.to/api/links/hangs', 'Storefront', 500)).toBe(0);
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
    await call(page, 'Storefront');
    expect(await shownCalls(panel, 10)).toHaveLength(10);
  });

  test('frames call as themselves; one from another site only with leave of its own, and a hundred are the most that are offered', async () => {
    const { page, panel } = await openBoth('https://app.example.com/');
    await observe(browser, panel, false);
    await callFrom(page, { src: '/frame' }, 'Storefront', '/api/links/same');
    await callFrom(page, { src: '/frame', sandbox: 'allow-scripts' }, 'Storefront', '/api/links/sandboxed');
    await callFrom(page, { src: 'https://widget.test/' }, 'Elsewhere', '/api/links/unseen');
    const [same, sandboxed, ...others] = await shownCalls(panel, 2);
    expect(others).toEqual([]);
    expect(same?.origin).toBe('https://app.example.com');
    expect(sandboxed?.origin).toBe('null');

    await panel.evaluate(() => window.dispatchEvent(new Event('focus')));
    await panel.waitFor('the frame’s origin', () => document.querySelector('[data-frame]'));
    const askForFrame = () => clickOn(panel, '[data-frame="https://widget.test"]');
    await browser.answering('refuse', askForFrame);
    const sentence = await panel.waitFor(
      'the sentence',
      () => document.querySelector('[data-notice=refusedFrame]')?.textContent,
    );
    expect(sentence).toContain('Access to widget.test was refused');
    await browser.answering('allow', askForFrame);
    await panel.waitFor('the grant', () => document.querySelector('[data-granted="https://widget.test/*"]'));
    await callFrom(page, { src: 'https://widget.test/' }, 'Elsewhere', '/api/links/seen');
    const [, , seen] = await shownCalls(panel, 3);
    expect(seen).toMatchObject({
      endpoint: '/api/links/seen',
      outcome: 'blocked',
      origin: 'https://widget.test',
    });

    await clickOn(panel, '[data-granted="https://widget.test/*"] button');
    await panel.waitFor(
      'it to be given back',
      () => document.querySelector('[data-granted="https://widget.test/*"]') === null,
    );

    // Declared, and never loaded.
    await page.evaluate(() => {
      const many = Array.from(
        { length: 300 },
        (_, i) => `<iframe src="https://many-${i}.test/" loading="lazy" hidden></iframe>`,
      );
      document.body.insertAdjacentHTML('beforeend', many.join(''));
    });
    await panel.evaluate(() => window.dispatchEvent(new Event('focus')));
    await panel.waitFor('the first frames', () =>
      document.querySelector('[data-frame="https://many-0.test"]'),
    );
    const shown = await panel.evaluate(() => document.querySelectorAll('[data-frame]').length);
    expect(shown).toBeLessThanOrEqual(100);
  });

  test('a reload shows what a page calls at its start; another site ends it', async () => {
    const { page, panel } = await openBoth('https://app.example.com/starts');
    await clickOn(panel, '#reload');
    await panel.waitFor('observing', () => document.querySelector('#observing'));
    const [start] = await shownCalls(panel, 1);
    expect(start).toMatchObject({ endpoint: '/api/links', outcome: 'passed' });
    await page.evaluate(() => {
      location.href = 'https://elsewhere.test/';
    });
    await panel.waitFor('the end', () => document.querySelector('[data-notice=lost]'));
  });

  const LEFT: readonly (readonly [copied: string, outcome: string])[] = [
    ["curl hoko.to/api/links -H 'Authorization: Bearer VALUE'", 'no request'],
    ['curl --oauth2-bearer VALUE https://hoko.to/api/links', 'missingScope'],
    ["curl --json '{}' https://hoko.to/api/links -H 'Authorization: Bearer VALUE'", 'missingScope'],
    [
      "curl -m 5 https://hoko.to/api/links -H 'Authorization: Bearer VALUE' -e https://app.example.com",
      'blocked',
    ],
    ['curl -u user:VALUE -e https://app.example.com https://hoko.to/api/links', 'blockedOrMissingScope'],
    ["curl https://hoko.to/api/links -H 'X-Api-Key: VALUE'", 'noKey'],
    ['curl https://hoko.to/api/links?key=VALUE', 'noKey'],
    ['fetch("https://hoko.to/api/links", { headers: { Authorization: "Bearer VALUE" } })', 'no request'],
    ['VALUE', 'no request'],
  ];

  test('whatever is pasted is off the screen once it was asked about', async () => {
    const { panel } = await openBoth('https://app.example.com/');
    for (const [copied, outcome] of LEFT) {
      const value = hoko.values.Elsewhere;
      await explainCopied(panel, copied.replace('VALUE', value), '403');
      const left = await panel.evaluate(() => ({
        box: document.querySelector<HTMLTextAreaElement>('#pasted')?.value,
        html: document.documentElement.outerHTML,
        said: document.querySelector('#explained')?.textContent,
        outcome:
          document.querySelector<HTMLElement>('#explained [data-outcome]')?.dataset.outcome ?? 'no request',
      }));
      expect(left, copied).toMatchObject({ box: '', outcome });
      expect(left.html, copied).not.toContain(value);
      expect(left.said, copied).toContain('The text was removed from here');
    }
  });

  test('what the browser stops before it leaves is seen by nobody, and the panel says where to look', async () => {
    const { page, panel } = await openBoth('https://app.example.com/strict');
    await observe(browser, panel, false);
    expect(await call(page, 'Storefront', '/api/links/by-policy')).toBe(0);
    await goTo(page, '/');
    expect(await callAt(page, 'http://hoko.to/api/links/mixed', 'Storefront')).toBe(0);
    const words = await panel.evaluate(() => document.querySelector('.empty')?.textContent);
    expect(words).toContain('Content-Security-Policy');
    await call(page, 'Storefront', '/api/links/seen');
    expect((await shownCalls(panel, 1)).map(({ endpoint }) => endpoint)).toEqual(['/api/links/seen']);
  });

  test('an emulator on this machine is observed by leave for its own address, and given back', async () => {
    const { page, panel } = await openBoth('https://app.example.com/');
    await clickOn(panel, '#settings > summary');
    const before = await grantedIn(panel);
    await clickOn(panel, 'input[value=emulator]');
    await panel.waitFor('the address', () => document.querySelector('#emulator'));
    await panel.evaluate(() => document.querySelector<HTMLInputElement>('#emulator')?.select());
    await panel.press('Backspace');
    await typeIn(panel, hoko.emulator.url);
    await observe(browser, panel, true);
    const HERE = 'http://127.0.0.1/*';
    await panel.waitFor('the grant', () => document.querySelector('[data-granted^="http://127.0.0.1"]'));
    expect((await grantedIn(panel)).filter(pattern => !before.includes(pattern))).toEqual([HERE]);

    expect(await callAt(page, `http://127.0.0.1:${hoko.servers.http}/api/links`, 'Storefront')).toBe(0);
    expect(await call(page, 'Storefront')).toBe(200);
    expect(await callAt(page, `${hoko.emulator.url}/api/links`, 'Storefront')).toBe(200);
    expect(await callAt(page, `${hoko.emulator.url}/api/links`, 'Elsewhere')).toBe(403);
    const seen = await shownCalls(panel, 2);
    expect(seen.map(({ key, outcome, origin }) => [key, outcome, origin])).toEqual([
      ['Storefront', 'passed', 'https://app.example.com'],
      ['Elsewhere', 'blocked', 'https://app.example.com'],
    ]);
    await clickOn(panel, `[data-granted="${HERE}"] button`);
    await panel.waitFor('the end', () => document.querySelector('[data-notice=taken]'));
  });

  test('a surprise is copied as a report that holds no secret', async () => {
    const { page, panel } = await openBoth('https://app.example.com/orders/4711?session=abc');
    await observe(browser, panel, false);
    expect(await call(page, 'Changed', '/api/links?secret=1')).toBe(200);
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

  // Behind each test of a key that nobody knows: the keys that come stay.
  test('keys that come while the panel is open count at once, and each description of one is named', async () => {
    const { page, panel } = await openBoth('https://app.example.com/');
    await observe(browser, panel, false);
    await call(page, 'Stranger');
    expect((await shownCalls(panel, 1))[0]?.key).toBe('Not one of the known keys');
    const fingerprint = await fingerprintOf(hoko.values.Stranger);
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

  test('by keyboard alone: observe, stop, open a call, copy, give back; the focus is never lost', async () => {
    const { page, panel } = await openBoth('https://app.example.com/');
    const focus = (css: string) =>
      panel.waitFor(`the focus on ${css}`, (at: string) => document.activeElement?.matches(at), css);
    await tabTo(panel, 'Observe this tab');
    await panel.press('Enter');
    await focus('#stop');
    await panel.press('Enter');
    await focus('#observe');
    await panel.press('Space');
    await focus('#stop');
    await call(page, 'Changed');
    await shownCalls(panel, 1);
    await tabTo(panel, 'GET /api/links');
    await panel.press('Enter');
    await tabTo(panel, 'Copy report');
    await panel.press('Enter');
    await panel.waitFor('it to be copied', () => document.activeElement?.textContent === 'Copied');
    await tabTo(panel, 'Target and permissions');
    await panel.press('Enter');
    for (let left = (await grantedIn(panel)).length; left > 0; left--) {
      if (!(await focused(panel))?.startsWith('Remove access to')) await tabTo(panel, 'Remove access to');
      await panel.press('Enter');
      await panel.waitFor(
        `${left - 1} grants`,
        (count: number) => document.querySelectorAll('[data-granted]').length === count,
        left - 1,
      );
      await panel.waitFor('the focus near by', () => document.activeElement?.closest('#settings'));
      expect(await focused(panel)).toBeTruthy();
    }
    expect(await panel.evaluate(() => document.querySelector('[data-notice=taken]'))).not.toBeNull();
  });
});
