import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { importKeys } from '../rigs/options-page.ts';
import { answerOf, askAbout, closePopups, openKey, popupOn, popupOver } from '../rigs/popup-page.ts';
import { type Page, type Servers, startServers } from '../rigs/servers.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../sample-workspace/.vscode/settings.json');

const FRAMES = `
  <iframe src="https://widget.test/1"></iframe>
  <iframe src="https://widget.test/2"></iframe>
  <iframe srcdoc="<p>of the page"></iframe>
  <iframe src="/of-the-page"></iframe>
  <iframe sandbox="allow-scripts" src="https://boxed.test/"></iframe>
  <iframe src="data:text/html,x"></iframe>
  <iframe src="https://www.example.com/"></iframe>`;

const BODIES: Readonly<Record<string, string>> = {
  '/frames': FRAMES,
  '/policy': '<meta name="referrer" content="no-referrer">',
};

function pageFor(url: URL): Page {
  return {
    headers:
      url.hostname === 'sandboxed.example.com' ? { 'content-security-policy': 'sandbox allow-scripts' } : {},
    body: `<!doctype html><html lang="en"><title>A page</title>${BODIES[url.pathname] ?? ''}<h1>A page</h1></html>`,
  };
}

let servers: Servers;
let sample: string;
beforeAll(async () => {
  sample = await readFile(SAMPLE, 'utf8');
  servers = await startServers({ page: pageFor });
});
afterAll(() => servers?.close());
afterEach(closePopups);

describe.each(ENGINES)('%s: who else could call', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
    await importKeys(browser, sample);
  });
  afterAll(() => browser?.close());

  test('a sandboxed page calls as nobody, and both readings are told', async () => {
    const { text, popup, close } = await popupOn(browser, 'https://sandboxed.example.com/');
    expect(await text()).toContain('This page is sandboxed');
    const outcomes = await popup.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('li[data-key-id]')].map(({ dataset }) => dataset.outcome),
    );
    expect(outcomes).toEqual(['undetermined', 'undetermined', 'allowed', 'blocked']);
    await openKey(popup, 'Storefront');
    expect(await text()).toContain('If it counts as a hostname: blocked. If it counts as no Origin: passes.');
    await close();
  });

  test('a page made of a blob calls as the page that made it, as far as the browser tells', async () => {
    const page = await browser.openPage('https://app.example.com/');
    await page.evaluate(() => {
      const type = 'text/html';
      location.href = URL.createObjectURL(new Blob(['<!doctype html><title>Made</title>'], { type }));
    });
    await page.waitFor('it', () => location.protocol === 'blob:' && document.title === 'Made');
    const { popup, text } = await popupOver(browser, page);
    // Chromium doesn't tell an extension the address of such a page.
    if (engine === 'chromium') {
      expect(await answerOf(popup)).toContain('The browser doesn’t tell which page this is, or it has no');
      return;
    }
    expect(await answerOf(popup)).toContain('app.example.com is not in its list.');
    expect(await text()).toContain('Originhttps://app.example.com');
  });

  test('a referrer policy is named, and that it doesn’t matter', async () => {
    const { text, close } = await popupOn(browser, 'https://app.example.com/policy');
    expect(await text()).toContain('The page’s referrer policy is “no-referrer”. It changes Referer alone');
    expect(await text()).toContain('Referernone');
    await close();
    const usual = await popupOn(browser, 'https://app.example.com/');
    expect(await usual.text()).not.toContain('referrer policy');
    await usual.close();
  });

  test('the declared frames are callers of their own, blocked ones first, the same ones together', async () => {
    const { text, popup, close } = await popupOn(browser, 'https://app.example.com/frames');
    const frames = await popup.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-frame]')].map(item =>
        ['.name', '.word', '.why'].map(part => item.querySelector(part)?.textContent),
      ),
    );
    expect(frames).toEqual([
      ['widget.test', '2 frames', '2 blocked · 1 passes'],
      ['www.example.com', 'frame', '1 blocked · 2 pass'],
      ['no hostname (sandboxed, data:)', '2 frames', '2 can’t tell · 1 passes'],
    ]);
    expect(await text()).toContain('Frames, as declared');
    expect(await text()).toContain('2 frames call as this page.');
    await popup.evaluate(() => document.querySelector<HTMLElement>('[data-frame] button')?.click());
    const nested = await popup.waitFor('the frame’s keys', () =>
      [...document.querySelectorAll<HTMLElement>('[data-frame] li[data-key-id]')].map(
        ({ dataset }) => dataset.outcome,
      ),
    );
    expect(nested).toEqual(['blocked', 'blocked', 'allowed', 'blocked']);
    await close();
  });

  test('“What if” answers for another page, says so, and leads back with the focus', async () => {
    const { popup, close } = await popupOn(browser, 'https://app.example.com/frames');
    const before = await answerOf(popup);
    await popup.evaluate(() => document.querySelector<HTMLButtonElement>('.title button')?.click());
    await popup.waitFor('the box', () => document.activeElement?.closest('.what-if') !== null);
    await askAbout(popup, '*.no hostname');
    await popup.waitFor('the sentence', () =>
      document.querySelector('[role=alert]')?.textContent?.includes('“*.no hostname” is no hostname'),
    );
    expect(await answerOf(popup)).toBe(before);
    await askAbout(popup, 'https://board.example.com/reports?x');
    await popup.waitFor(
      'the other page',
      () => document.querySelector('h1')?.textContent === 'board.example.com',
    );
    expect(await answerOf(popup)).toBe('All 3 keys pass.');
    const asked = await popup.evaluate(() => [
      document.querySelector('.asked-mark')?.textContent,
      document.querySelector('[role=alert]')?.textContent,
      String(document.querySelector('[data-frame]')),
      String(document.activeElement?.closest('.what-if') !== null),
    ]);
    expect(asked).toEqual(['What if a call came from:', '', 'null', 'true']);
    await popup.evaluate(() => document.querySelector<HTMLButtonElement>('.title button')?.click());
    await popup.waitFor(
      'the page in front',
      () => document.querySelector('h1')?.textContent === 'app.example.com',
    );
    expect(await answerOf(popup)).toBe(before);
    expect(await popup.evaluate(() => document.activeElement?.textContent)).toBe('What if…');
    await close();
  });
});

test.each(ENGINES)('in Arabic everything reads from the right, hostnames aside (%s)', async engine => {
  const browser = await launchBrowser(engine, servers, { language: 'ar' });
  try {
    await importKeys(browser, sample);
    const { popup, text } = await popupOn(browser, 'https://app.example.com/frames');
    expect(await popup.evaluate(() => document.documentElement.dir)).toBe('rtl');
    expect(await answerOf(popup)).toBe(
      'المفتاح Analytics board محظور: app.example.com ليس في قائمته. المفتاحان Link builder وStorefront يمران.',
    );
    expect(await text()).toContain('الإطارات كما أُعلنت');
    expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  } finally {
    await browser.close();
  }
});
