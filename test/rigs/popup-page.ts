import { SNAPSHOT_FORMAT } from '@hoko-keys/shared';
import type { ExtensionBrowser, View } from './extension-browser.ts';

/** The popup over a page. */
export interface OpenPopup {
  readonly page: View;
  readonly popup: View;
  readonly text: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Popups that a test opened and has not closed. */
const stillOpen = new Set<OpenPopup>();

/** Opens a page and clicks the button on it; all is there that comes by itself, also of a page that was slow to answer. */
export async function popupOn(browser: ExtensionBrowser, url: string): Promise<OpenPopup> {
  const open = await popupOver(browser, await browser.openPage(url));
  await open.popup.waitFor('the popup to be settled', () => document.body.dataset.settled);
  return open;
}

/** Clicks the button on a page that is open; what comes behind the first verdict is there, but for what the page is still to say. */
export async function popupOver(browser: ExtensionBrowser, page: View): Promise<OpenPopup> {
  const popup = await browser.openPopup(page);
  const open: OpenPopup = {
    page,
    popup,
    text: () => popup.evaluate(() => document.body.textContent ?? ''),
    close: async () => {
      stillOpen.delete(open);
      await popup.close();
      await page.close();
    },
  };
  stillOpen.add(open);
  await popup.waitFor('the popup', () => document.body.dataset.explained);
  return open;
}

/** After each test: what one that failed left open would be in the way of the next one. */
export async function closePopups(): Promise<void> {
  for (const { popup, page } of stillOpen) {
    for (const view of [popup, page]) await view.close().catch(() => undefined);
  }
  stillOpen.clear();
}

/** Keeps something in the extension's storage, in the place of what is there under its name. */
export async function keep(browser: ExtensionBrowser, items: object): Promise<void> {
  const view = await browser.openExtensionPage('src/options/index.html');
  await view.evaluate(async (kept: object) => {
    interface Api {
      readonly storage: { readonly local: { set(values: object): Promise<void> } };
    }
    const apis = globalThis as unknown as { readonly browser?: Api; readonly chrome: Api };
    await (apis.browser ?? apis.chrome).storage.local.set(kept);
  }, items);
  await view.close();
}

/** Keeps sources in the extension as its first version did, in the place of all others: what else is kept of them is made anew. */
export async function keepSources(
  browser: ExtensionBrowser,
  sources: Readonly<Record<string, object>>,
  kind: 'imported' | 'typed' = 'imported',
): Promise<void> {
  const now = new Date().toISOString();
  const stored = Object.entries(sources).map(([source, keys]) => ({
    id: source,
    kind,
    readAt: now,
    snapshot: JSON.stringify({ ...SNAPSHOT_FORMAT, source, takenAt: now, keys, rules: {} }),
  }));
  await keep(browser, { sources: stored, digest: '{}' });
}

/** The popup's first line. */
export const answerOf = (popup: View) => popup.evaluate(() => document.querySelector('.answer')?.textContent);

/** Opens the row of a key, or leaves it open. */
export const openKey = (popup: View, name: string) =>
  popup.evaluate((wanted: string) => {
    const row = [...document.querySelectorAll<HTMLElement>('li[data-key-id]')].find(
      each => each.querySelector('.name')?.textContent === wanted,
    );
    const button = row?.querySelector<HTMLButtonElement>('button.row');
    if (button?.ariaExpanded === 'false' || button?.getAttribute('aria-expanded') === 'false') button.click();
  }, name);

/** Asks about another page, as a user types it. */
export async function askAbout(popup: View, text: string): Promise<void> {
  await popup.evaluate((typed: string) => {
    const box = document.querySelector<HTMLInputElement>('.what-if input');
    if (box === null) throw new Error('there is no box');
    box.value = typed;
    box.form?.requestSubmit();
  }, text);
}
