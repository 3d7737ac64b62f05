import { findBrowser } from '../rigs/browsers.ts';
import type { Budget } from './budgets.ts';
import { runNow } from './run-now.ts';
import type { Spread } from './spread.ts';
import { printTable } from './table.ts';
import { KEYS, MANY_KEYS_WINDOWS, measureActivation, measureManyKeys, WINDOWS } from './vscode.ts';

const MAX_ACTIVATION_MS = 20;
const MAX_ROWS_MS = 100;

/** Measures the VS Code extension in a real VS Code and prints what was measured; without Chromium it says so, and there are no budgets. */
export async function measuredVscodeBudgets(): Promise<Budget[]> {
  if ((await findBrowser('chromium')) === undefined) {
    console.log('\nThe VS Code extension was not measured: Chromium is not here. `pnpm test` installs it.');
    return [];
  }
  for (const script of ['build', 'package']) await runNow(['--filter', 'hoko-keys', 'run', script]);
  const { ours, emmet } = await measureActivation();
  const row = (name: string, { median, most }: Spread) => [name, milliseconds(median), milliseconds(most)];
  printTable(
    `Load and activate in VS Code, ${WINDOWS} windows, as its “Running Extensions” says`,
    ['', 'median', 'most'],
    [row('Hoko Keys', ours), row('emmet, VS Code’s own', emmet)],
  );
  const { drawn, compared } = await measureManyKeys();
  printTable(
    `${KEYS.toLocaleString('en')} keys in VS Code, ${MANY_KEYS_WINDOWS} windows, in the extension host`,
    ['', 'median', 'most'],
    [row('the first rows, with VS Code’s own part', drawn), row('after one record was changed', compared)],
  );
  return [
    within('VS Code: load and activate', ours.median, MAX_ACTIVATION_MS),
    {
      name: 'VS Code: load and activate, beside emmet',
      budget: '≤ 1 ×',
      measured: `${(ours.median / emmet.median).toFixed(2)} ×`,
      ok: ours.median <= emmet.median,
    },
    within(
      `the tree's first ${KEYS.toLocaleString('en')} rows, in the extension host`,
      drawn.median,
      MAX_ROWS_MS,
    ),
    within(`the same after one record was changed`, compared.median, MAX_ROWS_MS),
  ];
}

function within(name: string, ms: number, most: number): Budget {
  return { name, budget: `≤ ${most} ms`, measured: milliseconds(ms), ok: ms <= most };
}

function milliseconds(ms: number): string {
  return `${Math.round(ms)} ms`;
}
