import type { Browser } from 'webextension-polyfill';

const apis = globalThis as unknown as { readonly browser?: Browser; readonly chrome: Browser };

/**
 * The browser's own API. Chromium names it `chrome`; in Manifest V3 it gives promises there too
 * (https://developer.chrome.com/docs/extensions/develop/concepts/promises), so nothing has to be wrapped, and the polyfill's
 * 4 kB don't stand before the first verdict. Its types describe both.
 */
export const browser: Browser = apis.browser ?? apis.chrome;
