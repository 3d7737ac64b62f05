import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';
import { type ProcessGroup, startGroup } from './processes.ts';
import { until } from './until.ts';
import { prepareVscodeHost, type VscodeHost } from './vscode-host.ts';

export interface VscodeOptions {
  /** Folder or `.code-workspace` file to open. */
  readonly workspace?: string;
  /** The extension's `.vsix`. */
  readonly vsix?: string;
  /** What the extension host finds in its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Left out: trusted. `restricted` opens the workspace in Restricted Mode. */
  readonly trust?: 'trusted' | 'restricted';
  /** VS Code's own extensions beside its themes, by name. */
  readonly builtins?: readonly string[];
  /** The display language, as if its language pack were there; the pack has no words, so VS Code's own stay English. */
  readonly language?: string;
  /** User settings beside the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Ends a start that is still going on when it is aborted. */
  readonly signal?: AbortSignal;
}

/** A real VS Code: the pinned code-server, on loopback, with a home of its own. */
export interface Vscode {
  /** Address of the workbench with the workspace open. */
  readonly url: string;
  /** Everything the server writes: settings, logs, extensions; the workspace and SecretStorage (in the browser) aside. */
  readonly root: string;
  readonly logFile: string;
  /** Ends the server and starts it again on the same port and data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const START_MS = 60_000;

/** No greeting, no AI, no telemetry, no updates: only what is under test. */
export const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

/** Starts the server; the folder it lives in goes when it stops, and when the start fails. */
export async function startVscode(options: VscodeOptions = {}): Promise<Vscode> {
  const host = await prepareVscodeHost(['theme-defaults', ...(options.builtins ?? [])]);
  const root = await mkdtemp(path.join(tmpdir(), 'hoko-vscode-'));
  const removeRoot = () => rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  try {
    return await startIn(root, removeRoot, host, options);
  } catch (error) {
    await removeRoot();
    throw error;
  }
}

async function startIn(
  root: string,
  removeRoot: () => Promise<void>,
  host: VscodeHost,
  options: VscodeOptions,
): Promise<Vscode> {
  const logFile = path.join(root, 'server.log');
  await mkdir(path.join(root, 'data/User'), { recursive: true });
  const settings = JSON.stringify({ ...QUIET_SETTINGS, ...options.settings }, null, 2);
  await writeFile(path.join(root, 'data/User/settings.json'), settings);
  await writeFile(path.join(root, 'config.yaml'), 'auth: none\n');
  if (options.vsix !== undefined) await installExtension(host, root, options.vsix, options.signal);
  if (options.language !== undefined) await addLanguagePack(root, options.language);
  // Fixed before the start, so that a restart finds SecretStorage under the same origin.
  const port = await freePort();
  let group = await startServer(host, root, port, options);
  const workspaceQuery = options.workspace === undefined ? '' : query(options.workspace);
  return {
    url: `http://127.0.0.1:${port}/${workspaceQuery}`,
    root,
    logFile,
    restart: async () => {
      await group.stop();
      group = await startServer(host, root, port, options);
    },
    stop: async () => {
      await group.stop();
      await removeRoot();
    },
  };
}

/** What VS Code writes when a language pack was installed (`languagePacks` in its source), from one without a word. */
async function addLanguagePack(root: string, language: string): Promise<void> {
  const vscode = path.join(root, 'data/words.json');
  await writeFile(vscode, JSON.stringify({ contents: {} }));
  const extensions = [{ extensionIdentifier: { id: 'test.words' }, version: '1.0.0' }];
  const packs = { [language]: { hash: 'none', label: language, extensions, translations: { vscode } } };
  await writeFile(path.join(root, 'data/languagepacks.json'), JSON.stringify(packs));
}

function query(workspace: string): string {
  return `?${workspace.endsWith('.code-workspace') ? 'workspace' : 'folder'}=${encodeURIComponent(workspace)}`;
}

function commonArgs(root: string): string[] {
  return [
    '--config',
    path.join(root, 'config.yaml'),
    '--user-data-dir',
    path.join(root, 'data'),
    '--extensions-dir',
    path.join(root, 'extensions'),
  ];
}

async function installExtension(
  host: VscodeHost,
  root: string,
  vsix: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const args = [host.entry, ...commonArgs(root), '--install-extension', vsix];
  const group = startGroup(process.execPath, args, {
    env: isolatedEnv(root, {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  group.child.stdout?.on('data', chunk => said.push(String(chunk)));
  group.child.stderr?.on('data', chunk => said.push(String(chunk)));
  try {
    await until('the extension to be installed', () => !group.running(), START_MS, signal);
  } catch (error) {
    await group.stop();
    throw error;
  }
  if (group.child.exitCode !== 0) throw new Error(`installing ${vsix} failed:\n${said.join('')}`);
}

async function startServer(
  host: VscodeHost,
  root: string,
  port: number,
  { workspace, env = {}, trust = 'trusted', language, signal }: VscodeOptions,
): Promise<ProcessGroup> {
  const args = [
    host.entry,
    ...commonArgs(root),
    ...[
      '--auth',
      'none',
      '--bind-addr',
      `127.0.0.1:${port}`,
      '--disable-telemetry',
      '--disable-update-check',
    ],
    ...['--disable-getting-started-override', '--disable-proxy', '--log', 'info'],
    ...['--vscode-option', `builtin-extensions-dir=${host.builtinExtensions}`],
    ...(language === undefined ? [] : ['--locale', language]),
    ...(trust === 'trusted' ? ['--disable-workspace-trust'] : []),
    ...(workspace === undefined ? [] : [workspace]),
  ];
  const group = startGroup(process.execPath, args, {
    env: isolatedEnv(root, env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(path.join(root, 'server.log'), { flags: 'a' });
  group.child.stdout?.pipe(log, { end: false });
  group.child.stderr?.pipe(log, { end: false });
  group.child.once('exit', () => log.end());
  try {
    await until(
      'VS Code’s server to answer',
      async () => {
        if (!group.running()) throw new Error('the server ended');
        return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
      },
      START_MS,
      signal,
    );
  } catch (error) {
    await group.stop();
    throw error;
  }
  return group;
}

/** The environment without what would lead back to the VS Code or the home of whoever runs the tests. */
function isolatedEnv(root: string, extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|HOKO_|NODE_OPTIONS$|PORT$|PASSWORD$|HASHED_PASSWORD$)/.test(name),
  );
  const home = path.join(root, 'home');
  const nowhere = 'http://127.0.0.1:1/none';
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local/share'),
    XDG_CACHE_HOME: path.join(home, '.cache'),
    EXTENSIONS_GALLERY: JSON.stringify({
      serviceUrl: nowhere,
      itemUrl: nowhere,
      resourceUrlTemplate: nowhere,
    }),
    ...extra,
  };
}
