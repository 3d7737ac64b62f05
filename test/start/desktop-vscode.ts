import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from '../rigs/until.ts';
import { QUIET_SETTINGS } from '../rigs/vscode.ts';
import { runCode } from './desktop-code.ts';

/** A desktop VS Code with a profile of its own. */
interface DesktopVscode {
  /** Fulfilled once its window is closed. */
  readonly closed: Promise<void>;
  stop(): Promise<void>;
}

interface DesktopOptions {
  /** As `findDesktopCode` found it. */
  readonly command: string;
  readonly workspace: string;
  /** The extension's `.vsix`. */
  readonly vsix: string;
  /** What the extension host finds in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends a start that is still going on when it is aborted. */
  readonly signal: AbortSignal;
}

const START_MS = 60_000;
const GRACE_MS = 5_000;

/** Opens the workspace in a new desktop VS Code; the folder of its profile goes when it stops, and when the start fails. */
export async function startDesktopVscode(options: DesktopOptions): Promise<DesktopVscode> {
  const root = await mkdtemp(path.join(tmpdir(), 'hoko-code-'));
  const removeRoot = () => rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  try {
    return await startIn(root, removeRoot, options);
  } catch (error) {
    await endWindow(root);
    await removeRoot();
    throw error;
  }
}

async function startIn(
  root: string,
  removeRoot: () => Promise<void>,
  { command, workspace, vsix, env, signal }: DesktopOptions,
): Promise<DesktopVscode> {
  const data = dataFolder(root);
  await mkdir(path.join(data, 'User'), { recursive: true });
  await writeFile(path.join(data, 'User/settings.json'), JSON.stringify(QUIET_SETTINGS, null, 2));
  const own = ['--user-data-dir', data, '--extensions-dir', path.join(root, 'extensions')];
  // What VS Code keeps beside both, such as the argv.json of the home folder, is then in here too.
  const windowEnv = { VSCODE_PORTABLE: root, ...env };
  const run = (...args: readonly string[]) => runCode(command, [...own, ...args], process.env, windowEnv);

  const { group: installing, said } = run('--install-extension', vsix);
  await until('the extension to be installed', () => !installing.running(), START_MS, signal).finally(
    installing.stop,
  );
  if (installing.child.exitCode !== 0) throw new Error(`“code” did not install ${vsix}:\n${said()}`);

  // Chromium's sandbox is not for root.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const opened = run(...asRoot, '--disable-workspace-trust', '--new-window', '--wait', workspace);
  const closed = new Promise<void>(resolve => opened.group.child.once('exit', () => resolve()));
  const isOpen = async () => (await windowProcess(root)) !== undefined;
  try {
    await until('VS Code to open', async () => !opened.group.running() || isOpen(), START_MS, signal);
    if (!(await isOpen())) throw new Error(`“code” did not open a window:\n${opened.said()}`);
  } catch (error) {
    await opened.group.stop();
    throw error;
  }
  return {
    closed,
    stop: async () => {
      await endWindow(root);
      await opened.group.stop();
      await removeRoot();
    },
  };
}

/** Ends the window of this profile. It is no child of `code`, which starts it apart. */
async function endWindow(root: string): Promise<void> {
  const pid = await windowProcess(root);
  if (pid === undefined) return;
  process.kill(pid);
  await until('VS Code to end', () => !isRunning(pid), GRACE_MS).catch(() => process.kill(pid, 'SIGKILL'));
}

/** The process that has the profile, as VS Code says in its `code.lock` (`mainLockfile` in its source). */
async function windowProcess(root: string): Promise<number | undefined> {
  const text = await readFile(path.join(dataFolder(root), 'code.lock'), 'utf8').catch(() => '');
  const pid = /^\d+$/.test(text) ? Number(text) : undefined;
  return pid !== undefined && isRunning(pid) ? pid : undefined;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Named as VS Code names it in a portable folder. */
function dataFolder(root: string): string {
  return path.join(root, 'user-data');
}
