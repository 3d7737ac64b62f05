import { expect, test, vi } from 'vitest';
import { ensureBrowser, installPlan, isBranded } from '../rigs/browsers.ts';

test.each([
  [
    'chromium',
    { root: true, distribution: 'debian' },
    { kind: 'apt', packages: ['chromium', 'chromium-l10n', 'fonts-dejavu-core'] },
  ],
  [
    'firefox',
    { root: true, distribution: 'debian' },
    { kind: 'apt', packages: ['firefox-esr', 'fonts-dejavu-core'] },
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
