/** `pnpm test`: installs what is missing, builds what the tests run, runs every test, and ends with the totals. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBrowser } from './rigs/browsers.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

const tell = (line: string) => console.log(`· ${line}`);

/** Runs a command at the top with our input and output; gives its exit code. */
function run(command: string, ...args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
}

async function main(): Promise<number> {
  tell('Looking for the browsers …');
  tell(`Chromium: ${await ensureBrowser('chromium', tell)}`);
  tell(`Firefox: ${await ensureBrowser('firefox', tell)}`);
  tell('Checking types, style and what is unused …');
  const checked = await run('pnpm', 'run', 'check');
  if (checked !== 0) return checked;
  tell('Building and packaging both extensions and the emulator …');
  const packaged = await run('pnpm', 'run', 'package');
  if (packaged !== 0) return packaged;
  tell('Running the tests …');
  return run('pnpm', 'exec', 'vitest', 'run');
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
