import type { KeyInput, Page } from 'puppeteer-core';
import { callExpression } from './call-expression.ts';
import type { View } from './extension-browser.ts';
import { type KeyPress, keyPress } from './keyboard.ts';
import { until } from './until.ts';

/** The tabs among the views. */
export const tabs = new WeakMap<View, Page>();

/** A Puppeteer page as a `View`. */
export function pageView(page: Page): View {
  const view: View = {
    evaluate: (fn, ...args) => page.evaluate(callExpression(fn, args)) as Promise<never>,
    waitFor: (what, fn, ...args) => until(what, () => view.evaluate(fn, ...args)) as Promise<never>,
    press: key => pressIn(page, keyPress(key)),
    screenshot: async () => Buffer.from(await page.screenshot()),
    close: () => page.close(),
  };
  tabs.set(view, page);
  return view;
}

async function pressIn({ keyboard }: Page, { key, shift, ctrl }: KeyPress): Promise<void> {
  const modifiers = [...(ctrl ? ['Control' as const] : []), ...(shift ? ['Shift' as const] : [])];
  for (const modifier of modifiers) await keyboard.down(modifier);
  await keyboard.press(key as KeyInput);
  for (const modifier of modifiers) await keyboard.up(modifier);
}
