import type { ExtensionBrowser, View } from './extension-browser.ts';

/** Opens the options page. */
export async function openOptions(browser: ExtensionBrowser): Promise<View> {
  const options = await browser.openExtensionPage('src/options/index.html');
  await options.waitFor('the options page', () => document.body.dataset.ready);
  return options;
}

/** Writes into a box or field as typing does. */
export async function write(options: View, selector: string, text: string): Promise<void> {
  await options.evaluate(
    (where: string, written: string) => {
      const box = document.querySelector<HTMLTextAreaElement | HTMLInputElement>(where);
      if (box === null) throw new Error(`there is no ${where}`);
      box.focus();
      box.value = written;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    },
    selector,
    text,
  );
}

/** Clicks what there is at a selector, once it is there and not disabled. */
export async function click(options: View, selector: string): Promise<void> {
  await options.waitFor(
    selector,
    (where: string) => document.querySelector<HTMLElement>(`${where}:not(:disabled)`) !== null,
    selector,
  );
  await options.evaluate((where: string) => {
    const button = document.querySelector<HTMLElement>(where);
    button?.focus();
    button?.click();
  }, selector);
}

/** Waits until what was brought is either shown or refused. */
async function resultOf(options: View): Promise<void> {
  await options.waitFor(
    'what it would change',
    () => document.querySelector('[data-preview], .import .refused') !== null,
  );
}

/** Pastes a text and asks what it would change. */
export async function previewImport(options: View, text: string): Promise<void> {
  await write(options, '#import', text);
  await options.waitFor('the pasted text', () => document.querySelector('.import .refused') === null);
  await click(options, '#preview');
  await resultOf(options);
}

/** Hands the file input a file, as choosing one does; or drops it on the card. */
export async function bringFile(
  options: View,
  how: 'choose' | 'drop',
  name: string,
  content: string | { readonly repeat: number },
): Promise<void> {
  await makeFile(options, name, content);
  await bringMade(options, how);
}

/** Makes a file in the page. Handing over a large one takes its own time, which is nobody's but the test's. */
export async function makeFile(
  options: View,
  name: string,
  content: string | { readonly repeat: number },
): Promise<void> {
  await options.evaluate(
    (file: string, given: string | { readonly repeat: number }) => {
      const text = typeof given === 'string' ? given : 'x'.repeat(given.repeat);
      Object.assign(window, { made: new File([text], file) });
    },
    name,
    content,
  );
}

/** Brings the file that was made. */
export async function bringMade(options: View, how: 'choose' | 'drop'): Promise<void> {
  await options.evaluate((way: string) => {
    const transfer = new DataTransfer();
    transfer.items.add((window as unknown as { readonly made: File }).made);
    if (way === 'choose') {
      const input = document.querySelector<HTMLInputElement>('#file');
      if (input === null) throw new Error('there is no file input');
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    } else {
      const card = document.querySelector('.import');
      for (const type of ['dragenter', 'dragover', 'drop']) {
        card?.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    }
  }, how);
  await resultOf(options);
}

/** Applies what is previewed. */
export async function applyImport(options: View): Promise<void> {
  await click(options, '#apply');
  await options.waitFor('the keys to be stored', () => document.querySelector('[data-preview]') === null);
}

/** Brings keys into the extension as a user does: options page, paste, look, apply. */
export async function importKeys(browser: ExtensionBrowser, text: string): Promise<void> {
  const options = await openOptions(browser);
  await previewImport(options, text);
  await applyImport(options);
  await options.close();
}

/** All text of the page. */
export const textOf = (view: View) => view.evaluate(() => document.body.textContent ?? '');

/** The names of all keys that are shown as stored. */
export const storedNames = (view: View) =>
  view.evaluate(() => [...document.querySelectorAll('[data-stored-id] b')].map(name => name.textContent));
/** The names of the sources. */
export const sourcesOf = (view: View) =>
  view.evaluate(() => [...document.querySelectorAll('[data-source] h3')].map(name => name.textContent));

/** All that is anywhere on the page, in its boxes too. */
export const everythingOn = (view: View) =>
  view.evaluate(() => {
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(box => box.value);
    return document.documentElement.outerHTML + boxes.join('\n');
  });

/** Says yes to the page's question. */
export async function answer(view: View): Promise<void> {
  await click(view, 'dialog [data-yes]');
  await view.waitFor('the question to go', () => document.querySelector('dialog') === null);
}

/** Removes what earlier tests left. */
export async function removeAll(view: View): Promise<void> {
  if ((await sourcesOf(view)).length === 0) return;
  await click(view, '#remove-all');
  await answer(view);
  await view.waitFor('the keys to go', () => document.querySelector('[data-source]') === null);
}
