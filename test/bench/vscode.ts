import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from '../rigs/until.ts';
import { startVscode, type Vscode } from '../rigs/vscode.ts';
import { readLog } from '../rigs/vscode-log.ts';
import { openWorkbench, textOf, VSIX } from '../rigs/vscode-session.ts';
import type { Workbench } from '../rigs/workbench.ts';
import { type Spread, spread } from './spread.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../sample-workspace');

/** Windows opened one after the other; each starts the extensions anew. */
export const WINDOWS = 8;
/** Those with many keys: each in a VS Code of its own. */
export const MANY_KEYS_WINDOWS = 5;
export const KEYS = 10_000;
const SLOW_MS = 60_000;
/** How long a new window takes at most to show what it begins with. */
const RESTORED_MS = 5_000;

export interface Activation {
  /** Milliseconds to load and activate, as VS Code's “Running Extensions” tells them: whole ones. */
  readonly ours: Spread;
  /** VS Code's own emmet in the same windows. */
  readonly emmet: Spread;
}

/**
 * Opens the sample workspace again and again, and reads what VS Code measured itself. Neither extension starts with the window:
 * one is started by its view and one by an open file, in turn, when the window is there.
 */
export async function measureActivation(): Promise<Activation> {
  const folder = await sampleCopy();
  const vscode = await startVscode({ workspace: folder, vsix: VSIX, builtins: ['emmet', 'markdown-basics'] });
  const { browser, bench } = await openWorkbench(vscode);
  const explorer = bench.page.locator('.explorer-folders-view').getByText('README.md');
  /** VS Code keeps what is open a moment later: a window that is loaded anew before begins with what was open earlier. */
  const newWindow = async () => {
    await bench.runCommand('View: Show Explorer');
    await explorer.waitFor();
    await bench.reload();
    await explorer.waitFor({ timeout: RESTORED_MS });
    return true;
  };
  const starts = [
    async () => {
      await bench.openView('Hoko Keys');
      await bench.row('Storefront').waitFor();
    },
    async () => {
      await bench.page.keyboard.press('Control+P');
      await bench.input().fill('README.md');
      await bench.pick('README.md');
    },
  ];
  const times: { ours: number; emmet: number }[] = [];
  try {
    for (let window = 0; window <= WINDOWS; window++) {
      await bench.runCommand('View: Close All Editors');
      await until('a window that begins in the explorer', newWindow, SLOW_MS);
      for (const start of window % 2 === 0 ? starts : starts.toReversed()) await start();
      times.push(await runningExtensions(bench));
    }
  } finally {
    await browser.close();
    await vscode.stop();
    await rm(path.dirname(folder), { recursive: true, force: true });
  }
  // The first window finds nothing in any cache.
  const warm = times.slice(1);
  return { ours: spread(warm.map(({ ours }) => ours)), emmet: spread(warm.map(({ emmet }) => emmet)) };
}

async function runningExtensions(bench: Workbench): Promise<{ ours: number; emmet: number }> {
  const { page } = bench;
  await bench.runCommand('Developer: Show Running Extensions');
  const time = (name: string) =>
    until(`the activation of ${name}`, async () => {
      const row = page.locator('.runtime-extensions-editor .extension').filter({ hasText: name }).first();
      return /Activation: (\d+)ms/.exec(await textOf(row))?.[1];
    });
  const times = { ours: Number(await time('Hoko Keys')), emmet: Number(await time('Emmet')) };
  // It opens above everything else, and no command is reached before it is closed.
  await page.keyboard.press('Escape');
  await page.locator('.runtime-extensions-editor').waitFor({ state: 'hidden' });
  return times;
}

export interface ManyKeys {
  /** Milliseconds in the extension host, from the records until VS Code had made nodes of all rows and sent them. */
  readonly drawn: Spread;
  /** And after one record was changed, until the rows were compared. */
  readonly compared: Spread;
}

/** Opens windows with many keys, changes one in each, and reads what the extension logged. */
export async function measureManyKeys(): Promise<ManyKeys> {
  const windows: Awaited<ReturnType<typeof oneWindow>>[] = [];
  while (windows.length < MANY_KEYS_WINDOWS) windows.push(await oneWindow());
  return {
    drawn: spread(windows.map(({ drawn }) => drawn)),
    compared: spread(windows.map(({ compared }) => compared)),
  };
}

async function oneWindow(): Promise<{ drawn: number; compared: number }> {
  const folder = await sampleCopy();
  const file = path.join(folder, '.vscode/settings.json');
  await writeFile(file, settingsOf('Integration'));
  const vscode = await startVscode({ workspace: folder, vsix: VSIX });
  const { browser, bench } = await openWorkbench(vscode);
  try {
    await bench.row('Integration').waitFor({ timeout: SLOW_MS });
    const drawn = await logged(vscode, 'drawn');
    await writeFile(file, settingsOf('Renamed'));
    return { drawn, compared: await logged(vscode, 'compared') };
  } finally {
    await browser.close();
    await vscode.stop();
    await rm(path.dirname(folder), { recursive: true, force: true });
  }
}

/** @param last name of the last key */
function settingsOf(last: string): string {
  const records = Array.from({ length: KEYS }, (_, i) => [
    `key_${i}`,
    {
      name: i === KEYS - 1 ? `${last} ${i}` : `Integration ${i}`,
      scopes: ['linksRead'],
      allowedHostnames: [`app${i}.example.com`, `*.shop${i}.example.com`],
    },
  ]);
  return JSON.stringify({ 'hoko.keys': Object.fromEntries(records) });
}

/** What the extension's log says first of how long its rows took. */
async function logged(vscode: Vscode, what: 'drawn' | 'compared'): Promise<number> {
  const form = new RegExp(String.raw`\d+ rows ${what} in (\d+) ms`);
  const found = await until(`“${what}” in the log`, async () => form.exec(await readLog(vscode)), SLOW_MS);
  return Number(found[1]);
}

async function sampleCopy(): Promise<string> {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'hoko-bench-')), 'shop');
  await cp(SAMPLE, folder, { recursive: true });
  return folder;
}
