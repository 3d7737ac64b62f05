import { execFile } from 'node:child_process';
import { access, constants, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const run = promisify(execFile);

export type BrowserName = 'chromium' | 'firefox';

/**
 * The browser asked for by `HOKO_BROWSER`; Chromium where nothing is.
 *
 * @throws Error whose sentence says which there are
 */
export function browserNamed(text: string | undefined): BrowserName {
  if (text === undefined || text === '') return 'chromium';
  if (text === 'chromium' || text === 'firefox') return text;
  throw new Error(`HOKO_BROWSER is “${text}”. Set it to chromium or firefox, or leave it out for Chromium.`);
}

/** Names on the PATH, best first. Chrome's and Edge's branded builds are not among them: they ignore `--load-extension`. */
const COMMANDS: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: ['chromium', 'chromium-browser'],
  firefox: ['firefox-esr', 'firefox'],
};

/** What to set to use a browser of one's own. */
const VARIABLES = { chromium: 'HOKO_CHROMIUM', firefox: 'HOKO_FIREFOX' } as const;

/** Debian has the browsers' languages apart; without them they speak English whatever they are asked. */
const LANGUAGES = {
  chromium: {
    package: 'chromium-l10n',
    of: '/usr/lib/chromium/chromium',
    arabic: '/usr/lib/chromium/locales/ar.pak',
  },
  firefox: {
    package: 'firefox-esr-l10n-ar',
    of: '/usr/lib/firefox-esr/firefox-esr',
    arabic: '/usr/lib/firefox-esr/browser/extensions/langpack-ar@firefox-esr.mozilla.org.xpi',
  },
} as const;

/** How a missing browser is come by on a machine. */
export type InstallPlan =
  | { readonly kind: 'apt'; readonly packages: readonly string[] }
  | { readonly kind: 'playwright' }
  | { readonly kind: 'ask'; readonly sentence: string };

/** What the plan depends on. */
export interface Machine {
  readonly root: boolean;
  /** `ID` of `/etc/os-release`; undefined elsewhere. */
  readonly distribution: string | undefined;
}

/**
 * How to install a browser: the distribution's as root on Debian; Chromium else by Playwright's download; Firefox else by
 * hand, since Playwright's is a patched build that Firefox's own protocol does not drive. Ubuntu's packages are wrappers for
 * snaps, which cannot run as root in a container, so Ubuntu takes the download too.
 */
export function installPlan(browser: BrowserName, machine: Machine): InstallPlan {
  if (machine.root && machine.distribution === 'debian') {
    const name = browser === 'chromium' ? 'chromium' : 'firefox-esr';
    return { kind: 'apt', packages: [name, LANGUAGES[browser].package, 'fonts-dejavu-core'] };
  }
  if (browser === 'chromium') return { kind: 'playwright' };
  const sentence = `Firefox is not here. Install it (mozilla.org/firefox), or set ${VARIABLES.firefox} to its program.`;
  return { kind: 'ask', sentence };
}

/** What a user of Chrome or Edge has to do, since those take no extension from the command line. */
export const LOAD_BY_HAND = `Chrome and Edge ignore --load-extension. In them, open chrome://extensions (edge://extensions), switch on Developer mode, choose “Load unpacked” and the folder packages/browser/dist/chromium. For what runs by itself, install Chromium or set ${VARIABLES.chromium} to one.`;

/** Whether a program is Google's or Microsoft's own build. */
export function isBranded(file: string): boolean {
  return /google[ -]?chrome|chrome-(stable|beta|unstable)|microsoft[ -]?edge|msedge|[\\/]chrome\.exe$/i.test(
    file,
  );
}

/**
 * Where a browser is on this machine, or undefined.
 *
 * @throws Error whose sentence says so, where the one of one's own is no program
 */
