import puppeteer, { type Browser } from 'puppeteer-core';
import type { ExtensionBrowser } from './extension-browser.ts';
import {
  allowInPrivateWindows,
  answerPrompt,
  openExtensionPage,
  openPanel,
  openPopup,
  readAddonId,
  UUID,
} from './firefox-extension.ts';
import { pageView } from './firefox-view.ts';
import { bidiOf, chromeWindow } from './firefox-window.ts';
import { startProxy } from './proxy.ts';
import type { Servers } from './servers.ts';
import { until } from './until.ts';

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
