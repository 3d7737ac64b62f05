import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import workspace from '../../package.json' with { type: 'json' };

/** Runs Node to its end: its exit code, and all it said. */
function node(...args: readonly string[]): Promise<{ code: unknown; said: string }> {
  return new Promise(resolve => {
    // Should it not be told, the whole would begin, these tests among it.
    execFile(process.execPath, args, { timeout: 15_000 }, (error, out, err) =>
      resolve({ code: error?.code ?? 0, said: out + err }),
    );
  });
}

const TEST = path.resolve(import.meta.dirname, '..');

/** As `node`, for a program of `test/`. */
const run = (file: string, ...args: readonly string[]) => node(path.join(TEST, file), ...args);

test('an older Node is told what to get, by whatever is run', async () => {
  const check = path.join(TEST, 'node-version.cjs');
  const programs = Object.values(workspace.scripts).filter(script => /^node .*\.ts$/.test(script));
  expect(programs.length).toBeGreaterThan(2);
  for (const script of programs) expect(script).toContain(`--require ./test/${path.basename(check)} `);
  const asOlder = (version: string) =>
    node(
      '--eval',
      `Object.defineProperty(process, 'versions', { value: { node: '${version}' } }); require(${JSON.stringify(check)});`,
    );
  expect(await asOlder('22.23.4')).toEqual({
    code: 1,
    said: 'This needs Node.js 24 or newer, and runs on 22.23.4. Get one from https://nodejs.org.\n',
  });
  expect(await asOlder('24.0.0')).toEqual({ code: 0, said: '' });
});

test('pnpm test takes no part for the whole, and says how one file is run', async () => {
  const { code, said } = await run('run.ts', 'shared');
  expect(code).toBe(1);
  expect(said).toMatch(/“shared”.*pnpm exec vitest run/);
  expect(said).not.toContain('·');
  // Whoever counts reads the last line of the output, the errors aside.
  expect(said).toMatch(/^0 passed, 1 failed$/m);
});

test('pnpm fuzz takes no part for the whole', async () => {
  const { code, said } = await run('fuzz.ts', 'shared');
  expect(code).toBe(2);
  expect(said).toBe('“pnpm fuzz” tries every property, so it has no use for “shared”.\n');
});

test('pnpm bench says what it can measure', async () => {
  const { code, said } = await run('bench/main.ts', 'popap');
  expect(code).toBe(2);
  expect(said).toBe('“pnpm bench” measures core, popup, vscode, or all of them; “popap” is none.\n');
});
