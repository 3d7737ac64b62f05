import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, type CDPSession, chromium } from 'playwright-core';
import { extensionId, openPanel, openPopup, type PopupView } from './chromium-extension.ts';
import { allowInPrivateWindows, openPrivately } from './chromium-private.ts';
import { answerPrompt, promptArgs } from './chromium-prompt.ts';
import { pageView } from './chromium-view.ts';
import type { ExtensionBrowser, View } from './extension-browser.ts';
import { freePort } from './free-port.ts';
import type { Servers } from './servers.ts';

/** What keeps a browser under test to itself: no sandbox for root, no updates, no calls of its own. */
const QUIET_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface ChromiumOptions {
  readonly executablePath: string;
  /** Folder of the built extension. */
  readonly extension?: string;
  /** Where every hostname is found on ports 80, 443 and 8443; left out, names resolve as usual. */
  readonly servers?: Servers;
  readonly headed?: boolean;
  readonly colorScheme?: 'light' | 'dark';
  readonly colors?: 'forced';
  readonly motion?: 'reduced';
  readonly zoom?: 2;
  /** Of the browser's own menus, BCP 47. */
  readonly language?: string;
  /** Folder that downloads go to. */
  readonly downloads?: string;
  /** Prompts are going to be answered. */
  readonly prompts?: boolean;
  /** Pages open in private windows, where the extension is allowed. */
  readonly private?: boolean;
}

export interface ChromiumBrowser extends ExtensionBrowser {
  readonly context: BrowserContext;
  openPopup(page: View): Promise<PopupView>;
}

/** Starts Chromium with a fresh profile, which goes when it closes, and when the start fails. */
export async function launchChromium(options: ChromiumOptions): Promise<ChromiumBrowser> {
  const profile = await mkdtemp(path.join(tmpdir(), 'hoko-chromium-'));
  const promptPort = options.prompts ? await freePort() : undefined;
  const launching = chromium.launchPersistentContext(profile, {
    executablePath: options.executablePath,
    headless: false,
    viewport: options.headed ? null : { width: 1400, height: 900 },
    ignoreHTTPSErrors: true,
    ignoreDefaultArgs: ['--disable-extensions'],
    colorScheme: options.colorScheme ?? null,
    forcedColors: options.colors === 'forced' ? 'active' : null,
    reducedMotion: options.motion === 'reduced' ? 'reduce' : null,
    // On Linux `--lang` alone changes nothing: Chromium goes by the environment, as GTK does.
    ...(options.language === undefined ? {} : { env: { ...process.env, LANGUAGE: options.language } }),
    permissions: ['clipboard-read', 'clipboard-write'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [...QUIET_ARGS, ...argsFor(options), ...(promptPort === undefined ? [] : promptArgs(promptPort))],
  });
  const close = async () => {
    await (await launching.catch(() => undefined))?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return await browserIn(await launching, options, promptPort, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function browserIn(
  context: BrowserContext,
  { extension, downloads, zoom, private: isPrivate = false }: ChromiumOptions,
  promptPort: number | undefined,
  close: () => Promise<void>,
): Promise<ChromiumBrowser> {
  const cdp = await browserSession(context);
  if (downloads !== undefined) {
    await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  }
  const id = extension === undefined ? undefined : await extensionId(cdp, extension);
  if (zoom !== undefined) await setZoom(context, zoom);
  if (isPrivate) await allowInPrivateWindows(context, required(id));
  return {
    engine: 'chromium',
    context,
    openPage: async url => {
      if (isPrivate) return openPrivately(cdp, context, required(id), url);
      const page = await context.newPage();
      await page.goto(url);
      return pageView(page);
    },
    openPopup: page => openPopup(cdp, required(id), page),
    openPanel: page => openPanel(cdp, required(id), page),
    answering: async (answer, act) => {
      if (promptPort === undefined) throw new Error('Chromium was started without leave to answer prompts');
      await act();
      await answerPrompt(promptPort, answer);
    },
    openExtensionPage: async file => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${required(id)}/${file}`);
      return pageView(page);
    },
    close,
  };
}

function argsFor(options: ChromiumOptions): string[] {
  const { extension, servers, headed, colorScheme, colors, motion, zoom, language } = options;
  return [
    ...(language === undefined ? [] : [`--lang=${language}`]),
    // For popups, which what Playwright emulates doesn't reach.
    ...(colorScheme === 'dark' ? ['--force-dark-mode'] : []),
    ...(colors === 'forced' ? ['--force-high-contrast'] : []),
    ...(motion === 'reduced' ? ['--force-prefers-reduced-motion'] : []),
    // A screen on which even a popup has room that is twice as large.
    // Twice the pixels, for pictures of popups; a clip that is scaled comes out as repeated tiles.
    ...(headed
      ? ['--window-size=1400,900']
      : [
          '--headless=new',
          `--screen-info={${zoom === undefined ? '1600x1200' : '3200x2400'} devicePixelRatio=2}`,
        ]),
    ...(extension === undefined
      ? []
      : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]),
    ...(servers === undefined
      ? []
      : [
          // For service workers too, which `acceptInsecureCerts` leaves out.
          '--ignore-certificate-errors',
          `--host-resolver-rules=MAP *:80 127.0.0.1:${servers.http}, MAP *:443 127.0.0.1:${servers.https}, MAP *:8443 127.0.0.1:${servers.https}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
        ]),
  ];
}

async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (browser === null) throw new Error('Chromium has no browser-wide session');
  return browser.newBrowserCDPSession();
}

/** As the browser's page of settings does: for every page, popups included. */
async function setZoom(context: BrowserContext, factor: number): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://settings');
  await page.evaluate(async zoom => {
    interface Shell {
      readonly settingsPrivate: { setDefaultZoom(zoom: number): Promise<boolean> };
    }
    const { chrome } = globalThis as unknown as { chrome: Shell };
    await chrome.settingsPrivate.setDefaultZoom(zoom);
  }, factor);
  await page.close();
}

function required(id: string | undefined): string {
  if (id === undefined) throw new Error('Chromium was started without the extension');
  return id;
}
