import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import type { View } from './extension-browser.ts';
import { embeddedView } from './firefox-embedded.ts';
import { pageView, tabs } from './firefox-view.ts';
import { type Bidi, chromeWindow } from './firefox-window.ts';
import { until } from './until.ts';

/** Fixed, so that the extension's pages have a known address. */
export const UUID = '6f3c1d2e-5b7a-4c8d-9e0f-1a2b3c4d5e6f';

/** As the manifest in the extension's folder has it. */
export async function readAddonId(extension: string): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(extension, 'manifest.json'), 'utf8'));
  return manifest.browser_specific_settings.gecko.id;
}

/** A page of the extension in a tab. Puppeteer's own `goto` never sees such a page arrive, so BiDi is asked. */
export async function openExtensionPage(browser: Browser, bidi: Bidi, file: string): Promise<View> {
  interface Tree {
    readonly contexts: readonly { readonly context: string; readonly url: string }[];
  }
  const before = await bidi<Tree>('browsingContext.getTree', {});
  const known = new Set(before.contexts.map(({ context }) => context));
  const page = await browser.newPage();
  const tree = await bidi<Tree>('browsingContext.getTree', {});
  const context = tree.contexts.find(tab => !known.has(tab.context))?.context;
  const url = `moz-extension://${UUID}/${file}`;
  await bidi('browsingContext.navigate', { context, url, wait: 'none' });
  const view = pageView(page);
  await view.waitFor(
    file,
    (href: string) => location.href === href && document.readyState === 'complete',
    url,
  );
  return view;
}

/** As a user does on the page of add-ons: “Run in Private Windows: Allow”. The extension starts again with it. */
export async function allowInPrivateWindows(bidi: Bidi, addonId: string): Promise<void> {
  interface Chromes {
    readonly ChromeUtils: { importESModule(url: string): { readonly ExtensionPermissions: Permissions } };
    readonly AddonManager: { getAddonByID(id: string): Promise<{ reload(): Promise<void> }> };
  }
  interface Permissions {
    add(id: string, added: { permissions: readonly string[]; origins: readonly string[] }): Promise<void>;
  }
  const chrome = await chromeWindow(bidi);
  await chrome(async (id: string) => {
    const { ChromeUtils, AddonManager } = globalThis as unknown as Chromes;
    const { ExtensionPermissions } = ChromeUtils.importESModule(
      'resource://gre/modules/ExtensionPermissions.sys.mjs',
    );
    await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
    await (await AddonManager.getAddonByID(id)).reload();
    return true;
  }, addonId);
}

/** What the toolbar button and the popup are called inside Firefox: the add-on's id, other characters as `_`. */
function widgetId(addonId: string): string {
  return addonId.toLowerCase().replaceAll(/[^a-z0-9_-]/g, '_');
}

/**
 * Puts the button in the toolbar, as a user does who pins it, and clicks it. The popup is a browser inside Firefox's window
 * that WebDriver BiDi doesn't list, so it is reached from there: a frame script runs what is asked of it in the popup.
 */
export async function openPopup(bidi: Bidi, addonId: string, view: View): Promise<View> {
  await tabs.get(view)?.bringToFront();
  const chrome = await chromeWindow(bidi);
  const id = widgetId(addonId);
  await until('the toolbar button', () =>
    chrome((widget: string) => {
      const shell = globalThis as unknown as {
        CustomizableUI: { addWidgetToArea(id: string, area: string): void };
      };
      shell.CustomizableUI.addWidgetToArea(`${widget}-browser-action`, 'nav-bar');
      const button = document.getElementById(`${widget}-BAP`);
      button?.click();
      return button !== null;
    }, id),
  );
  return embeddedView(chrome, 'popup', async () => {
    await chrome(() => {
      const panel = document.querySelector('browser[webextension-view-type=popup]')?.closest('panel');
      (panel as unknown as { hidePopup(): void } | null)?.hidePopup();
      return true;
    });
    await until('the popup to close', () =>
      chrome(() => document.querySelector('browser[webextension-view-type=popup]') === null),
    );
  });
}

/** Clicks the button, which grants `activeTab`, and opens the sidebar from the popup. */
export async function openPanel(bidi: Bidi, addonId: string, page: View): Promise<View> {
  const popup = await openPopup(bidi, addonId, page);
  await popup.waitFor('the popup', () => document.body.dataset.ready);
  await popup.evaluate(() => document.querySelector<HTMLButtonElement>('#observe')?.click());
  const chrome = await chromeWindow(bidi);
  await until('the popup to close', () =>
    chrome(() => document.querySelector('browser[webextension-view-type=popup]') === null),
  );
  return embeddedView(chrome, 'sidebar', async () => {
    await chrome(() => {
      (globalThis as unknown as { SidebarController: { hide(): void } }).SidebarController.hide();
      return true;
    });
    await until('the sidebar to close', () =>
      chrome(() => {
        const holder = document.querySelector<HTMLIFrameElement>('#sidebar')?.contentDocument;
        return !holder?.querySelector('browser[webextension-view-type=sidebar]');
      }),
    );
  });
}

/** Presses a button of the prompt that asks for a permission. @returns whether there was one */
export function answerPrompt(answer: 'allow' | 'refuse'): boolean {
  interface Prompt extends Element {
    readonly button: HTMLElement;
    readonly secondaryButton: HTMLElement;
  }
  const prompt = document.querySelector<Prompt>('#addon-webext-permissions-notification');
  if (prompt === null || prompt.closest('panel')?.getAttribute('panelopen') !== 'true') return false;
  (answer === 'allow' ? prompt.button : prompt.secondaryButton).click();
  return true;
}
