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
 * The origin the page itself has: `null` where a sandbox takes it away.
 *
 * @returns undefined where the browser lets no extension look, such as its own add-on store
 */
export async function pageOrigin(tabId: number): Promise<string | undefined> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, func: () => self.origin });
    return typeof frame?.result === 'string' ? frame.result : undefined;
  } catch {
    return undefined;
  }
}
