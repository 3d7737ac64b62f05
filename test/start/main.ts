/** `pnpm start`: the pair, live, on a sample workspace. */
import { access, constants, cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateToken, startEmulator } from '@hoko-keys/emulator';
import { type BrowserName, browserNamed, ensureBrowser, LOAD_BY_HAND } from '../rigs/browsers.ts';
import { type ChromiumBrowser, launchChromium } from '../rigs/chromium.ts';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { launchFirefox } from '../rigs/firefox.ts';
import { extensionFolder } from '../rigs/launch.ts';
import { startVscode } from '../rigs/vscode.ts';
import { workbench } from '../rigs/workbench.ts';
import { build } from './build.ts';
import { findDesktopCode } from './desktop-code.ts';
import { startDesktopVscode } from './desktop-vscode.ts';
import { hasDisplay, onDisplay } from './display.ts';
import { createLifetime } from './lifetime.ts';
import { step } from './progress.ts';
import { type SampleSite, startSampleSite } from './sample-site.ts';
import { HELP, readArguments } from './usage.ts';
import { table, walk } from './walk.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

const lifetime = createLifetime(failure => console.error(String(failure)));

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, finish);
}
// Nobody reads what this says any more: a terminal that is gone, or `| head`.
for (const stream of [process.stdout, process.stderr]) stream.on('error', finish);

/** Ends what was started, and this program: on Ctrl-C, and when the window or the output is closed. */
function finish(): void {
  if (!lifetime.signal.aborted) console.log('\nEnding everything that was started …');
  void lifetime.end().then(() => process.exit(0));
}

/** What either way of opening VS Code works with. */
interface Pair {
  readonly engine: BrowserName;
  readonly headed: boolean;
  readonly site: SampleSite;
  /** Lines for the person: where the site and the emulator are. */
  readonly addresses: string;
  /** For VS Code. */
  readonly opening: {
    readonly workspace: string;
    readonly vsix: string;
    readonly env: Readonly<Record<string, string>>;
  };
}

async function main(): Promise<void> {
  const headed = hasDisplay();
  const engine = browserNamed(process.env.HOKO_BROWSER);
  await ensureTemporaryFolder();
  // First, so that whoever is told to load the extension by hand finds it in its folder.
  await step('Building both extensions', () =>
    lifetime.start(
      signal => build(ROOT, signal),
      async () => undefined,
    ),
  );
  const command = headed ? await findDesktopCode(process.env, lifetime.signal) : undefined;
  const engines = command === undefined ? (['chromium', engine] as const) : [engine];
  for (const needed of engines) await ensureBrowser(needed, tell);

  const emulator = await lifetime.start(
    () => startEmulator({ token: generateToken() }),
    running => running.close(),
  );
  const site = await lifetime.start(
    () => startSampleSite(emulator.url),
    running => running.close(),
  );
  const workspace = await lifetime.start(copyWorkspace, folder =>
    rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  );
  const env = { HOKO_EMULATOR_URL: emulator.url, HOKO_EMULATOR_TOKEN: emulator.token };
  const opening = { workspace, vsix: await findVsix(), env };
  const addresses = `Sample page  ${site.pageAt('shop.localhost')}\nEmulator     ${emulator.url}\n`;
  const pair = { engine, headed, site, addresses, opening };
  await (command === undefined ? openInChromium(pair) : openOnDesktop(command, pair));
  console.log('Ctrl-C ends everything.');
}

const tell = (line: string) => console.log(`· ${line}`);

/** VS Code in a window of its own; the browser has the extension and the sample page. */
async function openOnDesktop(
  command: string,
  { engine, headed, site, addresses, opening }: Pair,
): Promise<void> {
  const vscode = await step('Starting VS Code', () =>
    lifetime.start(
      signal => startDesktopVscode({ command, ...opening, signal }),
      running => running.stop(),
    ),
  );
  void vscode.closed.then(finish);
  const browser = await (engine === 'chromium' ? openChromium(headed, true) : openFirefox(headed));
  await browser.openPage(site.pageAt('shop.localhost'));
  console.log(`\nVS Code      ${command}, with a profile of its own\n${addresses}`);
  console.log(tour('VS Code’s window'));
}

