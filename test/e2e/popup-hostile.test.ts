import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { askAbout, closePopups, keepSources, popupOn } from '../rigs/popup-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

const INJECTING = `<title>"><img src=x onerror=alert(1)></title>
  <form name="querySelectorAll"><input name="length"></form>
  <iframe src="https://&quot;><img src=x>.test/"></iframe>
  <iframe src="https://moc.%E2%80%AEelpmaxe.test/"></iframe>
  <iframe src="javascript:top.document.title='x'"></iframe>
  ${'<iframe src="https://many.test/" loading="lazy"></iframe>'.repeat(150)}`;

/** Declared, and never loaded: a thousand sites are a thousand processes. */
const FRAMES = Array.from(
  { length: 1_000 },
  (_, i) => `<iframe src="https://f${i}.test/" loading="lazy" hidden></iframe>`,
);

const BODIES: Readonly<Record<string, string>> = { '/injecting': INJECTING, '/frames': FRAMES.join('') };

const INJECTING_KEYS = {
  key_h: {
    name: '<img src=x onerror=alert(1)>\u202Egnp',
    scopes: ['linksRead'],
    allowedHostnames: ['<b>x</b>\u202Emoc.example'],
  },
};

/** Every kind of entry that no hostname is. */
const ODD = ['*', '*.*.x', 'https://x', 'a..b', '127.1', '\u202Ex', 'x'.repeat(300), 'münchen.example'];

const MANY_KEYS = Object.fromEntries(
  Array.from({ length: 10_000 }, (_, i) => [
    `key_${i}`,
    {
      name: `\u202Ekey ${i}`,
      scopes: ['linksRead'],
      allowedHostnames: [ODD[i % ODD.length], `h${i}.example.org`],
    },
  ]),
);

let servers: Servers;
beforeAll(async () => {
  servers = await startServers({
    page: ({ pathname }) => ({ body: `<!doctype html><html lang="en">${BODIES[pathname] ?? ''}</html>` }),
  });
});
afterAll(() => servers?.close());
afterEach(closePopups);

describe.each(ENGINES)('%s: the popup on what means no good', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
  });
  afterAll(() => browser?.close());

  test('HTML, directions and a page that tries to inject stay text', async () => {
    await keepSources(browser, { 'settings.json': INJECTING_KEYS });
    const { popup, text } = await popupOn(browser, 'https://app.example.com/injecting');
    const shown = await text();
    expect(shown).not.toMatch(/\p{Bidi_Control}/u);
    expect(await popup.evaluate(() => document.querySelector('img, code b, iframe'))).toBeNull();
    expect(shown).toContain('1 frame calls as this page.');
    expect(shown).toContain('many.test97 frames');
    expect(shown).toContain('53 more were not looked at.');
  });

  // How long it takes is measured by `pnpm bench popup`; that it doesn't grow with the input is what keeps it short.
  test('10,000 odd keys and 1,000 frames: the first are drawn, and frames are not judged unasked', async () => {
    await keepSources(browser, { 'settings.json': MANY_KEYS });
    const { popup, text } = await popupOn(browser, 'https://app.example.com/frames');
    const shown = await text();
    expect(shown).toContain('keys are blocked');
    expect(shown).toContain('900 more were not looked at.');
    expect(await popup.evaluate(() => document.querySelectorAll('[data-frame]').length)).toBe(5);
    expect(await popup.evaluate(() => document.querySelectorAll('[data-frame] .mark').length)).toBe(0);
    expect(
      await popup.evaluate(() => document.querySelectorAll('[data-group] li').length),
    ).toBeLessThanOrEqual(20);
    expect(await popup.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(600);
    await popup.evaluate(() =>
      document.querySelector<HTMLElement>('[data-group=blocked] .show-all')?.click(),
    );
    await popup.waitFor(
      'more of them',
      () => document.querySelectorAll('[data-group=blocked] li').length > 5,
    );
    expect(await popup.evaluate(() => document.querySelectorAll('[data-group=blocked] li').length)).toBe(300);
    // Of all entries few are read at first; the others are there for who asks.
    await popup.evaluate(() => {
      const box = document.querySelector<HTMLInputElement>('input[type=search]');
      if (box === null) throw new Error('there is no box');
      box.value = 'h7777.example.org';
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await popup.waitFor('the one key', () => document.querySelectorAll('[data-group] li').length === 1);
    await popup.evaluate(() => document.querySelector<HTMLElement>('.title button')?.click());
    await popup.waitFor('the box', () => document.activeElement?.closest('.what-if') !== null);
    await askAbout(popup, 'h7777.example.org');
    await popup.waitFor(
      'who passes there',
      () => document.querySelector('[data-group=allowed] li')?.getAttribute('data-key-id') === 'key_7777',
    );
    expect(await popup.evaluate(() => document.querySelectorAll('[data-group=allowed] li').length)).toBe(1);
  });
});
