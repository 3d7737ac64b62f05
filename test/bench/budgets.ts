import { printTable } from './table.ts';

/** One of the product's budgets, and what was measured. */
export interface Budget {
  readonly name: string;
  readonly budget: string;
  readonly measured: string;
  readonly ok: boolean;
}

/** A budget that is missed says OVER. */
export function printBudgets(budgets: readonly Budget[]): void {
  printTable(
    'Budgets',
    ['', 'budget', 'measured', ''],
    budgets.map(({ name, budget, measured, ok }) => [name, budget, measured, ok ? 'ok' : 'OVER']),
  );
}
