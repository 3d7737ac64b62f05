import { defineConfig } from 'vitest/config';
import { TotalsReporter } from './test/totals-reporter.ts';

/** Real browsers and a real VS Code, two cores: one file at a time, and time for a slow start. */
const e2e = { pool: 'forks', fileParallelism: false, testTimeout: 120_000, hookTimeout: 180_000 } as const;

export default defineConfig({
  test: {
    reporters: ['default', new TotalsReporter()],
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/property-runs.ts'],
          testTimeout: 30_000,
          include: ['{shared,packages/*}/src/**/*.test.{ts,tsx}', 'test/unit/**/*.test.ts'],
        },
      },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], ...e2e } },
    ],
  },
});
