import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { answerOf, closePopups, keepSources, openKey, popupOn } from '../rigs/popup-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

/** 300 keys of two workspaces, of which every fifth lets example.com's pages in. */
const MANY = Object.fromEntries(
  Array.from({ length: 300 }, (_, i) => [
    `key_${i}`,
    {
      name: `Integration ${i}`,
      workspace: i % 3 === 0 ? 'Beta' : 'Acme',
      scopes: ['linksRead'],
      status: i === 299 ? 'revoked' : 'active',
      allowedHostnames: i % 5 === 0 ? ['*.example.com'] : [`a${i}.example.org`, `b${i}.example.org`],
    },
  ]),
);

let servers: Servers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(() => servers?.close());
afterEach(closePopups);

describe.each(ENGINES)('%s: the popup over many keys', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
  });
  afterAll(() => browser?.close());

  describe('with 300 keys', () => {
    beforeAll(() => keepSources(browser, { 'settings.json': MANY }));

    test('they are grouped and cut, and no more is drawn than is looked at', async () => {
      const { popup, close } = await popupOn(browser, 'https://app.example.com/');
      const groups = () =>
        popup.evaluate(() =>
          [...document.querySelectorAll('.group')].map(group => [
            group.querySelector('h2')?.textContent,
            group.querySelectorAll('li').length,
          ]),
        );
      expect(await answerOf(popup)).toBe(
        '239 keys are blocked: app.example.com is not in their lists. 60 other keys pass.',
      );
      expect(await groups()).toEqual([
        ['Blocked 239', 5],
        ['Pass 60', 5],
        ['Revoked 1', 1],
      ]);
      await popup.evaluate(() =>
        document.querySelector<HTMLElement>('[data-group=allowed] .show-all')?.focus(),
      );
      await popup.evaluate(() => (document.activeElement as HTMLElement | null)?.click());
      await popup.waitFor(
        'all of them',
        () => document.querySelectorAll('[data-group=allowed] li').length === 60,
      );
      expect(await popup.evaluate(() => document.activeElement?.textContent)).toBe('Show fewer');
      await close();
    });

    test('a search goes by name, workspace and entry, and says how many it found', async () => {
      const { popup, close } = await popupOn(browser, 'https://app.example.com/');
      const search = async (query: string) => {
        await popup.evaluate((typed: string) => {
          const box = document.querySelector<HTMLInputElement>('input[type=search]');
          if (box === null) throw new Error('there is no box');
          box.value = typed;
          box.dispatchEvent(new Event('input', { bubbles: true }));
        }, query);
        return popup.waitFor(
          'what it found',
          () => document.querySelector('.search [role=status]')?.textContent,
        );
      };
      expect(await search('a77.example')).toBe('1 key found');
      await popup.waitFor('the key', () => document.querySelectorAll('li[data-key-id]').length === 1);
      await search('beta integration 3');
      await popup.waitFor('fewer keys', () => document.querySelectorAll('li[data-key-id]').length > 1);
      expect(await search('no such key')).toContain('found');
      await popup.waitFor('none', () => document.querySelector('li[data-key-id]') === null);
      expect(await popup.evaluate(() => document.querySelector('.search [role=status]')?.textContent)).toBe(
        'No key found',
      );
      await close();
    });
  });

  test('of several sources each key tells its own', async () => {
    await keepSources(browser, {
      'settings.json': { key_a: MANY.key_1 },
      'Acme.code-workspace': { key_b: MANY.key_2 },
    });
    const { popup, text, close } = await popupOn(browser, 'https://app.example.com/');
    expect(await text()).toContain('Keys from 2 sources');
    await openKey(popup, 'Integration 2');
    await popup.waitFor('its source', () =>
      document
        .querySelector('[data-key-id=key_b] .detail')
        ?.textContent?.includes('By Acme.code-workspace, read just now'),
    );
    await close();
  });
});
