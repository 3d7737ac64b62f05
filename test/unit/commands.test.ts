import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Runs a program of `test/` to its end: its exit code, and all it said. */
function run(file: string, ...args: readonly string[]): Promise<{ code: unknown; said: string }> {
  const program = path.resolve(import.meta.dirname, '..', file);
  return new Promise(resolve => {
    // Should it not be told, the whole would begin, these tests among it.
    execFile(process.execPath, [program, ...args], { timeout: 15_000 }, (error, out, err) =>
      resolve({ code: error?.code ?? 0, said: out + err }),
    );
  });
}

test('pnpm test takes no part for the whole, and says how one file is run', async () => {
  const { code, said } = await run('run.ts', 'shared');
  expect(code).toBe(1);
  expect(said).toMatch(/“shared”.*pnpm exec vitest run/);
  expect(said).not.toContain('·');
  // Whoever counts reads the last line of the output, the errors aside.
  expect(said).toMatch(/^0 passed, 1 failed$/m);
});

test('pnpm bench says what it can measure', async () => {
  const { code, said } = await run('bench/main.ts', 'popap');
  expect(code).toBe(2);
  expect(said).toBe('“pnpm bench” measures core, popup, vscode, or all of them; “popap” is none.\n');
});
