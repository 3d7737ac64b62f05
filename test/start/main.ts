/** `pnpm start`: the pair, live, on a sample workspace. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { generateToken, startEmulator } from '@hoko-keys/emulator';
import { ensureBrowser, LOAD_BY_HAND } from '../rigs/browsers.ts';
import { launchChromium } from '../rigs/chromium.ts';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { launchFirefox } from '../rigs/firefox.ts';
import { extensionFolder } from '../rigs/launch.ts';
import { startVscode } from '../rigs/vscode.ts';
import { workbench } from '../rigs/workbench.ts';
import { step } from './progress.ts';
import { startSampleSite } from './sample-site.ts';
import { table, walk } from './walk.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** What was started, to be ended in the opposite order. */
const started: (() => Promise<unknown>)[] = [];
let ending: Promise<void> | undefined;

/** Ends everything that was started, and only that; once, however often it is asked for. */
function endAll(): Promise<void> {
  ending ??= (async () => {
    for (const end of started.toReversed())
      await end().catch((error: unknown) => console.error(String(error)));
  })();
  return ending;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, finish);
}

/** Ends what was started, and this program: on Ctrl-C, and when the window is closed. */
function finish(): void {
  if (ending === undefined) console.log('\nEnding everything that was started …');
  void endAll().then(() => process.exit(0));
}

async function main(): Promise<void> {
  const headed = hasDisplay();
  const engine = process.env.HOKO_BROWSER === 'firefox' ? 'firefox' : 'chromium';
  const tell = (line: string) => console.log(`· ${line}`);
  const chromium = await ensureBrowser('chromium', tell);
  const executablePath = engine === 'firefox' ? await ensureBrowser('firefox', tell) : chromium;
  await step('Building both extensions', () =>
    run('pnpm', ['run', 'package'], { cwd: ROOT, maxBuffer: 1e8 }),
  );

  const emulator = await startEmulator({ token: generateToken() });
  started.push(() => emulator.close());
  const site = await startSampleSite(emulator.url);
  started.push(() => site.close());

  const workspace = await mkdtemp(path.join(tmpdir(), 'hoko-sample-'));
  started.push(() => rm(workspace, { recursive: true, force: true }));
  await cp(path.join(ROOT, 'test/sample-workspace'), workspace, { recursive: true });

  const vscode = await step('Starting VS Code', async () =>
    startVscode({
      workspace,
      vsix: await findVsix(),
      env: { HOKO_EMULATOR_URL: emulator.url, HOKO_EMULATOR_TOKEN: emulator.token },
    }),
  );
  started.push(() => vscode.stop());

  const editor = await step('Starting Chromium', () =>
    launchChromium({
      executablePath: chromium,
      headed,
      ...(engine === 'chromium' ? { extension: extensionFolder('chromium') } : {}),
    }),
  );
  started.push(() => editor.close());
  const browser: ExtensionBrowser =
    engine === 'chromium'
      ? editor
      : await step('Starting Firefox', () =>
          launchFirefox({ executablePath, extension: extensionFolder('firefox'), headed }),
        );
  if (engine === 'firefox') started.push(() => browser.close());

  const bench = workbench(editor.context.pages()[0] ?? (await editor.context.newPage()));
  await step('Opening the sample workspace', async () => {
    await bench.open(vscode.url);
    await bench.openView('Hoko Keys');
    await bench.row('Storefront').waitFor();
    await bench.trusted();
  });

  console.log(`
VS Code      ${vscode.url}
Sample page  ${site.pageAt('shop.localhost')}
Emulator     ${emulator.url}
`);
  if (headed) {
    await browser.openPage(site.pageAt('shop.localhost'));
    await bench.page.bringToFront();
    console.log(TOUR);
    editor.context.once('close', finish);
  } else {
    console.log('There is no display, so this walks through the main job by itself.\n');
    const seen = await walk(bench, browser, site);
    console.log(`\n${table(seen)}\n`);
    if (seen.some(({ agree }) => !agree))
      throw new Error('The popup and the emulator differ. Please report this.');
  }
  console.log('Ctrl-C ends everything.');
}

const TOUR = `In the VS Code tab: “Hoko: Create Key…”, hostname shop.localhost, then “Hoko: Copy Snapshot for Browser”.
In the sample page’s tab: the extension’s button (behind the puzzle piece), “Add keys…”, paste, “Show what changes”, “Apply”.
Back on the sample page, the button again: the verdict.
Then “Copy Value” in VS Code, paste it into the page, and let the page call: the same verdict, from the emulator.

${LOAD_BY_HAND}
`;

/** Whether a window could be shown: always on macOS and Windows, elsewhere where a display is named. */
function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function findVsix(): Promise<string> {
  const dist = path.join(ROOT, 'dist');
  const name = (await readdir(dist)).find(file => file.endsWith('.vsix'));
  if (name === undefined) throw new Error('The build left no .vsix in dist/.');
  return path.join(dist, name);
}

try {
  await main();
} catch (error) {
  if (ending === undefined) {
    console.error(error instanceof Error ? error.message : error);
    await endAll();
    process.exit(1);
  }
}
