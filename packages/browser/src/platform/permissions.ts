import { browser } from './polyfill.ts';

/**
 * Asks the user for these origins, unless they were granted before. It has to be the first thing a click does. Firefox grants
 * `webRequest` with them without a word; Chromium has it from the start (manifest.config.ts says why).
 *
 * @param origins match patterns
 * @returns whether all are granted now; a browser that asks nobody, as a policy may have it, grants none
 */
export function askFor(origins: readonly string[]): Promise<boolean> {
  return browser.permissions
    .request({ permissions: ['webRequest'], origins: [...origins] })
    .catch(() => false);
}

/** The origins granted now, as match patterns. */
export async function grantedOrigins(): Promise<readonly string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

export async function giveBack(origin: string): Promise<void> {
  await browser.permissions.remove({ origins: [origin] });
}

/** Tells whenever something was granted or given back, here or in the browser's own pages. */
export function onPermissionsChanged(changed: () => void): void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
}