/** VS Code in a tab of Chromium, whichever browser has the extension. */
async function openInChromium({ engine, headed, site, addresses, opening }: Pair): Promise<void> {
  const vscode = await step('Starting VS Code', () =>
    lifetime.start(
      signal => startVscode({ ...opening, signal }),
      running => running.stop(),
    ),
  );
  const editor = await openChromium(headed, engine === 'chromium');
  const browser = engine === 'chromium' ? editor : await openFirefox(headed);

  const bench = workbench(editor.context.pages()[0] ?? (await editor.context.newPage()));
  await step('Opening the sample workspace', async () => {
    await bench.open(vscode.url);
    await bench.openView('Hoko Keys');
    await bench.row('Storefront').waitFor();
    await bench.trusted();
  });

  console.log(`\nVS Code      ${vscode.url}\n${addresses}`);
  if (headed) {
    await browser.openPage(site.pageAt('shop.localhost'));
    await bench.page.bringToFront();
    console.log(tour('the VS Code tab'));
  } else {
    console.log('There is no display, so this walks through the main job by itself.\n');
    const seen = await walk(bench, browser, site);
    console.log(`\n${table(seen)}\n`);
    if (seen.some(({ agree }) => !agree))
      throw new Error('The popup and the emulator differ. Please report this.');
  }
}

/** Its end, by hand, ends everything. */
async function openChromium(headed: boolean, hasExtension: boolean): Promise<ChromiumBrowser> {
  const executablePath = await ensureBrowser('chromium', tell);
  const extension = hasExtension ? { extension: extensionFolder('chromium') } : {};
  const chromium = await step('Starting Chromium', () =>
    lifetime.start(
      () => onDisplay(() => launchChromium({ executablePath, headed, ...extension })),
      running => running.close(),
    ),
  );
  if (headed) chromium.context.once('close', finish);
  return chromium;
}

async function openFirefox(headed: boolean): Promise<ExtensionBrowser> {
  const executablePath = await ensureBrowser('firefox', tell);
  return step('Starting Firefox', () =>
    lifetime.start(
      () => onDisplay(() => launchFirefox({ executablePath, extension: extensionFolder('firefox'), headed })),
      running => running.close(),
    ),
  );
}

/** @param where VS Code is */
const tour = (
  where: string,
) => `In ${where}: “Hoko: Create Key…”, hostname shop.localhost, then “Hoko: Copy Snapshot for Browser”.
In the sample page’s tab: the extension’s button (behind the puzzle piece), “Add keys…”, paste, “Show what changes”, “Apply”.
Back on the sample page, the button again: the verdict.
Then “Copy Value” in VS Code, paste it into the page, and let the page call: the same verdict, from the emulator.

${LOAD_BY_HAND}
`;

/** @throws Error whose sentence says what to set, where nothing can be written to the temporary folder */
async function ensureTemporaryFolder(): Promise<void> {
  await access(tmpdir(), constants.W_OK).catch(() => {
    throw new Error(`The temporary folder ${tmpdir()} can’t be written. Set TMPDIR to one that can.`);
  });
}

/** The sample workspace, as a copy that may be changed. */
async function copyWorkspace(): Promise<string> {
  const workspace = await mkdtemp(path.join(tmpdir(), 'hoko-sample-'));
  await cp(path.join(ROOT, 'test/sample-workspace'), workspace, { recursive: true });
  return workspace;
}

async function findVsix(): Promise<string> {
  const dist = path.join(ROOT, 'dist');
  const name = (await readdir(dist)).find(file => file.endsWith('.vsix'));
  if (name === undefined) throw new Error('The build left no .vsix in dist/.');
  return path.join(dist, name);
}

const asked = readArguments(process.argv.slice(2));
try {
  if (asked.kind === 'run') await main();
  else if (asked.kind === 'help') process.stdout.write(HELP);
  else {
    console.error(asked.sentence);
    process.exitCode = 2;
  }
} catch (error) {
  // On the way out whatever was under way fails; that is no news.
  if (!lifetime.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    await lifetime.end();
    process.exit(1);
  }
}
