import { findBrowser } from '../rigs/browsers.ts';
import type { Budget } from './budgets.ts';
import { ENTRIES, KEYS, measurePopup, OPENS, type PopupTimes } from './popup.ts';
import { type HostileTimes, measureHostile } from './popup-hostile.ts';
import type { Spread } from './spread.ts';
import { printTable } from './table.ts';

/** Measures the popup and prints what was measured; without Chromium it says so, and there are no budgets. */
export async function measuredPopupBudgets(): Promise<Budget[]> {
  const chromium = await findBrowser('chromium');
  if (chromium === undefined) {
    console.log('\nThe popup was not measured: Chromium is not here. `pnpm test` installs it.');
    return [];
  }
  const measured = await measurePopup(chromium);
  printPopup(measured);
  return [...budgetsOf(measured), ...hostileBudgets(await measureHostile(chromium))];
}

function printPopup({ verdict, clickToVerdict, clickToEmpty }: PopupTimes): void {
  const row = (name: string, { median, most }: Spread) => [name, milliseconds(median), milliseconds(most)];
  printTable(
    `The popup in Chromium, ${KEYS} keys of ${ENTRIES} entries, ${OPENS} opens`,
    ['', 'median', 'most'],
    [
      row('first verdict in the document, from timeOrigin', verdict),
      row('first verdict painted, from the click', clickToVerdict),
      row('an empty extension’s popup painted, from the click', clickToEmpty),
    ],
  );
  console.log(
    '\n  The extension has no worker, so there is no case of a stopped one: each page reads storage.',
  );
}

function budgetsOf({ verdict, clickToVerdict, clickToEmpty }: PopupTimes): Budget[] {
  const ratio = clickToVerdict.median / clickToEmpty.median;
  return [
    {
      name: `the popup's first verdict, ${KEYS} keys`,
      budget: '≤ 100 ms',
      measured: milliseconds(verdict.median),
      ok: verdict.median <= 100,
    },
    {
      name: 'from click to verdict, beside an empty popup',
      budget: '≤ 1.5 ×',
      measured: `${ratio.toFixed(2)} ×`,
      ok: ratio <= 1.5,
    },
  ];
}

function hostileBudgets(times: HostileTimes): Budget[] {
  const budget = (name: string, ms: number) => ({
    name,
    budget: '≤ 100 ms',
    measured: ms === 0 ? '< 50 ms' : milliseconds(ms),
    ok: ms <= 100,
  });
  return [
    budget('longest task, an import of 10,000 odd keys', times.import),
    budget('longest task, another that changes every one of them', times.update),
    budget('longest task, the options page opened over them', times.open),
    budget('longest task, a popup over them and 1,000 frames', times.popup),
  ];
}

function milliseconds(ms: number): string {
  return `${Math.round(ms)} ms`;
}
