import { expect } from 'vitest';
import { axe } from './axe.ts';
import type { ExtensionBrowser, View } from './extension-browser.ts';
import type { Look } from './launch.ts';

/** What a user may have set that changes how every view looks. */
export const LOOKS = [
  ['chromium', { colorScheme: 'light' }],
  ['chromium', { colorScheme: 'dark' }],
  ['chromium', { colorScheme: 'light', language: 'ar' }],
  ['firefox', { colorScheme: 'light' }],
  ['firefox', { colorScheme: 'dark' }],
  ['firefox', { colorScheme: 'light', language: 'ar' }],
] as const;

/** Opens a view and brings it to a state. */
export type Open = (browser: ExtensionBrowser) => Promise<View>;

/** A view in a state: that it looks as was set, and that axe finds nothing in it. */
export async function expectNothing(view: View, { colorScheme, language = 'en' }: Look): Promise<void> {
  const shown = await view.evaluate(() => [
    document.documentElement.lang,
    matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  ]);
  expect(shown).toEqual([language, colorScheme]);
  expect(await axe(view)).toEqual([]);
}

/** Opens everything that opens. */
export const openAll = (view: View) =>
  view.evaluate(() => {
    const closed = 'details:not([open]) > summary, li [aria-expanded=false]';
    for (const button of document.querySelectorAll<HTMLElement>(closed)) button.click();
  });

/** The texts that stand beyond the sides of a view, or are cut by what they stand in; and whether it scrolls sideways. */
export const cutIn = (view: View) =>
  view.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const cut = scrollWidth > clientWidth ? [`scrolls: ${scrollWidth} in ${clientWidth}`] : [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (text.parentElement?.closest('.unseen, option')) continue;
      const range = document.createRange();
      range.selectNode(text);
      const { left, right, width } = range.getBoundingClientRect();
      let isClipped = false;
      for (let box = text.parentElement; box !== null && box !== document.body; box = box.parentElement) {
        const { overflowX } = getComputedStyle(box);
        if (overflowX !== 'visible' && box.scrollWidth > box.clientWidth + 1) isClipped = true;
      }
      if (width > 0 && (left < 0 || right > clientWidth + 1 || isClipped)) cut.push(text.textContent ?? '');
    }
    return cut;
  });
