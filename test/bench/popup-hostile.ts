import { type ChromiumBrowser, launchChromium } from '../rigs/chromium.ts';
import type { View } from '../rigs/extension-browser.ts';
import { extensionFolder } from '../rigs/launch.ts';
import { bringMade, click, makeFile, openOptions } from '../rigs/options-page.ts';
import { startServers } from '../rigs/servers.ts';

/** As many as an import takes, and a page's frames, whose first hundred are looked at. */
const KEYS = 10_000;
const FRAMES = 1_000;

/** The longest a page stood still, in milliseconds; less than 50 counts as 0, since Chromium tells of none so short. */
export interface HostileTimes {
  /** The options page, while the largest file there may be is dropped, looked through and applied. */
  readonly import: number;
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
    await makeFile(options, 'settings.json', hostileKeys());
    await watchTasks(options);
    await bringMade(options, 'drop');
    await click(options, '#apply');
    await options.waitFor('the keys', () => document.querySelector('[data-stored-id]') !== null);
    const imported = await longestTask(options);
    await options.close();
    const popup = await browser.openPopup(await browser.openPage('https://app.example.com/'));
    await popup.waitFor('the popup', () => document.body.dataset.explained);
    await watchTasks(popup, { before: true });
    await popup.evaluate(() => {
      const box = document.querySelector<HTMLInputElement>('input[type=search]');
      if (box === null) throw new Error('there is no box');
      box.value = 'key 99';
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await popup.waitFor('what it found', () => document.querySelector('.search [role=status]')?.textContent);
    return { import: imported, popup: await longestTask(popup) };
  } finally {
    await browser?.close();
    await servers.close();
  }
}

/** Names that turn and break, entries of every odd kind; a little less than 2 MB. */
function hostileKeys(): string {
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
      name: `<img src=x>\u202ekey ${i}`,
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

/** Long tasks are told to who asks, those of before too: https://w3c.github.io/longtasks/ */
async function watchTasks(view: View, { before = false } = {}): Promise<void> {
  await view.evaluate((buffered: boolean) => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask', buffered });
  }, before);
}

const longestTask = (view: View) =>
  view.evaluate(() => Math.max(0, ...(window as unknown as { tasks: readonly number[] }).tasks));
