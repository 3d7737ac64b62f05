import { browser } from './polyfill.ts';

/** A tab as far as the click on the button lets us see it. */
export interface Tab {
  readonly id: number | undefined;
  readonly url: string | undefined;
}

/** The tab in front. Its address is there because the user clicked (`activeTab`). */
export async function currentTab(): Promise<Tab> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return { id: tab?.id, url: tab?.url };
}

/**
 * Runs a function once in a tab's top frame, apart from the page's own scripts. A page whose scripts are busy answers when they
 * are not, so nothing that a person waits for may wait for it.
 *
 * @param when `now`, as far as the page has come; or `loaded`, once all its elements are there
 * @param look closes over nothing: its source is what runs
 * @returns what it gave, which a page may have had a hand in; undefined where the browser lets no extension look, such as
 *   its own add-on store
 */
export async function lookInto<A extends readonly unknown[]>(
  tabId: number,
  when: 'now' | 'loaded',
  look: (...args: A) => unknown,
  ...args: A
): Promise<unknown> {
  try {
    const func = look as (...args: readonly unknown[]) => unknown;
    const [frame] = await browser.scripting.executeScript({
      target: { tabId },
      injectImmediately: when === 'now',
      func,
      args: [...args],
    });
    return frame?.result;
  } catch {
    return undefined;
  }
}

/**
 * Hands a link to the program it is for, and leaves the page in front where it is. Chromium asks over that page and stays on
 * it. Firefox, where no program takes the link, would put its error page in the page's place: there the link gets a tab of
 * its own. From the popup itself Chromium follows no such link, and Firefox shows the error in the popup (all measured,
 * Chromium 156 and Firefox 153 ESR).
 */
export async function openInEditor(link: string): Promise<void> {
  if (import.meta.env.MODE === 'firefox') await browser.tabs.create({ url: link });
  else await browser.tabs.update({ url: link });
}
