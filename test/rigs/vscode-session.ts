import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import manifest from '../../packages/vscode/package.json' with { type: 'json' };
import { ensureBrowser } from './browsers.ts';
import { type ChromiumBrowser, launchChromium } from './chromium.ts';
import { until } from './until.ts';
import { startVscode, type Vscode } from './vscode.ts';
import { type Workbench, workbench } from './workbench.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The packaged extension. */
export const VSIX = path.join(ROOT, `dist/hoko-keys-${manifest.version}.vsix`);

/** VS Code's own extensions that know its settings files as `jsonc`, and complete them by their schema. */
export const JSON_BUILTINS = ['json', 'configuration-editing', 'json-language-features'];

/** A team's settings: comments, a good record, a wrong one. */
export const TEAM_SETTINGS = `{
  // what the team agreed on
  "editor.rulers": [100],
  "hoko.keys": {
    "key_board": {
      "name": "Analytics board",
      "scopes": ["analyticsRead"], // reads only
      "allowedHostnames": [
        "board.example.com", // the board
        "*.vercel.app"
      ]
    },
    // somebody is still writing this one
    "key_draft": { "name": "Draft", "scopes": [] }
  }
}
`;

/** A VS Code with the extension, its window in a browser, and a copy of the sample workspace open in it. */
export interface Session {
  readonly vscode: Vscode;
  readonly browser: ChromiumBrowser;
  readonly bench: Workbench;
  readonly folder: string;
}

interface SessionOptions {
  readonly trust?: 'restricted';
  readonly theme?: string;
  /** The display language, BCP 47. */
  readonly language?: string;
  /** The text of `.vscode/settings.json`; the sample workspace's own where it is undefined. */
  readonly settings?: string | undefined;
  /** The person's own settings, beside those of the tests. */
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** VS Code's own extensions beside its themes, by name. */
  readonly builtins?: readonly string[];
  /** `none`: nothing is opened. */
  readonly open?: 'none';
  /** The person's own key bindings. */
  readonly keybindings?: readonly {
    readonly key: string;
    readonly command: string;
    readonly args?: unknown;
  }[];
}

/** Starts what a test works with; nothing stays when that fails. */
export async function openSession(options: SessionOptions = {}): Promise<Session> {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'hoko-team-')), 'shop');
  await cp(path.join(ROOT, 'test/sample-workspace'), folder, { recursive: true });
  const { settings } = { settings: TEAM_SETTINGS, ...options };
  if (settings !== undefined) await writeFile(path.join(folder, '.vscode/settings.json'), settings);
  const vscode = await startVscode({
    ...(options.open === 'none' ? {} : { workspace: folder }),
    vsix: VSIX,
    builtins: options.builtins ?? [],
    ...(options.language === undefined ? {} : { language: options.language }),
    settings: {
      'workbench.colorTheme': options.theme ?? 'Default Light Modern',
      'files.autoSave': 'off',
      'hoko.clipboardClearSeconds': 8,
      ...options.userSettings,
    },
    ...(options.trust === undefined ? {} : { trust: options.trust }),
  });
  if (options.keybindings !== undefined) {
    const file = path.join(vscode.root, 'data/User/keybindings.json');
    await writeFile(file, JSON.stringify(options.keybindings));
  }
  try {
    return { vscode, folder, ...(await openWorkbench(vscode)) };
  } catch (error) {
    await vscode.stop();
    throw error;
  }
}

/** Opens the window; nothing stays open when that fails. */
export async function openWorkbench({
  url,
}: Vscode): Promise<{ browser: ChromiumBrowser; bench: Workbench }> {
  const browser = await launchChromium({ executablePath: await ensureBrowser('chromium', console.log) });
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    page.setDefaultTimeout(15_000);
    const bench = workbench(page);
    await bench.open(url);
    await bench.openView('Hoko Keys');
    return { browser, bench };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

export async function closeSession({ vscode, browser, folder }: Session): Promise<void> {
  await browser.close();
  await vscode.stop();
  await rm(path.dirname(folder), { recursive: true, force: true });
}

const CLICK_MS = 2_000;

/**
 * Runs a tree item's inline action by its tooltip. The tree draws its rows anew when settings change, which takes the action
 * from under a mouse that doesn't move: then the row is hovered again, as a hand would.
 */
export async function act(bench: Workbench, row: string | RegExp, action: string): Promise<void> {
  await until(`${action} on ${row}`, async () => {
    await bench.row(row).hover({ timeout: CLICK_MS });
    await bench.row(row).getByRole('button', { name: action }).click({ timeout: CLICK_MS });
    return true;
  });
}

/** Opens the settings file; what comes next must not lose the focus to its editor, which takes it when it is there. */
export async function openSettings({ runCommand, page }: Workbench): Promise<void> {
  await runCommand('Hoko: Open Settings');
  await page.locator('.tab.active').filter({ hasText: 'settings.json' }).waitFor();
  await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
}

/** What an element says; the workbench writes some spaces as no-break ones. */
export async function textOf(element: Locator): Promise<string> {
  return ((await element.textContent()) ?? '').replaceAll('\u00A0', ' ');
}
