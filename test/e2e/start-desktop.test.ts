import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureBrowser } from '../rigs/browsers.ts';
import type { CodeCall } from '../rigs/code-stand-in.ts';
import { startRun } from '../rigs/start-run.ts';
import { until } from '../rigs/until.ts';
import { prepareVscodeHost } from '../rigs/vscode-host.ts';
import { VSIX } from '../rigs/vscode-session.ts';
import { findDesktopCode } from '../start/desktop-code.ts';

const STAND_IN = path.resolve(import.meta.dirname, '../rigs/code-stand-in.ts');
const MINUTES = 60_000;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'code-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Puts a command into a folder of its own, as a shell script. @returns the folder */
async function commandIn(name: string, script: string, command = 'code'): Promise<string> {
  const bin = path.join(folder, name);
  await mkdir(bin);
  await writeFile(path.join(bin, command), `#!/bin/sh\n${script}\n`);
  await chmod(path.join(bin, command), 0o755);
  return bin;
}

const standIn = (record: string) =>
  commandIn('desktop', `exec '${process.execPath}' '${STAND_IN}' '${record}' "$@"`);

const find = (...folders: readonly string[]) =>
  findDesktopCode({ ...process.env, PATH: folders.join(path.delimiter) }, AbortSignal.timeout(MINUTES));

test('a desktop’s code is found behind others that are none: a remote shell’s, another program, a folder', async () => {
  const { entry } = await prepareVscodeHost([]);
  const cli = path.resolve(path.dirname(entry), '../../lib/vscode/out/server-cli.js');
  // VS Code's own, as in the terminal of a window on a server, and outside of one.
  const remote = `exec '${process.execPath}' '${cli}' code 1.139.1 commit code "$@"`;
  const others = [
    await commandIn('remote', `export VSCODE_IPC_HOOK_CLI='${folder}/socket'; ${remote}`),
    await commandIn('outside', remote),
    await commandIn('other', 'echo "code: a tool for Morse code"'),
    await commandIn('failing', 'echo "--user-data-dir --extensions-dir" >&2; exit 1'),
    path.join(folder, 'nothing'),
  ];
  await mkdir(path.join(folder, 'nothing/code'), { recursive: true });
  expect(await find(...others, '.', '')).toBeUndefined();
  const desktop = await standIn(path.join(folder, 'calls'));
  expect(await find(...others, desktop)).toBe(path.join(desktop, 'code'));
});

test(
  'pnpm start with a display opens the code that is on the PATH, in a profile of its own, and ends it',
  async () => {
    const record = path.join(folder, 'calls');
    const desktop = await standIn(record);
    // Chromium itself, which has no display here.
    const browser = await commandIn(
      'browser',
      `exec '${await ensureBrowser('chromium', console.log)}' --headless=new "$@"`,
      'chromium',
    );
    const run = await startRun({
      DISPLAY: ':none',
      PATH: `${desktop}${path.delimiter}${process.env.PATH}`,
      HOKO_CHROMIUM: path.join(browser, 'chromium'),
      VSCODE_IPC_HOOK: '/another/window',
    });
    try {
      await run.shown('Ctrl-C ends everything.');
      expect(run.said()).toContain(`VS Code      ${desktop}/code, with a profile of its own`);
      const lines = (await readFile(record, 'utf8')).trimEnd().split('\n');
      const [help, install, open] = lines.map(line => JSON.parse(line) as CodeCall);
      expect(lines).toHaveLength(3);
      expect(help?.args.at(-1)).toBe('--help');
      const [profile = ''] = (await run.folders()).filter(name => name.startsWith('hoko-code-'));
      const root = path.join(run.temp, profile);
      const own = ['--user-data-dir', `${root}/user-data`, '--extensions-dir', `${root}/extensions`];
      expect(install?.args).toEqual([...own, '--install-extension', VSIX]);
      expect(open?.args.slice(0, own.length)).toEqual(own);
      expect(open?.args).toEqual(expect.arrayContaining(['--new-window', '--wait']));
      expect(open?.args.at(-1)).toMatch(new RegExp(`^${run.temp}/hoko-sample-\\w+$`));
      expect([install?.portable, open?.portable]).toEqual([root, root]);
      expect(open?.names.toSorted()).toEqual(['HOKO_EMULATOR_TOKEN', 'HOKO_EMULATOR_URL', 'VSCODE_PORTABLE']);
      expect(await readdir(path.join(root, 'extensions'))).toContainEqual(
        expect.stringMatching(/^hoko-keys\.hoko-keys-/),
      );
      const settings = await readFile(path.join(root, 'user-data/User/settings.json'), 'utf8');
      expect(JSON.parse(settings)).toMatchObject({ 'telemetry.telemetryLevel': 'off' });
      expect(await run.processes()).toContainEqual(expect.stringContaining(`${root}/user-data`));

      run.child.kill('SIGINT');
      expect(await once(run.child, 'exit'), run.said()).toEqual([0, null]);
      expect(await run.processes()).toEqual([]);
      expect(await run.folders()).toEqual([]);
    } finally {
      await run.end();
    }
  },
  6 * MINUTES,
);

test(
  'closing VS Code’s window ends the rest',
  async () => {
    const desktop = await standIn(path.join(folder, 'calls'));
    const browser = await commandIn(
      'browser',
      `exec '${await ensureBrowser('chromium', console.log)}' --headless=new "$@"`,
      'chromium',
    );
    const run = await startRun({
      DISPLAY: ':none',
      PATH: `${desktop}${path.delimiter}${process.env.PATH}`,
      HOKO_CHROMIUM: path.join(browser, 'chromium'),
    });
    try {
      await run.shown('Ctrl-C ends everything.');
      const [profile = ''] = (await run.folders()).filter(name => name.startsWith('hoko-code-'));
      const lock = await readFile(path.join(run.temp, profile, 'user-data/code.lock'), 'utf8');
      process.kill(Number(lock));
      expect(await once(run.child, 'exit'), run.said()).toEqual([0, null]);
      await until('the last process to end', async () => (await run.processes()).length === 0);
      expect(await run.folders()).toEqual([]);
    } finally {
      await run.end();
    }
  },
  6 * MINUTES,
);
