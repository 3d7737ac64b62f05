import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hoko-totals-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly lastLine: string | undefined;
}

/** Runs a program of Node's to its end. */
function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const { HOKO_TOTALS: _, VITEST: __, ...inherited } = process.env;
  return new Promise(resolve => {
    const options = { cwd: folder, env: { ...inherited, ...env } };
    const child = execFile(process.execPath, args, options, (_error, stdout) =>
      resolve({ code: child.exitCode ?? -1, lastLine: stdout.trimEnd().split('\n').at(-1) }),
    );
  });
}

describe('pnpm test ends with its totals', () => {
  /** Runs it with a `pnpm` that does this. */
  async function runWith(script: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const file = path.join(folder, 'pnpm');
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
    const main = path.resolve(import.meta.dirname, '../run.ts');
    const searched = `${folder}${path.delimiter}${process.env.PATH}`;
    // Any program does: none of the scripts starts it.
    const browsers = { HOKO_CHROMIUM: process.execPath, HOKO_FIREFOX: process.execPath };
    return run([main], { PATH: searched, ...browsers, ...env });
  }

  test.each([
    ['a check fails', '[ "$2" = check ] && exit 3; exit 0', 3],
    ['the build fails', '[ "$2" = package ] && exit 4; exit 0', 4],
    ['the tests can’t be counted', '[ "$1" = exec ] && exit 5; exit 0', 5],
    ['the tests are not run, and nobody says so', 'exit 0', 1],
  ])('when %s', async (_, script, code) => {
    expect(await runWith(script)).toEqual({ code, lastLine: '0 passed, 1 failed' });
  });

  test('when there is no browser', async () => {
    const env = { HOKO_CHROMIUM: '/usr/bin/google-chrome' };
    expect(await runWith('exit 0', env)).toEqual({ code: 1, lastLine: '0 passed, 1 failed' });
  });

  test.each([
    ['5 passed, 0 failed', 0],
    ['5 passed, 2 failed, 1 skipped', 1],
  ])('%s', async (totals, code) => {
    const script = `if [ "$1" = exec ]; then printf '${totals}' > "$HOKO_TOTALS"; exit ${code}; fi`;
    expect(await runWith(script)).toEqual({ code, lastLine: totals });
  });
});

describe('the totals count', () => {
  const VITEST = path.join(
    path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
    'vitest.mjs',
  );
  const REPORTER = path.resolve(import.meta.dirname, '../totals-reporter.ts');

  /** What a run of these files ends with. */
  async function totalsOf(files: Readonly<Record<string, string>>): Promise<Ended> {
    const config = `import { TotalsReporter } from ${JSON.stringify(REPORTER)};
export default { test: { globals: true, reporters: [new TotalsReporter()] } };`;
    await writeFile(path.join(folder, 'vitest.config.mjs'), config);
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    return run([VITEST, 'run', '--root', folder], {});
  }

  const PASSES = "test('a', () => {}); test('b', () => {});";
  const FAILS = "test('a', () => { throw new Error('a'); }); test('b', () => {});";

  test('what passed', async () => {
    expect(await totalsOf({ 'a.test.mjs': PASSES })).toEqual({ code: 0, lastLine: '2 passed, 0 failed' });
  });

  test('a file that can’t be loaded, beside one with a failing test', async () => {
    const files = { 'a.test.mjs': FAILS, 'b.test.mjs': "import './none.mjs';", 'c.test.mjs': '(' };
    expect(await totalsOf(files)).toEqual({ code: 1, lastLine: '1 passed, 3 failed' });
  });

  test('a hook that fails, and what it kept from running', async () => {
    const hook = `beforeAll(() => { throw new Error('hook'); }); ${PASSES}`;
    expect(await totalsOf({ 'a.test.mjs': hook, 'b.test.mjs': PASSES })).toEqual({
      code: 1,
      lastLine: '2 passed, 1 failed, 2 skipped',
    });
  });

  test('an error outside any test', async () => {
    const stray = "test('a', () => { void Promise.reject(new Error('stray')); });";
    expect(await totalsOf({ 'a.test.mjs': stray })).toEqual({ code: 1, lastLine: '1 passed, 1 failed' });
  });
});
