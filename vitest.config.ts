import { defineConfig } from 'vitest/config';

const e2e = { pool: 'forks', fileParallelism: false, testTimeout: 120_000, hookTimeout: 180_000 } as const;

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{shared,packages/*}/src/**/*.test.{ts,tsx}', 'test/unit/**/*.test.ts'] } },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], ...e2e } },
    ],
  },
});
