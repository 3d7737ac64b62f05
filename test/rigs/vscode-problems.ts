import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

/** What the Problems view, which has to be open, lists from the extension, each with its source and code. */
export async function problems({ page }: Workbench): Promise<readonly string[]> {
  const rows = await page.locator('.markers-panel .monaco-tl-row').allTextContents();
  return rows.map(text => text.replaceAll('\u00A0', ' ')).filter(text => text.includes('Hoko Keys'));
}

/** Until the Problems view lists these and no others, each by a part of it. */
export async function problemsAre(bench: Workbench, ...expected: readonly string[]): Promise<void> {
  await until(`the problems ${expected.join(', ')}`, async () => {
    const rows = await problems(bench);
    const isTold = expected.every(text => rows.some(row => row.includes(text)));
    if (!isTold || rows.length !== expected.length) throw new Error(`told are ${JSON.stringify(rows)}`);
    return true;
  });
}

/** Goes where the Problems view says that a problem is, then takes a fix from the light bulb's list, opened by its key. */
export async function quickFix(bench: Workbench, problem: string, title: string): Promise<void> {
  const { page } = bench;
  await until(`the fix of ${problem}`, async () => {
    await goToProblem(bench, problem);
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText(title, { exact: true }).click({ timeout: 2_000 });
    return true;
  });
}

/** Puts the cursor where the Problems view says that a problem is. */
export async function goToProblem(bench: Workbench, problem: string): Promise<void> {
  const row = (await problems(bench)).find(text => text.includes(problem)) ?? '';
  const [, line, column] = /\[Ln (\d+), Col (\d+)\]/.exec(row) ?? [];
  await goTo(bench, Number(line), Number(column));
}

/** Puts the cursor of the editor in front at a line and column, both from 1. */
export async function goTo({ page, input }: Workbench, line: number, column: number): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await input().fill(`:${line}:${column}`);
  await input().press('Enter');
  // What is pressed before the editor has the focus again would go to the box.
  await input().waitFor({ state: 'hidden' });
  await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
}
