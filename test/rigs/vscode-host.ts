import { cp, lstat, mkdir, readlink, realpath, rm, symlink } from 'node:fs/promises';
import path from 'node:path';

const HOST = path.resolve(import.meta.dirname, '../vscode-host');

/** Where the pinned VS Code is. */
export interface VscodeHost {
  /** code-server's entry, run by Node. */
  readonly entry: string;
  /** A folder with the few built-in extensions that are needed: a server with all of them starts far slower. */
  readonly builtinExtensions: string;
}

/**
 * Makes the installed code-server runnable: it expects the modules of its `lib/vscode` inside itself, where npm alone would
 * put them, so they are linked there from `test/vscode-host`. Doing it twice changes nothing.
 *
 * @param builtins names of built-in extensions
 */
export async function prepareVscodeHost(builtins: readonly string[]): Promise<VscodeHost> {
  const codeServer = await realpath(path.join(HOST, 'node_modules/code-server'));
  await linkOnce(path.join(HOST, 'node_modules'), path.join(codeServer, 'lib/vscode/node_modules'));
  const builtinExtensions = path.join(HOST, '.builtin', builtins.join('+'));
  await mkdir(builtinExtensions, { recursive: true });
  for (const name of builtins) {
    const from = path.join(codeServer, 'lib/vscode/extensions', name);
    await cp(from, path.join(builtinExtensions, name), { recursive: true });
  }
  return { entry: path.join(codeServer, 'out/node/entry.js'), builtinExtensions };
}

async function linkOnce(target: string, link: string): Promise<void> {
  const there = await lstat(link).catch(() => undefined);
  if (there?.isSymbolicLink() && (await readlink(link)) === target) return;
  await rm(link, { recursive: true, force: true });
  await symlink(target, link, process.platform === 'win32' ? 'junction' : 'dir');
}
