import path from 'node:path';
import type { CDPSession } from 'playwright-core';
import { type TargetInfo, targets, untyped } from './chromium-targets.ts';
import { tabOf, targetView } from './chromium-view.ts';
import type { View } from './extension-browser.ts';
import { until } from './until.ts';

export interface PopupView extends View {
  /** When the button was clicked, in milliseconds since the epoch, as `performance.timeOrigin` counts. */
  readonly clickedAt: number;
}

/** Chromium makes an unpacked extension's id from its path; asked for, it is not derived again here. */
export async function extensionId(cdp: CDPSession, folder: string): Promise<string> {
  interface Extensions {
    readonly extensions: readonly { readonly id: string; readonly path: string }[];
  }
  return until(`the extension in ${folder}`, async () => {
    const { extensions } = await untyped<Extensions>(cdp, 'Extensions.getExtensions');
    return extensions.find(extension => path.resolve(extension.path) === path.resolve(folder))?.id;
  });
}

/** Clicks the extension's button while a page is in front. */
export async function openPopup(cdp: CDPSession, id: string, view: View): Promise<PopupView> {
  const page = tabOf(view);
  await page.bringToFront();
  const tab = await until('the tab in front', async () =>
    (await targets(cdp)).find(
      ({ type, url, embedderData }) => type === 'tab' && embedderData?.tabActive && url === page.url(),
    ),
  );
  const before = new Set((await targets(cdp)).map(({ targetId }) => targetId));
  const clickedAt = performance.timeOrigin + performance.now();
  await untyped(cdp, 'Extensions.triggerAction', { id, targetId: tab.targetId });
  const popup = await until('the popup', async () =>
    (await targets(cdp)).find(
      ({ targetId, type, url }) =>
        !before.has(targetId) && type === 'page' && url.startsWith(`chrome-extension://${id}/`),
    ),
  );
  return { ...(await targetView(cdp, popup.targetId)), clickedAt };
}

/** The popup's own button does the same; its words are the popup's tests' to find. */
export async function openPanel(cdp: CDPSession, id: string, view: View): Promise<View> {
  const popup = await openPopup(cdp, id, view);
  const before = new Set((await targets(cdp)).map(({ targetId }) => targetId));
  await popup.waitFor('the popup', () => document.body.dataset.ready);
  await popup.evaluate(() => document.querySelector<HTMLButtonElement>('#observe')?.focus());
  // It closes the popup, so a click from inside might never be answered.
  await popup.press('Enter');
  const isPanel = ({ type, url }: TargetInfo) =>
    type === 'page' && url === `chrome-extension://${id}/src/panel/index.html`;
  const panel = await until('the panel', async () =>
    (await targets(cdp)).find(target => isPanel(target) && !before.has(target.targetId)),
  );
  return targetView(cdp, panel.targetId, { focused: true });
}
