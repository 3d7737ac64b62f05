import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { answerPrompt, promptArgs } from './chromium-prompt.ts';
import type { ExtensionBrowser, View } from './extension-browser.ts';
import { freePort } from './free-port.ts';
import { keyPress } from './keyboard.ts';
import type { Servers } from './servers.ts';
import { until } from './until.ts';

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

export interface PopupView extends View {
  /** When the button was clicked, in milliseconds since the epoch, as `performance.timeOrigin` counts. */
  readonly clickedAt: number;
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

/** A tab as far as the button has to know it. */
interface Tab {
  bringToFront(): Promise<unknown>;
  url(): string;
}

const tabs = new WeakMap<View, Tab>();

/** A Playwright page as a `View`. */
function pageView(page: Page): View {
  const view: View = {
    evaluate: (fn, ...args) => page.evaluate(callExpression(fn, args)),
    waitFor: (what, fn, ...args) => until(what, () => view.evaluate(fn, ...args)) as Promise<never>,
    press: key => page.keyboard.press(key),
    screenshot: () => page.screenshot(),
    close: () => page.close(),
  };
  tabs.set(view, page);
  return view;
}

function tabOf(view: View): Tab {
  const tab = tabs.get(view);
  if (tab === undefined) throw new Error('this view is no tab');
  return tab;
}

/** A call of a function, as source: it runs in the document, so it can close over nothing. */
export function callExpression(fn: (...args: never[]) => unknown, args: readonly unknown[]): string {
  return `(${fn})(${args.map(arg => JSON.stringify(arg) ?? 'undefined').join(',')})`;
}

async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (browser === null) throw new Error('Chromium has no browser-wide session');
  return browser.newBrowserCDPSession();
}

interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  /** Of a `tab` target alone. */
  readonly embedderData?: { readonly tabActive?: boolean };
}

/** A command Playwright's types don't know yet. */
function untyped<R>(cdp: CDPSession, method: string, params: object = {}): Promise<R> {
  return (cdp.send as (method: string, params: object) => Promise<R>).call(cdp, method, params);
}

async function targets(cdp: CDPSession): Promise<readonly TargetInfo[]> {
  const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{}] });
  return targetInfos;
}

/** Chromium makes an unpacked extension's id from its path; asked for, it is not derived again here. */
async function extensionId(cdp: CDPSession, folder: string): Promise<string> {
  interface Extensions {
    readonly extensions: readonly { readonly id: string; readonly path: string }[];
  }
  return until(`the extension in ${folder}`, async () => {
    const { extensions } = await untyped<Extensions>(cdp, 'Extensions.getExtensions');
    return extensions.find(extension => path.resolve(extension.path) === path.resolve(folder))?.id;
  });
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

/** As a user does on the page of extensions: “Allow in Incognito”. The extension starts again with it. */
async function allowInPrivateWindows(context: BrowserContext, id: string): Promise<void> {
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
async function openPrivately(
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

function required(id: string | undefined): string {
  if (id === undefined) throw new Error('Chromium was started without the extension');
  return id;
}

async function openPopup(cdp: CDPSession, id: string, view: View): Promise<PopupView> {
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
async function openPanel(cdp: CDPSession, id: string, view: View): Promise<View> {
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

interface Reply {
  readonly id?: number;
  readonly result?: never;
  readonly error?: { readonly message: string };
}

/** A target Playwright shows no page for, such as an action's popup, spoken to over the browser's own session. */
async function targetView(
  cdp: CDPSession,
  targetId: string,
  { focused = false }: { readonly focused?: boolean } = {},
): Promise<View> {
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (reply: Reply) => void>();
  cdp.on('Target.receivedMessageFromTarget', event => {
    if (event.sessionId !== sessionId) return;
    const reply: Reply = JSON.parse(event.message);
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  // What a view is asked just before it goes is never answered.
  let isGone = false;
  cdp.on('Target.detachedFromTarget', event => {
    if (event.sessionId !== sessionId) return;
    isGone = true;
    for (const answer of waiting.values()) answer({ error: { message: 'the view is gone' } });
  });
  let count = 0;
  const send = async <R>(method: string, params: object): Promise<R> => {
    if (isGone) throw new Error(`${method}: the view is gone`);
    const id = ++count;
    const reply = new Promise<Reply>(resolve => waiting.set(id, resolve));
    await cdp.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    const { result, error } = await reply;
    waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result as R;
  };
  // As a user's click in it would: a document without the focus may not copy. Playwright does the same for its pages.
  if (focused) await send('Emulation.setFocusEmulationEnabled', { enabled: true });
  interface Evaluated {
    readonly result: { readonly value: never };
    readonly exceptionDetails?: {
      readonly text: string;
      readonly exception?: { readonly description?: string };
    };
  }
  const view: View = {
    evaluate: async (fn, ...args) => {
      const expression = callExpression(fn, args);
      const options = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
      const { result, exceptionDetails: failure } = await send<Evaluated>('Runtime.evaluate', options);
      if (failure !== undefined) throw new Error(failure.exception?.description ?? failure.text);
      return result.value;
    },
    waitFor: (what, fn, ...args) => until(what, () => view.evaluate(fn, ...args)) as Promise<never>,
    press: async key => {
      const { keyCode, shift, ctrl, text, ...named } = keyPress(key);
      const event = { ...named, windowsVirtualKeyCode: keyCode, modifiers: (ctrl ? 2 : 0) + (shift ? 8 : 0) };
      const type = text === undefined ? 'rawKeyDown' : 'keyDown';
      try {
        await send('Input.dispatchKeyEvent', { ...event, type, text });
        await send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
      } catch (error) {
        // What a key does may close the view.
        if (!isGone) throw error;
      }
    },
    screenshot: async () => {
      const { data } = await send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(data, 'base64');
    },
    close: async () => {
      await cdp.send('Target.closeTarget', { targetId });
      // A panel that is asked for while the last one closes may never come.
      await until('the view to close', () => isGone);
    },
  };
  return view;
}
