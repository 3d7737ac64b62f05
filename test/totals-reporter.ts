import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one line of totals: `123 passed, 0 failed`, and skipped ones if there are any. */
export class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap(module => [...module.children.allTests()]);
    const count = (state: string) => tests.filter(test => test.result().state === state).length;
    // A file that could not be loaded, or an error outside a test, has no test case of its own to fail.
    const broken = modules.filter(module => module.state() === 'failed' && count('failed') === 0).length;
    const failed = count('failed') + broken + errors.length;
    const skipped = count('skipped') + count('pending');
    process.once('exit', () => {
      console.log(`${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
    });
  }
}
