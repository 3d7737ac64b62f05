import { access, constants } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ProcessGroup, startGroup } from '../rigs/processes.ts';
import { until } from '../rigs/until.ts';

/** A call of `code`. */
interface Run {
  readonly group: ProcessGroup;
  /** What it has printed. */
  readonly said: () => string;
}

/** The options that are used here. The `code` of a remote shell, which opens windows on another machine, lacks the first two. */
const NEEDED = ['user-data-dir', 'extensions-dir', 'install-extension', 'new-window', 'wait'];

/** How long `code` has to say what it can do, in ms: one that is something else may never answer. */
const HELP_MS = 15_000;

/**
 * The first `code` on the PATH that is a desktop VS Code's.
 *
 * @returns undefined where there is none
 */
export async function findDesktopCode(
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<string | undefined> {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  for (const folder of (env.PATH ?? '').split(path.delimiter)) {
    const command = path.join(folder, name);
    if (path.isAbsolute(command) && (await isDesktopCode(command, env, signal))) return command;
  }
  return undefined;
}

async function isDesktopCode(command: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<boolean> {
  const isThere = await access(command, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!isThere) return false;
  // A profile is named for root's sake, whom VS Code else answers nothing but that it has to be. Nothing is written there.
  const help = ['--user-data-dir', path.join(tmpdir(), 'hoko-code-help'), '--help'];
  const { group, said } = runCode(command, help, env);
  const isAnswered = await until('code --help', () => !group.running(), HELP_MS, signal).catch(() => false);
  await group.stop();
  return isAnswered !== false && NEEDED.every(option => new RegExp(`--${option}\\b`).test(said()));
}

/** Runs `code`, in the environment without what leads to another VS Code, such as the one in whose terminal this runs. */
export function runCode(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  more: NodeJS.ProcessEnv = {},
): Run {
  const own = Object.entries(env).filter(([name]) => !/^(VSCODE_|ELECTRON_|HOKO_|NODE_OPTIONS$)/.test(name));
  // Windows starts a `.cmd` through its shell alone, which splits at spaces.
  const shell = process.platform === 'win32';
  const quoted = (text: string) => (shell ? `"${text}"` : text);
  const group = startGroup(quoted(command), args.map(quoted), {
    env: { ...Object.fromEntries(own), ...more },
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  group.child.stdout?.on('data', chunk => said.push(String(chunk)));
  group.child.stderr?.on('data', chunk => said.push(String(chunk)));
  return { group, said: () => said.join('') };
}
