import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Names a file for the totals; left out, they are the last line of output. */
export const TOTALS_VARIABLE = 'HOKO_TOTALS';

/** Ends a run with one line of totals: `123 passed, 0 failed`, and skipped ones if there are any. */
export class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const states = modules.map(module => [...module.children.allTests()].map(test => test.result().state));
    const count = (state: string) => states.flat().filter(each => each === state).length;
    // A file that could not be loaded, a hook that failed: it has no test case of its own to fail.
    const broken = modules.filter(
      (module, i) => module.state() === 'failed' && !states[i]?.includes('failed'),
    );
    const failed = count('failed') + broken.length + errors.length;
    const skipped = count('skipped') + count('pending');
    const totals = `${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    const file = process.env[TOTALS_VARIABLE];
    if (file === undefined) process.once('exit', () => console.log(totals));
    else writeFileSync(file, totals);
  }
}
