import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { importKeys } from '../rigs/options-page.ts';
import { until } from '../rigs/until.ts';
import type { Workbench } from '../rigs/workbench.ts';
import { step } from './progress.ts';
import type { SampleSite } from './sample-site.ts';

/** What one page met. */
export interface Seen {
  readonly hostname: string;
  /** What the popup said. */
  readonly verdict: string;
  /** What the emulator answered to the page's own call. */
  readonly answer: string;
  readonly agree: boolean;
}

const NAME = 'Sample shop';
const ENTRIES = ['shop.localhost', '*.team.localhost'];
const HOSTNAMES = [
  'shop.localhost',
  'www.shop.localhost',
  'app.team.localhost',
  'team.localhost',
  'other.localhost',
];

/** Walks through the main job as a user would: a key, its snapshot, the verdict on each page, and the page's real call. */
export async function walk(
  bench: Workbench,
  browser: ExtensionBrowser,
  site: SampleSite,
): Promise<readonly Seen[]> {
  const value = await step('VS Code: creating a key on the emulator', () => createKey(bench));
  const snapshot = await step('VS Code: copying a snapshot', () =>
    copied(bench, 'hoko-keys/snapshot', () => bench.runCommand('Hoko: Copy Snapshot for Browser')),
  );
  await step('Browser: importing the snapshot', () => importKeys(browser, snapshot));
  const seen: Seen[] = [];
  for (const hostname of HOSTNAMES) {
    seen.push(await step(`Browser: ${hostname}`, () => visit(browser, site, hostname, value)));
  }
  return seen;
}

async function createKey(bench: Workbench): Promise<string> {
  await bench.runCommand('Hoko: Create Key…');
  await bench.nameAndPick(NAME, 'What uses the key', 'Emulator');
  await bench.pickMany(['linksRead']);
  await bench.answer(ENTRIES.join(', '), 'app.example.com');
  return copied(bench, 'emu_', () =>
    bench.pressNotification(`“${NAME}” is created on the emulator`, 'Copy Value'),
  );
}

/** What an action puts on the clipboard, known by a part of it. */
async function copied(bench: Workbench, part: string, action: () => Promise<void>): Promise<string> {
  await action();
  return until('the clipboard', async () => {
    const text = (await bench.page.evaluate('navigator.clipboard.readText()')) as string;
    return text.includes(part) && text;
  });
}

async function visit(
  browser: ExtensionBrowser,
  site: SampleSite,
  hostname: string,
  value: string,
): Promise<Seen> {
  const page = await browser.openPage(site.pageAt(hostname));
  const popup = await browser.openPopup(page);
  await popup.waitFor('the verdict', () => document.body.dataset.ready);
  const verdict = await popup.evaluate(
    (name: string) =>
      [...document.querySelectorAll<HTMLElement>('li[data-key-id]')].find(row =>
        row.textContent?.includes(name),
      )?.dataset.outcome ?? 'not shown',
    NAME,
  );
  await popup.close();
  const answer = await call(page, value);
  await page.close();
  return {
    hostname,
    verdict,
    answer,
    agree: verdict === 'allowed' ? answer.startsWith('200') : answer.startsWith('403'),
  };
}

/** Types the value into the page and presses its button. */
async function call(page: View, value: string): Promise<string> {
  await page.evaluate((typed: string) => {
    const field = document.querySelector<HTMLInputElement>('#value');
    if (field !== null) field.value = typed;
    document.querySelector('button')?.click();
  }, value);
  return page.waitFor('the answer', () => document.querySelector('output')?.textContent ?? '');
}

/** The walk as a table of words. */
export function table(seen: readonly Seen[]): string {
  const rows = [
    ['page', 'the popup says', 'the emulator answers', ''],
    ...seen.map(row => [row.hostname, row.verdict, row.answer, row.agree ? 'agree' : 'DIFFER']),
  ];
  const widths = [0, 1, 2, 3].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
