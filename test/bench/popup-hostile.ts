import { type ChromiumBrowser, launchChromium } from '../rigs/chromium.ts';
import type { View } from '../rigs/extension-browser.ts';
import { extensionFolder } from '../rigs/launch.ts';
import { bringMade, click, makeFile, openOptions, write } from '../rigs/options-page.ts';
import { startServers } from '../rigs/servers.ts';

/** As many as an import takes, and a page's frames, whose first hundred are looked at. */
const KEYS = 10_000;
const FRAMES = 1_000;

/** The longest a page stood still, in milliseconds; less than 50 counts as 0, since Chromium tells of none so short. */
export interface HostileTimes {
  /** The options page, while the largest file there may be is dropped, looked through and applied. */
  readonly import: number;
  /** While one of the same size that changes every key is dropped, given a name letter by letter, leafed through and applied. */
  readonly update: number;
  /** While the page is opened over these keys. */
  readonly open: number;
  /** The popup over those keys, on a page of many frames, from its start to its last explanation and a search. */
  readonly popup: number;
}

/** Does in a real Chromium what hostile input could freeze. */
export async function measureHostile(executablePath: string): Promise<HostileTimes> {
  const servers = await startServers({ page: () => ({ body: hostilePage() }) });
  let browser: ChromiumBrowser | undefined;
  try {
    browser = await launchChromium({ executablePath, extension: extensionFolder('chromium'), servers });
    const options = await openOptions(browser);
    await makeFile(options, 'settings.json', hostileKeys('key'));
    const imported = await longestTask(options, () => bringAndApply(options, 'key'));
    await makeFile(options, 'settings.json', hostileKeys('other'));
    const updated = await longestTask(options, () => bringAndApply(options, 'other'));
    await options.close();
    const again = await openOptions(browser);
    const opened = await longestTask(again, async () => {}, { before: true });
    await again.close();
    const popup = await browser.openPopup(await browser.openPage('https://app.example.com/'));
    await popup.waitFor('the popup', () => document.body.dataset.explained);
    const searched = await longestTask(popup, () => searchIn(popup), { before: true });
    return { import: imported, update: updated, open: opened, popup: searched };
  } finally {
    await browser?.close();
    await servers.close();
  }
}

/** Drops the file that was made, goes through all that the preview offers, and applies it. */
async function bringAndApply(options: View, name: string): Promise<void> {
  await bringMade(options, 'drop');
  for (const typed of ['s', 'settings.jso', 'settings.json']) await write(options, '#source-name', typed);
  await click(options, '[data-preview] [data-more]');
  await click(options, '#apply');
  await options.waitFor(
    'the keys',
    (wanted: string) => document.querySelector('[data-stored-id] b')?.textContent?.includes(wanted),
    `${name} 0`,
  );
}

async function searchIn(popup: View): Promise<void> {
  await write(popup, 'input[type=search]', 'key 99');
  await popup.waitFor('what it found', () => document.querySelector('.search [role=status]')?.textContent);
}

/** Names that turn and break, entries of every odd kind; a little less than 2 MB. */
function hostileKeys(name: string): string {
  const entries = [
    '*.xn--e1afmkfd.example',
    'münchen.example',
    'https://x',
    '*.*.x',
    'a..b',
    '127.1',
    '<b>.x',
  ];
  const records = Array.from({ length: KEYS }, (_, i) => [
    `key_${i}`,
    {
      name: `<img src=x>\u202e${name} ${i}`,
      scopes: ['linksRead'],
      allowedHostnames: [entries[i % entries.length], entries[(i + 3) % entries.length], `h${i}.example.org`],
    },
  ]);
  return JSON.stringify({ 'hoko.keys': Object.fromEntries(records) });
}

function hostilePage(): string {
  const frames = Array.from(
    { length: FRAMES },
    (_, i) => `<iframe hidden loading="lazy" src="https://f${i}.test/"></iframe>`,
  );
  return `<!doctype html><html lang="en"><title>"><img src=x></title>${frames.join('')}</html>`;
}

/**
 * The longest task of a view while something is done in it, and before it if asked. Long tasks are told to who asks, behind
 * the task itself: https://w3c.github.io/longtasks/
 */
async function longestTask(
  view: View,
  act: () => Promise<void>,
  { before = false }: { readonly before?: boolean } = {},
): Promise<number> {
  await view.evaluate((buffered: boolean) => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    observer.observe({ type: 'longtask', buffered });
    Object.assign(window, { tasks, observer });
  }, before);
  await act();
  return view.evaluate(async () => {
    const { tasks, observer } = window as unknown as {
      readonly tasks: readonly number[];
      readonly observer: PerformanceObserver;
    };
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    observer.disconnect();
    return Math.max(0, ...tasks);
  });
}
