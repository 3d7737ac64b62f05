import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from './until.ts';

const MAIN = path.resolve(import.meta.dirname, '../start/main.ts');
const MINUTE = 60_000;

/** One run of `pnpm start`. */
export interface StartRun {
  readonly child: ChildProcess;
  /** A place of its own for what it leaves in the temporary folder; its name also marks every process it starts. */
  readonly temp: string;
  /** What it has printed. */
  said(): string;
  /** Until it has printed a text; gives up when it ends without. */
  shown(text: string): Promise<void>;
  /** Command lines of the processes it started, itself aside; where there is no /proc, none can be told. */
  processes(): Promise<string[]>;
  /** The temporary folders of ours that are there. */
  folders(): Promise<string[]>;
  /** Ends it, whatever it does, and takes away what it left. */
  end(): Promise<void>;
}

/** Starts it as on a machine without a display, with more in its environment, and with arguments. */
export async function startRun(
  more: Readonly<Record<string, string>> = {},
  ...args: readonly string[]
): Promise<StartRun> {
  const temp = await mkdtemp(path.join(tmpdir(), 'start-test-'));
  const { DISPLAY: _, WAYLAND_DISPLAY: __, HOKO_BROWSER: ___, ...env } = process.env;
  let said = '';
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...env, TMPDIR: temp, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      said += chunk;
    });
  }
  const isOurs = async (id: string) => {
    const environment = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '');
    const line = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    return Number(id) !== child.pid && `${environment}${line}`.includes(temp) ? [line] : [];
  };
  return {
    child,
    temp,
    said: () => said,
    shown: async text => {
      await until(
        text,
        () => {
          if (child.exitCode !== null && !said.includes(text)) throw new Error(said);
          return said.includes(text);
        },
        4 * MINUTE,
      );
    },
    processes: async () => {
      const ids = (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/.test(name));
      return (await Promise.all(ids.map(isOurs))).flat().filter(line => line !== '');
    },
    folders: async () => (await readdir(temp)).filter(name => name.startsWith('hoko-')),
    end: async () => {
      child.kill('SIGKILL');
      await rm(temp, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
