/**
 * `pnpm test`: installs what is missing, builds what the tests run, runs every test. Its last line is the totals; what fails
 * before any test could run, or keeps them from being counted, counts as one.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBrowser } from './rigs/browsers.ts';
import { TOTALS_VARIABLE } from './totals-reporter.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const NONE_RAN = '0 passed, 1 failed';

interface Outcome {
  /** Exit code. */
  readonly code: number;
  readonly totals: string;
}

const tell = (line: string) => console.log(`· ${line}`);

/** Runs pnpm at the top with our input and output; gives its exit code. */
function pnpm(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('pnpm', args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
}

async function main(): Promise<Outcome> {
  const [argument] = process.argv.slice(2);
  if (argument !== undefined) {
    throw new Error(
      `“pnpm test” runs everything, so it has no use for “${argument}”. For one file: pnpm exec vitest run --project unit FILE, or e2e after pnpm package.`,
    );
  }
  tell('Looking for the browsers …');
  tell(`Chromium: ${await ensureBrowser('chromium', tell)}`);
  tell(`Firefox: ${await ensureBrowser('firefox', tell)}`);
  tell('Checking types, style and what is unused …');
  const checked = await pnpm(['run', 'check']);
  if (checked !== 0) return { code: checked, totals: NONE_RAN };
  tell('Building and packaging both extensions and the emulator …');
  const packaged = await pnpm(['run', 'package']);
  if (packaged !== 0) return { code: packaged, totals: NONE_RAN };
  tell('Running the tests …');
  return runTests();
}

async function runTests(): Promise<Outcome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hoko-totals-'));
  const file = path.join(folder, 'totals');
  try {
    const code = await pnpm(['exec', 'vitest', 'run'], { [TOTALS_VARIABLE]: file });
    const totals = await readFile(file, 'utf8').catch(() => undefined);
    return totals === undefined ? { code: code || 1, totals: NONE_RAN } : { code, totals };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const { code, totals } = await main().catch((error: unknown): Outcome => {
  console.error(error instanceof Error ? error.message : error);
  return { code: 1, totals: NONE_RAN };
});
console.log(totals);
process.exitCode = code;
