import { browser } from './polyfill.ts';

/** The tab in front, as far as the extension may look at it. */
export interface WatchedTab {
  readonly id: number;
  /** Undefined unless the user clicked the button on this page, or granted its origin. */
  readonly url: string | undefined;
  /** Its page is on its way: until it has come, Firefox may name none, a reload included (measured in Firefox 153 ESR). */
  readonly loading: boolean;
  readonly private: boolean;
}

export async function tabInFront(): Promise<WatchedTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? undefined : watched(tab.id, tab);
}

/** One tab; undefined once it is closed. */
export async function tabById(id: number): Promise<WatchedTab | undefined> {
  const tab = await browser.tabs.get(id).catch(() => undefined);
  return tab === undefined ? undefined : watched(id, tab);
}

interface Tab {
  readonly url?: string;
  readonly status?: string;
  readonly incognito: boolean;
}

function watched(id: number, { url, status, incognito }: Tab): WatchedTab {
  return { id, url, loading: status === 'loading', private: incognito };
}

/** Tells whenever another tab may be in front, or a tab may show another page. */
export function onTabsChanged(changed: () => void): void {
  browser.tabs.onActivated.addListener(changed);
  browser.tabs.onUpdated.addListener(changed);
  browser.tabs.onRemoved.addListener(changed);
  // A click on the button, which grants `activeTab`, tells nobody; after it the focus comes back here.
  window.addEventListener('focus', changed);
  document.addEventListener('visibilitychange', changed);
}

export async function reload(tabId: number): Promise<void> {
  await browser.tabs.reload(tabId);
}
