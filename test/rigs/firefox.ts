import { readFile } from 'node:fs/promises';
import path from 'node:path';
import puppeteer, { type Browser, type KeyInput, type Page } from 'puppeteer-core';
import { callExpression } from './call-expression.ts';
import type { ExtensionBrowser, View } from './extension-browser.ts';
import { embeddedView } from './firefox-embedded.ts';
import { type Bidi, bidiOf, chromeWindow } from './firefox-window.ts';
import { type KeyPress, keyPress } from './keyboard.ts';
import { startProxy } from './proxy.ts';
import type { Servers } from './servers.ts';
import { until } from './until.ts';

/** Fixed, so that the extension's pages have a known address. */
const UUID = '6f3c1d2e-5b7a-4c8d-9e0f-1a2b3c4d5e6f';

export interface FirefoxOptions {
  readonly executablePath: string;
  /** Folder of the built extension. */
  readonly extension: string;
  /** Where every hostname is found; left out, names resolve as usual. */
  readonly servers?: Servers;
  readonly headed?: boolean;
  readonly colorScheme?: 'light' | 'dark';
  readonly colors?: 'forced';
  readonly motion?: 'reduced';
  readonly zoom?: 2;
  /** Of the browser's own menus, BCP 47. */
  readonly language?: string;
  /** Where it takes the user's home for, and looks for an organisation's policy. */
  readonly home?: string;
  /** Folder that downloads go to. */
  readonly downloads?: string;
  /** Every window is a private one, and the extension is allowed there. */
  readonly private?: boolean;
}

/** Starts Firefox with a fresh profile and the extension as a temporary add-on. */
export async function launchFirefox(options: FirefoxOptions): Promise<ExtensionBrowser> {
  const addonId = await readAddonId(options.extension);
  const proxy = options.servers === undefined ? undefined : await startProxy(options.servers);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: options.executablePath,
    headless: !options.headed,
    acceptInsecureCerts: true,
    defaultViewport: options.headed ? null : viewportFor(options),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...(options.home === undefined ? {} : { env: { ...process.env, HOME: options.home } }),
    // Without it neither moz-extension: pages nor the browser's own window can be reached.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: preferences(addonId, proxy?.port, options),
  });
  const close = async () => {
    await closeFirefox(browser);
    await proxy?.close();
  };
  try {
    await browser.installExtension(options.extension);
  } catch (error) {
    await close();
    throw error;
  }
  const bidi = bidiOf(browser);
  if (options.private) await allowInPrivateWindows(bidi, addonId);
  return {
    engine: 'firefox',
    openPage: async url => {
      const page = await browser.newPage();
      await page.goto(url);
      return pageView(page);
    },
    openPopup: page => openPopup(bidi, addonId, page),
    openPanel: page => openPanel(bidi, addonId, page),
    answering: async (answer, act) => {
      const chrome = await chromeWindow(bidi);
      await act();
      await until('the prompt', () => chrome(answerPrompt, answer));
    },
    openExtensionPage: file => openExtensionPage(browser, bidi, file),
    close,
  };
}

/** In CSS pixels, of which there are half as many where all is twice as large. */
function viewportFor({ zoom }: FirefoxOptions): { width: number; height: number } {
  return zoom === undefined ? { width: 1400, height: 900 } : { width: 1400 / zoom, height: 900 / zoom };
}

const CLOSE_MS = 10_000;

/** Asks Firefox to end; one that hangs in a page it never finished loading is ended all the same. */
async function closeFirefox(browser: Browser): Promise<void> {
  const hang = setTimeout(() => browser.process()?.kill('SIGKILL'), CLOSE_MS);
  await browser.close();
  clearTimeout(hang);
}

async function readAddonId(extension: string): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(extension, 'manifest.json'), 'utf8'));
  return manifest.browser_specific_settings.gecko.id;
}

function preferences(
  addonId: string,
  proxyPort: number | undefined,
  { colorScheme, colors, motion, zoom, language, downloads, private: isPrivate = false }: FirefoxOptions,
) {
  return {
    ...(colors === 'forced' ? { 'browser.display.document_color_use': 2 } : {}),
    ...(motion === 'reduced' ? { 'ui.prefersReducedMotion': 1 } : {}),
    // The system's scale: Firefox zooms no popup by itself.
    ...(zoom === undefined ? {} : { 'layout.css.devPixelsPerPx': String(zoom) }),
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: UUID }),
    ...(proxyPort === undefined ? {} : proxyPreferences(proxyPort)),
    'dom.security.https_first': false,
    'dom.security.https_first_schemeless': false,
    'browser.aboutwelcome.enabled': false,
    'browser.tabs.warnOnClose': false,
    'browser.privatebrowsing.autostart': isPrivate,
    ...(downloads === undefined
      ? {}
      : { 'browser.download.folderList': 2, 'browser.download.dir': downloads }),
    ...(language === undefined ? {} : { 'intl.locale.requested': language }),
    // A prompt takes no click within its first half second, lest a page provokes one.
    'security.notification_enable_delay': 0,
    ...(colorScheme === undefined ? {} : { 'ui.systemUsesDarkTheme': colorScheme === 'dark' ? 1 : 0 }),
  };
}

function proxyPreferences(port: number) {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'network.proxy.no_proxies_on': '127.0.0.1',
    'network.proxy.allow_hijacking_localhost': false,
  };
}

const pages = new WeakMap<View, Page>();

function pageView(page: Page): View {
  const view: View = {
    evaluate: (fn, ...args) => page.evaluate(callExpression(fn, args)) as Promise<never>,
    waitFor: (what, fn, ...args) => until(what, () => view.evaluate(fn, ...args)) as Promise<never>,
    press: key => pressIn(page, keyPress(key)),
    screenshot: async () => Buffer.from(await page.screenshot()),
    close: () => page.close(),
  };
  pages.set(view, page);
  return view;
}

async function pressIn({ keyboard }: Page, { key, shift, ctrl }: KeyPress): Promise<void> {
  const modifiers = [...(ctrl ? ['Control' as const] : []), ...(shift ? ['Shift' as const] : [])];
  for (const modifier of modifiers) await keyboard.down(modifier);
  await keyboard.press(key as KeyInput);
  for (const modifier of modifiers) await keyboard.up(modifier);
}

/** A page of the extension in a tab. Puppeteer's own `goto` never sees such a page arrive, so BiDi is asked. */
async function openExtensionPage(browser: Browser, bidi: Bidi, file: string): Promise<View> {
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
async function allowInPrivateWindows(bidi: Bidi, addonId: string): Promise<void> {
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
async function openPopup(bidi: Bidi, addonId: string, view: View): Promise<View> {
  await pages.get(view)?.bringToFront();
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
async function openPanel(bidi: Bidi, addonId: string, page: View): Promise<View> {
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
function answerPrompt(answer: 'allow' | 'refuse'): boolean {
  interface Prompt extends Element {
    readonly button: HTMLElement;
    readonly secondaryButton: HTMLElement;
  }
  const prompt = document.querySelector<Prompt>('#addon-webext-permissions-notification');
  if (prompt === null || prompt.closest('panel')?.getAttribute('panelopen') !== 'true') return false;
  (answer === 'allow' ? prompt.button : prompt.secondaryButton).click();
  return true;
}
