import { browser } from './polyfill.ts';

export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage();
}

/** The language of the browser's own menus. BCP 47 */
export function uiLanguage(): string {
  return browser.i18n.getUILanguage();
}
