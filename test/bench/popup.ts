import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ChromiumBrowser, launchChromium } from '../rigs/chromium.ts';
import type { View } from '../rigs/extension-browser.ts';
import { extensionFolder } from '../rigs/launch.ts';
import { importKeys } from '../rigs/options-page.ts';
import { startServers } from '../rigs/servers.ts';
import { runNow } from './run-now.ts';
import { type Spread, spread } from './spread.ts';
import { workload } from './workload.ts';

export const KEYS = 300;
export const ENTRIES = 50;
export const OPENS = 21;

export interface PopupTimes {
  /** From `performance.timeOrigin` until the verdicts are in the document. */
  readonly verdict: Spread;
  /** From the click on the button until they are painted. */
  readonly clickToVerdict: Spread;
  /** From the click until an empty extension's popup is painted. */
  readonly clickToEmpty: Spread;
}

interface Open {
  readonly verdict: number;
  readonly click: number;
}

/** A popup of one line, to know what any popup takes here. */
const EMPTY = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Empty',
    version: '1',
    action: { default_popup: 'popup.html' },
  }),
  'popup.html': '<!doctype html><title>Empty</title><script type="module" src="popup.js"></script>',
  'popup.js': "document.body.textContent = 'Empty'; performance.mark('first-verdict');",
};

/**
 * Opens the real popup in a real Chromium, over keys imported as a user does, and an empty extension's in turn with it.
 * The first open of each warms up and does not count.
 */
export async function measurePopup(executablePath: string): Promise<PopupTimes> {
  await runNow(['--filter', '@hoko-keys/browser', 'run', 'build']);
  const empty = await mkdtemp(path.join(tmpdir(), 'hoko-empty-'));
  for (const [name, text] of Object.entries(EMPTY)) await writeFile(path.join(empty, name), text);
  const servers = await startServers();
  const { keys, hostnames } = workload(KEYS, ENTRIES);
  const browsers: ChromiumBrowser[] = [];
  const start = async (extension: string) => {
    const browser = await launchChromium({ executablePath, extension, servers });
    browsers.push(browser);
    return browser;
  };
  try {
    const [ours, theirs] = [await start(extensionFolder('chromium')), await start(empty)];
    await importKeys(ours, settingsOf(keys));
    const url = `https://${hostnames[0]}/`;
    const pages = [await ours.openPage(url), await theirs.openPage(url)] as const;
    const opens: { ours: Open; empty: Open }[] = [];
    for (let round = 0; round <= OPENS; round++) {
      opens.push({ ours: await timeOpen(ours, pages[0]), empty: await timeOpen(theirs, pages[1]) });
    }
    const warm = opens.slice(1);
    return {
      verdict: spread(warm.map(open => open.ours.verdict)),
      clickToVerdict: spread(warm.map(open => open.ours.click)),
      clickToEmpty: spread(warm.map(open => open.empty.click)),
    };
  } finally {
    for (const browser of browsers) await browser.close();
    await servers.close();
    await rm(empty, { recursive: true });
  }
}

/** The mark tells when the document had its verdict; it is on the screen with the first paint after that. */
async function timeOpen(browser: ChromiumBrowser, page: View): Promise<Open> {
  const popup = await browser.openPopup(page);
  const marks = ['first-verdict', 'first-contentful-paint'] as const;
  await popup.waitFor(
    'the first verdict, painted',
    (...names: readonly string[]) => names.every(name => performance.getEntriesByName(name).length > 0),
    ...marks,
  );
  const [origin, verdict = Number.NaN, painted = Number.NaN] = await popup.evaluate(
    (...names: readonly string[]) => [
      performance.timeOrigin,
      ...names.map(name => performance.getEntriesByName(name)[0]?.startTime),
    ],
    ...marks,
  );
  await popup.close();
  return { verdict, click: (origin ?? Number.NaN) + Math.max(verdict, painted) - popup.clickedAt };
}

/** The keys as a team's settings file has them. */
function settingsOf(keys: ReturnType<typeof workload>['keys']): string {
  const records = keys.map(({ id, allowedHostnames }, i) => [
    id,
    { name: `Integration ${i + 1}`, scopes: ['linksRead'], allowedHostnames },
  ]);
  return JSON.stringify({ 'hoko.keys': Object.fromEntries(records) });
}
