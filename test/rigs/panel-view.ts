import { onTestFinished } from 'vitest';
import type { CalledHoko } from './called-hoko.ts';
import type { ExtensionBrowser, View } from './extension-browser.ts';
import { type ENGINES, launchBrowser } from './launch.ts';
import { importKeys } from './options-page.ts';
import { until } from './until.ts';

/** Clicks the extension's button on a page and opens the panel beside it. */
export async function openPanel(browser: ExtensionBrowser, page: View): Promise<View> {
  const panel = await browser.openPanel(page);
  await panel.waitFor('the panel', () => document.body.dataset.ready);
  await panel.waitFor('the tab’s address', () => document.querySelector('[data-notice=unknownTab]') === null);
  return panel;
}

/** A page and the panel beside it; both are closed when the test ends. */
export async function openBoth(
  browser: ExtensionBrowser,
  url: string,
): Promise<{ readonly page: View; readonly panel: View }> {
  const page = await browser.openPage(url);
  onTestFinished(() => page.close());
  const panel = await openPanel(browser, page);
  onTestFinished(() => panel.close());
  return { page, panel };
}

/** Clicks what there is at a selector. */
export function clickOn(view: View, selector: string): Promise<void> {
  return view.evaluate((css: string) => {
    const element = document.querySelector<HTMLElement>(css);
    if (element === null) throw new Error(`there is no ${css}`);
    element.click();
  }, selector);
}

/** Starts observing, by the user's leave where the browser asks for it. */
export async function observe(browser: ExtensionBrowser, panel: View, asks: boolean): Promise<void> {
  const start = () => clickOn(panel, '#observe');
  await (asks ? browser.answering('allow', start) : start());
  await panel.waitFor('observing', () => document.querySelector('#observing'));
}

/** Gives the leave to observe `app.example.com` calling Hoko, for as long as the browser is open. */
export async function allowObserving(browser: ExtensionBrowser): Promise<void> {
  const page = await browser.openPage('https://app.example.com/');
  const panel = await openPanel(browser, page);
  await observe(browser, panel, true);
  await panel.close();
  await page.close();
}

/** Opens a browser that has the keys, and the leave to observe; nothing stays open when that fails. */
export async function launchObserving(
  engine: (typeof ENGINES)[number],
  { servers, snapshot }: CalledHoko,
): Promise<ExtensionBrowser> {
  const browser = await launchBrowser(engine, servers, { prompts: true });
  try {
    await importKeys(browser, snapshot);
    await allowObserving(browser);
    return browser;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Match patterns of what was granted, as the panel lists them. */
export function grantedIn(panel: View): Promise<readonly (string | undefined)[]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-granted]')].map(({ dataset }) => dataset.granted),
  );
}

/** A call as the panel shows it. */
export interface ShownCall {
  readonly endpoint: string;
  readonly outcome: string;
  readonly surprise: string | undefined;
  /** As the panel names it. */
  readonly key: string;
  /** Undefined where the panel says that there was none. */
  readonly origin: string | undefined;
  readonly referer: string | undefined;
  readonly text: string;
}

/**
 * The calls in the order they were made, once there are so many and all have ended.
 *
 * @throws Error that tells what is there instead
 */
export async function shownCalls(panel: View, count: number): Promise<readonly ShownCall[]> {
  const haveEnded = (calls: readonly ShownCall[]) =>
    calls.length === count && calls.every(({ outcome }) => outcome !== 'pending');
  try {
    return await until(`${count} calls`, async () => {
      const calls = await callsIn(panel);
      return haveEnded(calls) && calls;
    });
  } catch (error) {
    const rows = (await callsIn(panel)).map(({ endpoint, outcome }) => `${endpoint} ${outcome}`);
    throw new Error(`${(error as Error).message}; shown: ${rows.join(', ') || 'none'}`);
  }
}

/** As `shownCalls`, of what is there now. */
export function callsIn(panel: View): Promise<readonly ShownCall[]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.calls > li')].reverse().map(row => {
      const [origin, referer] = [...row.querySelectorAll('[data-fact=sent] .headers > span')].map(
        header => header.querySelector('code')?.textContent,
      );
      return {
        endpoint: row.dataset.endpoint ?? '',
        outcome: row.dataset.outcome ?? '',
        surprise: row.dataset.surprise,
        key: row.querySelector('[data-fact=key]')?.textContent ?? '',
        origin,
        referer,
        text: row.textContent ?? '',
      };
    }),
  );
}

/** Writes a copied request and the status that was seen into the panel, and asks what it means. */
export async function explainCopied(panel: View, text: string, status: string): Promise<void> {
  await panel.evaluate(
    (copied: string, seen: string) => {
      const fill = (css: string, content: string) => {
        const box = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(css);
        if (box === null) throw new Error(`there is no ${css}`);
        box.value = content;
        box.dispatchEvent(new Event('input', { bubbles: true }));
      };
      document.querySelector<HTMLElement>('#paste:not([open]) > summary')?.click();
      fill('#pasted', copied);
      fill('#pasted-status', seen);
    },
    text,
    status,
  );
  await panel.waitFor('the last one to go', () => document.querySelector('#explained:empty'));
  await clickOn(panel, '#explain');
  await panel.waitFor('what it means', () => document.querySelector('#explained > *'));
}
