import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CalledHoko, startCalledHoko } from '../rigs/called-hoko.ts';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { focused, tabTo } from '../rigs/keyboard.ts';
import { ENGINES } from '../rigs/launch.ts';
import { call } from '../rigs/page-calls.ts';
import { grantedIn, launchObserving, openBoth, shownCalls } from '../rigs/panel-view.ts';

let hoko: CalledHoko;
beforeAll(async () => {
  hoko = await startCalledHoko();
});
afterAll(() => hoko?.close());

describe.each(ENGINES)('%s: the panel', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchObserving(engine, hoko);
  });
  afterAll(() => browser?.close());

  test('by keyboard alone: observe, stop, open a call, copy, give back; the focus is never lost', async () => {
    const { page, panel } = await openBoth(browser, 'https://app.example.com/');
    const focus = (css: string) =>
      panel.waitFor(`the focus on ${css}`, (at: string) => document.activeElement?.matches(at), css);
    await tabTo(panel, 'Observe this tab');
    await panel.press('Enter');
    await focus('#stop');
    await panel.press('Enter');
    await focus('#observe');
    await panel.press('Space');
    await focus('#stop');
    await call(page, hoko.values.Changed);
    await shownCalls(panel, 1);
    await tabTo(panel, 'GET /api/links');
    await panel.press('Enter');
    await tabTo(panel, 'Copy report');
    await panel.press('Enter');
    await panel.waitFor('it to be copied', () => document.activeElement?.textContent === 'Copied');
    await tabTo(panel, 'Target and permissions');
    await panel.press('Enter');
    for (let left = (await grantedIn(panel)).length; left > 0; left--) {
      if (!(await focused(panel))?.startsWith('Remove access to')) await tabTo(panel, 'Remove access to');
      await panel.press('Enter');
      await panel.waitFor(
        `${left - 1} grants`,
        (count: number) => document.querySelectorAll('[data-granted]').length === count,
        left - 1,
      );
      await panel.waitFor('the focus near by', () => document.activeElement?.closest('#settings'));
      expect(await focused(panel)).toBeTruthy();
    }
    expect(await panel.evaluate(() => document.querySelector('[data-notice=taken]'))).not.toBeNull();
  });
});
