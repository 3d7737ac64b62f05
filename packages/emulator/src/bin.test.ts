import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createManagement, EmulatorError, generateToken, startEmulator } from './index.ts';
import { readState } from './keys/state-file.ts';

const BIN = path.join(import.meta.dirname, 'bin.ts');

/** A process takes seconds to start on a busy machine. */
const WAIT = { timeout: 15_000 } as const;

let folder: string;
let state: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hoko-emulator-'));
  state = path.join(folder, 'state.json');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const STDIO = { stdio: ['ignore', 'pipe', 'pipe'] } satisfies SpawnOptions;

/** Whether this user may have a small disk of its own, which some containers and systems don't allow. */
const CAN_MOUNT = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;

function start(...args: string[]): ChildProcess {
  return track(spawn(process.execPath, [BIN, ...args], STDIO));
}

function track(child: ChildProcess): ChildProcess {
  children.push(child);
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no output');
  const [line] = await once(createInterface(child.stdout), 'line');
  return line;
}

async function startJson(...args: string[]): Promise<{ child: ChildProcess; url: string; token: string }> {
  const child = start('--json', '--port', '0', ...args);
  return { child, ...JSON.parse(await firstLine(child)) };
}

/** Runs to the end: exit code and everything written. */
async function finish(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(...args);
  let out = '';
  let err = '';
  child.stdout?.on('data', chunk => {
    out += chunk;
  });
  child.stderr?.on('data', chunk => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

const details = { name: 'Kept', scopes: ['linksRead'], allowedHostnames: ['example.com'] } as const;

describe('the command', () => {
  test('says where it is in its first line, as JSON', async () => {
    const { url, token } = await startJson();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await createManagement({ url, token }).listKeys()).toEqual([]);
  });

  test('prints its decided rules for people', async () => {
    const child = start('--port', '0');
    let out = '';
    child.stdout?.on('data', chunk => {
      out += chunk;
    });
    await expect.poll(() => out, WAIT).toContain('"Origin: null" counts as absent');
    expect(out).toMatch(/^Hoko emulator: http:\/\/127\.0\.0\.1:\d+\nManagement token: \S{43}\n/);
  });

  test.each([
    [['--help'], 0, /^hoko-emulator: a local stand-in[\s\S]*--state FILE/, /^$/],
    [['--port', '-1'], 2, /^$/, /^hoko-emulator: --port “-1” is not a port.*\n$/],
    [['--colour'], 2, /^$/, /^hoko-emulator: There is no option --colour\. See --help\.\n$/],
  ] as const)('%j exits with %i', async (args, code, out, err) => {
    const ended = await finish(...args);
    expect(ended.code).toBe(code);
    expect(ended.out).toMatch(out);
    expect(ended.err).toMatch(err);
  });

  test('a taken port is one clear line', async () => {
    const { url } = await startJson();
    const { port } = new URL(url);
    expect(await finish('--port', port)).toEqual({
      code: 1,
      out: '',
      err: `hoko-emulator: Port ${port} can’t be used. Choose another with --port, or 0 for any free one.\n`,
    });
  });

  test('an unreadable state is left untouched', async () => {
    await writeFile(state, '{"schema":"other"}');
    const ended = await finish('--state', state, '--port', '0');
    expect(ended.code).toBe(1);
    expect(ended.err).toBe(
      `hoko-emulator: The state file ${state} can’t be read: it is no state of version 1. It is left as it is; move it away, or name another with --state.\n`,
    );
    expect(await readFile(state, 'utf8')).toBe('{"schema":"other"}');
    expect(await readdir(folder)).toEqual(['state.json']);
  });

  test('a state too large to be meant is left unread', async () => {
    await writeFile(state, '');
    await truncate(state, 60_000_000);
    const ended = await finish('--state', state, '--port', '0');
    expect(ended).toMatchObject({ code: 1, err: expect.stringMatching(/: it is over 50 MB\. .*\n$/) });
  });

  test.each(['', '.lock'])('a folder where FILE%s should be is one clear line', async end => {
    await mkdir(`${state}${end}`);
    const ended = await finish('--state', state, '--port', '0');
    expect(ended.code).toBe(1);
    expect(ended.err).toMatch(/^hoko-emulator: .*state\.json.*\n$/);
  });

  test('a folder that is not there is one clear line', async () => {
    const ended = await finish('--state', path.join(folder, 'none/state.json'), '--port', '0');
    expect(ended.code).toBe(1);
    expect(ended.err).toBe(
      `hoko-emulator: The state needs the file ${path.join(folder, 'none/state.json')}.lock beside it, which can’t be used: the folder is not there. Name a state elsewhere with --state.\n`,
    );
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends it cleanly, and leaves nothing but its state',
    async signal => {
      const { child, url, token } = await startJson('--state', state);
      await createManagement({ url, token }).createKey(details);
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([0, null]);
      expect(await readdir(folder)).toEqual(['state.json']);
    },
  );
});

describe('the state', () => {
  test('survives a kill at any moment: no acknowledged key is lost', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 5; round++) {
      const { child, url, token } = await startJson('--state', state);
      const management = createManagement({ url, token });
      const before = new Set((await management.listKeys()).map(({ id }) => id));
      for (const id of acknowledged) expect(before).toContain(id);
      // Four writers at once; the kill falls somewhere among their writes.
      const target = acknowledged.length + 3 + round * 4;
      const writer = async () => {
        for (;;) acknowledged.push((await management.createKey(details)).key.id);
      };
      const writers = Array.from({ length: 4 }, () => writer().catch(() => undefined));
      await expect.poll(() => acknowledged.length, { ...WAIT, interval: 1 }).toBeGreaterThan(target);
      child.kill('SIGKILL');
      await Promise.all([once(child, 'exit'), ...writers]);
    }
    const { url, token } = await startJson('--state', state);
    const kept = (await createManagement({ url, token }).listKeys()).map(({ id }) => id);
    for (const id of acknowledged) expect(kept).toContain(id);
  });

  test('holds no value, and the key still opens the API after a restart', async () => {
    const first = await startJson('--state', state);
    const { value } = await createManagement(first).createKey(details);
    first.child.kill('SIGTERM');
    await once(first.child, 'exit');
    expect(await readFile(state, 'utf8')).not.toContain(value);
    const second = await startJson('--state', state);
    const answer = await fetch(`${second.url}/api/links`, { headers: { authorization: `Bearer ${value}` } });
    expect(answer.status).toBe(200);
  });

  test.skipIf(!CAN_MOUNT)('on a full disk keeps what was acknowledged, and says why no more is', async () => {
    const mounting = `mount -t tmpfs -o size=64k none '${folder}' && exec "$0" "$@"`;
    const command = [process.execPath, BIN, '--json', '--port', '0', '--state', state];
    const child = track(spawn('unshare', ['-rm', 'sh', '-c', mounting, ...command], STDIO));
    const emulator = JSON.parse(await firstLine(child));
    const management = createManagement(emulator);
    const acknowledged: string[] = [];
    const fill = async () => {
      for (;;) acknowledged.push((await management.createKey(details)).key.id);
    };
    await expect(fill()).rejects.toMatchObject({
      status: 500,
      message: `The state file ${state} can’t be written, so nothing was changed: the disk is full.`,
    });
    const ids = async () => (await management.listKeys()).map(({ id }) => id);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(await ids()).toEqual(acknowledged);
    // What only the emulator sees mounted, seen through it.
    const kept = await readState(`/proc/${child.pid}/root${state}`);
    expect(kept.map(({ key }) => key.id)).toEqual(acknowledged);
  });

  test('belongs to one emulator, which the next one is told', async () => {
    const { url } = await startJson('--state', state);
    const second = await startEmulator({ stateFile: state, token: generateToken() }).catch(
      (error: unknown) => error,
    );
    expect(second).toBeInstanceOf(EmulatorError);
    expect(second).toMatchObject({ code: 'state-in-use', url });
    expect(await finish('--state', state, '--port', '0')).toMatchObject({
      code: 1,
      err: expect.stringContaining(url),
    });
  });

  test('of a killed emulator is taken over by exactly one of several that start at once', async () => {
    const { child } = await startJson('--state', state);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const starts = Array.from({ length: 4 }, () =>
      startEmulator({ stateFile: state, token: generateToken() }),
    );
    const results = await Promise.allSettled(starts);
    const running = results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
    const refused = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []));
    expect(running).toHaveLength(1);
    expect(refused.map(({ code, url }) => [code, url])).toEqual(
      refused.map(() => ['state-in-use', running[0]?.url]),
    );
    await running[0]?.close();
  });
});
