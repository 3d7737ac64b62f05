import { SNAPSHOT_FORMAT } from '@hoko-keys/shared';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { record } from '../rigs/key-records.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { importKeys, openOptions } from '../rigs/options-page.ts';
import { answerOf, closePopups, openKey, popupOn } from '../rigs/popup-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

let servers: Servers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(() => servers?.close());
afterEach(closePopups);

const SEEN = '2026-11-20T10:00:00Z';
const SNAPSHOT = JSON.stringify({
  ...SNAPSHOT_FORMAT,
  source: 'settings.json',
  takenAt: SEEN,
  rules: { wildcardDepth: { answer: 'yes', basis: 'observed', seenAt: SEEN } },
  keys: { key_w: record({ name: 'Wide', allowedHostnames: ['*.example.com'] }) },
});

describe.each(ENGINES)('%s: the popup', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
    await importKeys(browser, SNAPSHOT);
  });
  afterAll(() => browser?.close());

  test('an observed rule is told with its day, and the verdict needs no “probably”', async () => {
    const { popup, text } = await popupOn(browser, 'https://a.b.example.com/');
    expect(await answerOf(popup)).toBe('Wide passes.');
    await openKey(popup, 'Wide');
    await popup.waitFor('what is said of it', () => document.querySelector('.detail details'));
    expect(await text()).toContain('Seen at Hoko on 2026-11-20: *.example.com covers a.b.example.com.');
    expect(await text()).not.toContain('Hoko’s documentation doesn’t say whether');
  });

  test('that “no-cors” drops the key stands where a call fails all the same', async () => {
    const { popup } = await popupOn(browser, 'https://app.example.com/');
    await openKey(popup, 'Wide');
    await popup.waitFor('what is said of it', () => document.querySelector('.detail details'));
    const sentence = () =>
      popup.evaluate(() => (document.querySelector('.detail details') as HTMLElement | null)?.innerText);
    expect(await sentence()).toBe('If a call fails all the same');
    await popup.evaluate(() => document.querySelector<HTMLElement>('.detail summary')?.click());
    expect(await sentence()).toContain(
      'A call with mode “no-cors” loses its key on the way, whatever the list says.',
    );
  });

  test('an extension’s own page has no hostname, and the popup says so', async () => {
    const options = await openOptions(browser);
    const popup = await browser.openPopup(options);
    await popup.waitFor('the popup', () => document.body.dataset.settled);
    const said = await popup.evaluate(() => document.body.textContent ?? '');
    expect(said).toContain('No hostname here');
    expect(said).toContain('This is an extension’s page, not a website.');
    expect(await popup.evaluate(() => document.querySelector('li[data-key-id]'))).toBeNull();
    await popup.close();
    await options.close();
  });
});
