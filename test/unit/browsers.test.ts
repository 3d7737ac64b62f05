import { expect, test } from 'vitest';
import { installPlan } from '../rigs/browsers.ts';

test.each([
  [
    'chromium',
    { root: true, distribution: 'debian' },
    { kind: 'apt', packages: ['chromium', 'fonts-dejavu-core'] },
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