export async function findBrowser(browser: BrowserName): Promise<string | undefined> {
  const variable = VARIABLES[browser];
  const own = process.env[variable];
  if (own !== undefined) {
    // A branded one is refused as such, there or not.
    if (isBranded(own) || (await isExecutable(own))) return own;
    throw new Error(`${variable} is “${own}”, which is no program. Set it to a browser’s, or leave it out.`);
  }
  for (const command of COMMANDS[browser]) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      const file = path.join(folder, command);
      if (await isExecutable(file)) return file;
    }
  }
  if (browser === 'firefox') return undefined;
  const downloaded = chromium.executablePath();
  return (await isExecutable(downloaded)) ? downloaded : undefined;
}

/**
 * Finds a browser, or installs it.
 *
 * @param tell is told, in a line, what is being installed
 * @throws Error whose sentence says what to install by hand
 */
export async function ensureBrowser(browser: BrowserName, tell: (line: string) => void): Promise<string> {
  const found = await findBrowser(browser);
  if (found !== undefined && browser === 'chromium' && isBranded(found)) throw new Error(LOAD_BY_HAND);
  const plan = installPlan(browser, await thisMachine());
  if (found !== undefined) {
    if (plan.kind === 'apt' && (await lacksLanguages(browser))) {
      await installPackages(browser, [LANGUAGES[browser].package], tell);
    }
    return found === chromium.executablePath() ? runnable(found) : found;
  }
  await install(browser, plan, tell);
  const installed = await findBrowser(browser);
  if (installed === undefined) {
    throw new Error(
      `${browser} was installed but is not on the PATH. Set ${VARIABLES[browser]} to its program.`,
    );
  }
  return installed === chromium.executablePath() ? runnable(installed) : installed;
}

/** @throws Error whose sentence says what to install by hand */
export async function install(
  browser: BrowserName,
  plan: InstallPlan,
  tell: (line: string) => void,
): Promise<void> {
  if (plan.kind === 'ask') throw new Error(plan.sentence);
  if (plan.kind === 'apt') await installPackages(browser, plan.packages, tell);
  else await downloadChromium(tell);
}

async function installPackages(
  browser: BrowserName,
  packages: readonly string[],
  tell: (line: string) => void,
): Promise<void> {
  tell(`Installing ${packages.join(', ')} from the distribution …`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 1e8 };
  try {
    await run('apt-get', ['update', '-qq'], options);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
  } catch (cause) {
    throw new Error(
      `apt-get could not install ${browser}. Run “apt-get install ${packages.join(' ')}” to see why, or install a browser by hand and set ${VARIABLES[browser]} to its program.`,
      { cause },
    );
  }
}

async function downloadChromium(tell: (line: string) => void): Promise<void> {
  tell('Downloading Chromium through Playwright …');
  try {
    await run(process.execPath, [playwrightCli(), 'install', 'chromium'], { maxBuffer: 1e8 });
  } catch (cause) {
    throw new Error(`Chromium could not be downloaded. ${LOAD_BY_HAND}`, { cause });
  }
}

function playwrightCli(): string {
  return path.join(
    path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
    'cli.js',
  );
}

/**
 * A downloaded Chromium brings no system libraries along, and a bare Ubuntu or Debian has too few.
 *
 * @param file its program
 * @throws Error whose sentence says how to install them
 */
export async function runnable(file: string): Promise<string> {
  try {
    await run(file, ['--version']);
    return file;
  } catch (cause) {
    const command = `sudo ${process.execPath} ${playwrightCli()} install-deps chromium`;
    throw new Error(
      `The downloaded Chromium does not run: this machine most likely lacks libraries it needs. “${command}” installs them on Debian and Ubuntu; or set ${VARIABLES.chromium} to a Chromium that runs.`,
      { cause },
    );
  }
}

async function thisMachine(): Promise<Machine> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const distribution = /^ID="?([a-z]+)"?$/m.exec(release)?.[1];
  return { root: process.getuid?.() === 0, distribution };
}

async function lacksLanguages(browser: BrowserName): Promise<boolean> {
  const { of, arabic } = LANGUAGES[browser];
  return (await isExecutable(of)) && !(await isThere(arabic));
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
