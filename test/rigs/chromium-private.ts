import type { BrowserContext, CDPSession } from 'playwright-core';
import { targets } from './chromium-targets.ts';
import { tabs, targetView } from './chromium-view.ts';
import type { View } from './extension-browser.ts';
import { until } from './until.ts';

/** As a user does on the page of extensions: “Allow in Incognito”. The extension starts again with it. */
export async function allowInPrivateWindows(context: BrowserContext, id: string): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async extensionId => {
    interface Shell {
      readonly developerPrivate: {
        updateExtensionConfiguration(change: {
          readonly extensionId: string;
          readonly incognitoAccess: boolean;
        }): Promise<void>;
      };
    }
    const { chrome } = globalThis as unknown as { chrome: Shell };
    await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, id);
  await until('the extension to be back', () =>
    page.evaluate(async extensionId => {
      interface Info {
        readonly state: string;
        readonly incognitoAccess: { readonly isActive: boolean };
      }
      interface Shell {
        readonly developerPrivate: { getExtensionInfo(id: string): Promise<Info> };
      }
      const { chrome } = globalThis as unknown as { chrome: Shell };
      const { state, incognitoAccess } = await chrome.developerPrivate.getExtensionInfo(extensionId);
      return state === 'ENABLED' && incognitoAccess.isActive;
    }, id),
  );
  await page.close();
}

/** Opens a page in a private window, which Playwright shows no page for; a page of the extension asks for it. */
export async function openPrivately(
  cdp: CDPSession,
  context: BrowserContext,
  id: string,
  url: string,
): Promise<View> {
  const asking = await context.newPage();
  await asking.goto(`chrome-extension://${id}/src/options/index.html`);
  await asking.evaluate(async address => {
    interface Shell {
      readonly windows: {
        create(made: { readonly url: string; readonly incognito: boolean }): Promise<void>;
      };
    }
    const { chrome } = globalThis as unknown as { chrome: Shell };
    await chrome.windows.create({ url: address, incognito: true });
  }, url);
  await asking.close();
  const { targetId } = await until('the private page', async () =>
    (await targets(cdp)).find(target => target.type === 'page' && target.url === url),
  );
  const view = await targetView(cdp, targetId);
  // What the click grants, a page that is still on its way takes away.
  await view.waitFor(
    url,
    (address: string) => location.href === address && document.readyState === 'complete',
    url,
  );
  tabs.set(view, {
    bringToFront: () => cdp.send('Target.activateTarget', { targetId }),
    url: () => url,
  });
  return view;
}
