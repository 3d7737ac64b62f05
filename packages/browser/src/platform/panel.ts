import { browser } from './polyfill.ts';

/** What the polyfill doesn't know: https://developer.chrome.com/docs/extensions/reference/api/sidePanel */
declare const chrome: { readonly sidePanel: { open(options: { tabId: number }): Promise<void> } };

/**
 * Opens the panel beside the page. It has to be the first thing a click does: both browsers ask for the user's gesture, and
 * an `await` before it loses that.
 *
 * @param tabId of the tab in front; the panel stays for the other tabs of its window
 */
export function openPanel(tabId: number): Promise<void> {
  return 'sidebarAction' in browser ? browser.sidebarAction.open() : chrome.sidePanel.open({ tabId });
}
