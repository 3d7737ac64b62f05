import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

const GRACE_MS = 5_000;

/** A program in a process group of its own, so that ending it ends whatever it started. */
export interface ProcessGroup {
  readonly child: ChildProcess;
  /** Whether the program itself still runs. */
  readonly running: () => boolean;
  /** Asks the program to end, then kills what is left of its group. */
  readonly stop: () => Promise<void>;
}

/** Starts a program in its own process group. */
export function startGroup(command: string, args: readonly string[], options: SpawnOptions): ProcessGroup {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const running = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  const stop = async () => {
    if (running()) {
      child.kill('SIGTERM');
      await Promise.race([ended, new Promise(resolve => setTimeout(resolve, GRACE_MS).unref())]);
    }
    killGroup(child.pid);
    await ended;
  };
  return { child, running, stop };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}
