import type { Browser } from 'webextension-polyfill';

const { browser: native } = globalThis as { readonly browser?: Browser };

/**
 * The browser's own `browser.*`; Chromium has it since 148. In an older one the polyfill takes its place, and is loaded there
 * alone: its 4 kB would stand before the first verdict.
 */
export const browser: Browser = native ?? (await import('webextension-polyfill')).default;
