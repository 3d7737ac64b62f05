import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { EDITORS, proposalLink, readProposal } from '@hoko-keys/shared';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { tabTo } from '../rigs/keyboard.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { importKeys } from '../rigs/options-page.ts';
import { closePopups, keep, popupOn } from '../rigs/popup-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';
import { until } from '../rigs/until.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../sample-workspace/.vscode/settings.json');

let servers: Servers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(() => servers?.close());
afterEach(closePopups);

/** Writes down the link that would go to an editor: none of them is here, and the browser would ask for one. */
const keepLink = (popup: View) =>
  popup.evaluate(() => {
    interface Tabs {
      update(to: { readonly url: string }): Promise<void>;
      create(to: { readonly url: string }): Promise<void>;
    }
    interface Api {
      readonly tabs: Tabs;
    }
    const apis = globalThis as unknown as { readonly browser?: Api; readonly chrome: Api };
    const keep = async ({ url }: { readonly url: string }) => {
      document.body.dataset.link = url;
    };
    Object.assign((apis.browser ?? apis.chrome).tabs, { update: keep, create: keep });
  });

describe.each(ENGINES)('%s: from the popup', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
    await importKeys(browser, await readFile(SAMPLE, 'utf8'));
  });
  afterAll(() => browser?.close());

  test.each(Object.entries(EDITORS))(
    'proposals go to the editor that was chosen: %s',
    async (scheme, name) => {
      await keep(browser, { preferences: { editor: scheme } });
      const { popup, text } = await popupOn(browser, 'https://app.example.com/');
      expect(await text()).toContain(`Open in ${name}`);
      await tabTo(popup, 'Copy proposal');
      await popup.press('Enter');
      await popup.waitFor('it to say so', () =>
        [...document.querySelectorAll('[role=status]')].some(({ textContent }) => textContent === 'Copied'),
      );
      await tabTo(popup, 'What if…', 'Shift+Tab');
      await popup.press('Enter');
      await popup.waitFor('the box', () => document.activeElement?.closest('.what-if') !== null);
      await popup.press('Control+v');
      const pasted = await popup.evaluate(
        () => (document.activeElement as HTMLInputElement | null)?.value ?? '',
      );
      const proposal = { key: 'key_9m3tzc5d', hostname: 'app.example.com' };
      expect(pasted).toContain(`${scheme}://hoko-keys.hoko-keys/allow?`);
      expect(pasted).toContain(proposalLink(proposal, 'vscode').slice('vscode'.length));
      expect(readProposal(pasted)).toEqual({ ok: true, proposal });
    },
  );

  test.each(Object.entries(EDITORS))(
    '“Open in …” hands the browser the link of the editor that was chosen: %s',
    async (scheme, name) => {
      await keep(browser, { preferences: { editor: scheme } });
      const { popup } = await popupOn(browser, 'https://app.example.com/');
      await keepLink(popup);
      await tabTo(popup, `Open in ${name}`);
      await popup.press('Enter');
      const link = await popup.waitFor('the link', () => document.body.dataset.link);
      expect(link).toBe(`${scheme}://hoko-keys.hoko-keys/allow?key=key_9m3tzc5d&hostname=app.example.com`);
    },
  );

  // The last one: nothing here closes the tab it opens.
  test('“Open Hoko” opens it in a tab of its own, and doesn’t tell it where from', async () => {
    const { page, popup } = await popupOn(browser, 'https://app.example.com/');
    await tabTo(popup, 'Open Hoko');
    await popup.press('Enter');
    const asked = await until('Hoko', () =>
      servers.seen.find(({ url }) => url.startsWith('https://hoko.to/')),
    );
    expect(asked).toEqual({
      url: 'https://hoko.to/',
      method: 'GET',
      origin: undefined,
      referer: undefined,
      carriedKey: false,
    });
    expect(await page.evaluate(() => location.href)).toBe('https://app.example.com/');
  });
});
