import type { ExtensionBrowser, View } from './extension-browser.ts';

/** Opens the options page. */
export async function openOptions(browser: ExtensionBrowser): Promise<View> {
  const options = await browser.openExtensionPage('src/options/index.html');
  await options.waitFor('the options page', () => document.body.dataset.ready);
  return options;
}

/** Pastes a text and asks what it would change. */
export async function previewImport(options: View, text: string): Promise<void> {
  await options.evaluate((pasted: string) => {
    const box = document.querySelector<HTMLTextAreaElement>('#import');
    if (box === null) throw new Error('there is no box');
    box.focus();
    box.value = pasted;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
  await options.waitFor('the pasted text', () => document.querySelector('.card') === null);
  await options.evaluate(() => document.querySelector<HTMLButtonElement>('#preview')?.click());
  await options.waitFor('what it would change', () => document.querySelector('.card') !== null);
}

/** Applies what is previewed. */
export async function applyImport(options: View): Promise<void> {
  await options.evaluate(() => document.querySelector<HTMLButtonElement>('#apply')?.click());
  await options.waitFor('the keys to be stored', () => document.querySelector('.card') === null);
}

/** Brings keys into the extension as a user does: options page, paste, look, apply. */
export async function importKeys(browser: ExtensionBrowser, text: string): Promise<void> {
  const options = await openOptions(browser);
  await previewImport(options, text);
  await applyImport(options);
  await options.close();
}
