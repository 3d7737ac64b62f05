/**
 * Stands in for a desktop VS Code's `code` where none can be had: it writes down how it was called. Extensions are installed by a real
 * VS Code's own command line, and the window is a process that does nothing but hold the profile, started apart as VS Code's is.
 *
 * Its first argument is the file to write to, a line of JSON for each call.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { prepareVscodeHost } from './vscode-host.ts';

/** A call of `code`. */
export interface CodeCall {
  readonly args: readonly string[];
  /** Its VS Code variables, and the names of ours. */
  readonly portable: string | undefined;
  readonly names: readonly string[];
}

/** The options a desktop VS Code lists, as far as they are used (`platform/environment/node/argv.ts` in its source). */
const HELP = `Usage: code [options][paths...]
  -n --new-window                      Force to open a new window.
  -w --wait                            Wait for the files to be closed before returning.
  --user-data-dir <dir>                Specifies the directory that user data is kept in.
  --extensions-dir <dir>               Set the root path for extensions.
  --install-extension <ext-id | path>  Installs or updates an extension.
`;

const [record = '', ...args] = process.argv.slice(2);
const names = Object.keys(process.env).filter(name => /^(VSCODE|ELECTRON|HOKO)_/.test(name));
const call: CodeCall = { args, portable: process.env.VSCODE_PORTABLE, names };
appendFileSync(record, `${JSON.stringify(call)}\n`);

const data = args[args.indexOf('--user-data-dir') + 1] ?? '';
if (args.includes('--help')) console.log(HELP);
else if (args.includes('--install-extension')) {
  const { entry } = await prepareVscodeHost([]);
  const env = { ...process.env, HOME: data, XDG_CONFIG_HOME: data, XDG_DATA_HOME: data };
  process.exitCode = spawnSync(process.execPath, [entry, ...args], { env, stdio: 'inherit' }).status ?? 1;
} else {
  const window = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1e6)', '--', data], {
    detached: true,
    stdio: 'ignore',
  });
  mkdirSync(data, { recursive: true });
  writeFileSync(path.join(data, 'code.lock'), String(window.pid));
  await once(window, 'exit');
}
