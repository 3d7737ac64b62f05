import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browserNamed, ensureBrowser, install, installPlan, isBranded, runnable } from '../rigs/browsers.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hoko-browsers-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** A program that says something on its error output and fails. */
async function failing(name: string, words: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, `#!/bin/sh\necho '${words}' >&2\nexit 100\n`);
  await chmod(file, 0o755);
  return file;
}

test.each([
  [
    'chromium',
    { root: true, distribution: 'debian' },
    { kind: 'apt', packages: ['chromium', 'chromium-l10n', 'fonts-dejavu-core'] },
  ],
  [
    'firefox',
    { root: true, distribution: 'debian' },
    { kind: 'apt', packages: ['firefox-esr', 'firefox-esr-l10n-ar', 'fonts-dejavu-core'] },
  ],
  ['chromium', { root: false, distribution: 'debian' }, { kind: 'playwright' }],
  ['chromium', { root: true, distribution: 'ubuntu' }, { kind: 'playwright' }],
  ['chromium', { root: false, distribution: undefined }, { kind: 'playwright' }],
] as const)('%s on %j comes by %j', (browser, machine, plan) => {
  expect(installPlan(browser, machine)).toEqual(plan);
});

test('where no installer serves, the sentence says what to do', () => {
  const plan = installPlan('firefox', { root: false, distribution: undefined });
  expect(plan.kind === 'ask' ? plan.sentence : '').toMatch(/Install it .* or set HOKO_FIREFOX/);
});

test.each([
  ['/usr/bin/google-chrome', true],
  ['/opt/google/chrome/google-chrome-stable', true],
  ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', true],
  ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', true],
  ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', true],
  ['/usr/bin/chromium', false],
  ['/home/a/.cache/ms-playwright/chromium-1200/chrome-linux/chrome', false],
])('%s: branded %s', (file, branded) => {
  expect(isBranded(file)).toBe(branded);
});

test('whoever names Chrome is told how to load the extension by hand', async () => {
  vi.stubEnv('HOKO_CHROMIUM', '/usr/bin/google-chrome');
  await expect(ensureBrowser('chromium', () => undefined)).rejects.toThrow('choose “Load unpacked”');
  vi.unstubAllEnvs();
});

test('a browser of one’s own that is no program is told, with its variable', async () => {
  vi.stubEnv('HOKO_FIREFOX', path.join(folder, 'none'));
  await expect(ensureBrowser('firefox', () => undefined)).rejects.toThrow(
    `HOKO_FIREFOX is “${path.join(folder, 'none')}”, which is no program. Set it to a browser’s, or leave it out.`,
  );
});

test.each([
  [undefined, 'chromium'],
  ['', 'chromium'],
  ['chromium', 'chromium'],
  ['firefox', 'firefox'],
])('HOKO_BROWSER=%s asks for %s', (text, browser) => {
  expect(browserNamed(text)).toBe(browser);
});

test.each(['Firefox', 'chrome', 'safari'])('HOKO_BROWSER=%s is told which there are', text => {
  expect(() => browserNamed(text)).toThrow(`HOKO_BROWSER is “${text}”. Set it to chromium or firefox`);
});

test('where apt-get fails, the sentence says what to install by hand', async () => {
  await failing('apt-get', 'E: Unable to locate package');
  vi.stubEnv('PATH', folder);
  const plan = { kind: 'apt', packages: ['firefox-esr', 'fonts-dejavu-core'] } as const;
  const failure = await install('firefox', plan, () => undefined).catch(error => error.message);
  expect(failure).toContain('Run “apt-get install firefox-esr fonts-dejavu-core” to see why');
  expect(failure).toContain('set HOKO_FIREFOX to its program');
  expect(failure).not.toContain('Command failed');
});

test('a download that lacks its libraries is told with the command that installs them', async () => {
  const file = await failing('chrome', 'error while loading shared libraries: libnss3.so');
  await expect(runnable(file)).rejects.toThrow(/lacks libraries .* install-deps chromium” installs them/);
});
