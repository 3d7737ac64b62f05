import { spawn } from 'node:child_process';

/** Runs a script of the project, such as a build, so that no older one is measured. @param args of pnpm */
export function runNow(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('pnpm', args, { stdio: 'ignore', shell: process.platform === 'win32' });
    child.once('error', reject);
    child.once('exit', code =>
      code === 0 ? resolve() : reject(new Error(`This fails, and says why: pnpm ${args.join(' ')}`)),
    );
  });
}
