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
