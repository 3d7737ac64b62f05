import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import {
  chmod,
  chown,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MAX_KEYS } from '@hoko-keys/shared';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createManagement, EmulatorError, generateToken, startEmulator } from '../index.ts';
import { createKeyStore } from './key-store.ts';
import { hashValue } from './secrets.ts';
import { readState, writeState } from './state-file.ts';
import { lockState } from './state-lock.ts';
import type { IssuedKey } from './state-text.ts';

let folder: string;
let state: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hoko-emulator-'));
  state = path.join(folder, 'state.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const details = { name: 'Kept', scopes: ['linksRead'], allowedHostnames: ['example.com'] } as const;
/** The user who owns nothing, on Linux and macOS alike as far as ids go. */
const NOBODY = 65_534;

/** Root may do all in any folder, so here it works as another user, whose folder it is. */
async function asOwner<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  await chown(folder, NOBODY, -1);
  process.seteuid?.(NOBODY);
  return work().finally(() => process.seteuid?.(0));
}

const start = () => startEmulator({ stateFile: state, token: generateToken() });

function issued(count: number): IssuedKey[] {
  return Array.from({ length: count }, (_, i) => ({
    key: { ...details, id: `key_${i}`, service: 'emulator', status: 'active' },
    valueHash: hashValue(String(i)),
  }));
}

describe('what is kept can be read at the next start', () => {
  test('a key over the limit is refused, and the others stay', async () => {
    await writeState(state, issued(MAX_KEYS - 1));
    const emulator = await start();
    const management = createManagement(emulator);
    const { key } = await management.createKey(details);
    await expect(management.createKey(details)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('has 10,000 keys and keeps no more'),
    });
    await management.revokeKey(key.id);
    await emulator.close();
    const kept = await readState(state);
    expect(kept).toHaveLength(MAX_KEYS);
    expect(kept.at(-1)?.key).toMatchObject({ id: key.id, status: 'revoked' });
  });

  test('a state over its limit is not written', async () => {
    const [key] = issued(1);
    if (key === undefined) throw new Error('there is none');
    await writeState(state, [key]);
    const before = await readFile(state, 'utf8');
    const large = { ...key, key: { ...key.key, name: 'x'.repeat(60_000_000) } };
    await expect(writeState(state, [large])).rejects.toMatchObject({ code: 'state-unwritable' });
    expect(await readFile(state, 'utf8')).toBe(before);
    expect(await readdir(folder)).toEqual(['state.json']);
  });

  test('a folder that can’t be flushed does not undo a file that is in its place', async () => {
    await chmod(folder, 0o300);
    await asOwner(() => writeState(state, issued(1)));
    await chmod(folder, 0o700);
    expect((await readState(state)).map(({ key }) => key.id)).toEqual(['key_0']);
  });

  test('no link that was laid in the folder is followed, and nobody else can read what is kept', async () => {
    const victim = path.join(folder, 'victim');
    await writeFile(victim, 'theirs');
    const held = await lockState(state);
    for (const name of [`state.json.${process.pid}.tmp`, `state.json.lock.${process.pid}.tmp`, 'state.json'])
      await symlink(victim, path.join(folder, name));
    await held.announce('http://127.0.0.1:1');
    await writeState(state, issued(1));
    expect(await readFile(victim, 'utf8')).toBe('theirs');
    for (const file of [state, `${state}.lock`]) expect((await stat(file)).mode & 0o077).toBe(0);
    expect(await readState(state)).toHaveLength(1);
    await held.release();
  });

  test('a file that can’t be written says so, and nothing has changed', async () => {
    const emulator = await start();
    const management = createManagement(emulator);
    const { key } = await management.createKey(details);
    await rm(folder, { recursive: true });
    await expect(management.revokeKey(key.id)).rejects.toMatchObject({
      status: 500,
      message: expect.stringContaining('can’t be written, so nothing was changed: the folder is not there.'),
    });
    expect(await management.listKeys()).toEqual([key]);
    await emulator.close();
  });
});

test.each([
  ['a pipe', () => execFileSync('mkfifo', [state])],
  ['a device', () => symlink('/dev/zero', state)],
])('a state that is %s is refused unread', async (_, lay) => {
  await lay();
  await expect(start()).rejects.toMatchObject({
    code: 'state-unreadable',
    message: expect.stringContaining('can’t be read: it is no file.'),
  });
});

describe('the end', () => {
  test('waits for a change that is being written, and lets no later one begin', async () => {
    const { promise: writing, resolve: written } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const save = () => {
      begin();
      return writing;
    };
    const store = createKeyStore(issued(1), save, () => new Date());
    const first = store.change('key_0', { status: 'revoked' });
    const second = store.change('key_0', { name: 'Later' }).catch((error: unknown) => error);
    await begun;
    const order: string[] = [];
    const closing = store.close().then(() => order.push('closed'));
    await new Promise(resolve => setImmediate(resolve));
    order.push('written');
    written();
    await Promise.all([first, closing]);
    expect(order).toEqual(['written', 'closed']);
    expect(await second).toBeInstanceOf(EmulatorError);
    expect(store.list()).toMatchObject([{ name: 'Kept', status: 'revoked' }]);
  });

  test('leaves nothing behind that would overwrite what the next one keeps', async () => {
    const first = await start();
    const management = createManagement(first);
    const many = Array.from({ length: 30 }, () => management.createKey(details).catch(() => undefined));
    await Promise.race(many);
    await first.close();
    const second = await start();
    const { key } = await createManagement(second).createKey(details);
    await Promise.all(many);
    await second.close();
    expect((await readState(state)).map(({ key: { id } }) => id)).toContain(key.id);
  });
});

describe('the lock', () => {
  const lock = () => `${state}.lock`;

  test('of a holder that takes calls and says nothing is told, soon', async () => {
    const silent = net.createServer();
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    await writeFile(lock(), JSON.stringify({ pid: process.pid, url }));
    await expect(start()).rejects.toMatchObject({ code: 'state-in-use', url });
    silent.close();
  });

  test('that names an address elsewhere is not followed there', async () => {
    let asked = false;
    const other = net.createServer(() => {
      asked = true;
    });
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await writeFile(lock(), JSON.stringify({ pid: process.pid, url: `http://localhost.:${port}` }));
    const failure = await start().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'state-in-use', url: undefined });
    // A live process that is no emulator, as after a restart: what to do is in the sentence.
    expect(String(failure)).toContain(`process ${process.pid}, says ${lock()}`);
    expect(String(failure)).toContain(`remove ${lock()} and start again`);
    expect(asked).toBe(false);
    other.close();
  });

  test.each(['', '{', '{"pid":0}', '{"pid":-1}', '{"pid":"1"}', '{"pid":1e300}'])(
    'that names nobody is taken over: %s',
    async text => {
      await writeFile(lock(), text);
      const emulator = await start();
      await emulator.close();
      expect(await readdir(folder)).toEqual([]);
    },
  );

  test('that is being written this moment is waited for', async () => {
    const other = net.createServer(socket => socket.end('HTTP/1.1 404 Not Found\r\n\r\n'));
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const held = openSync(lock(), 'wx');
    const starting = start();
    // Shorter than the time between two looks.
    setTimeout(() => writeSync(held, JSON.stringify({ pid: process.pid, url })), 10);
    await expect(starting).rejects.toMatchObject({ code: 'state-in-use', url });
    closeSync(held);
    other.close();
  });

  test('is not held up by a takeover that began in the future, as after the clock was set back', async () => {
    await writeFile(lock(), '{"pid":0}');
    await writeFile(`${lock()}.takeover`, '');
    const future = new Date(Date.now() + 3_600_000);
    await utimes(`${lock()}.takeover`, future, future);
    const emulator = await start();
    await emulator.close();
    expect(await readdir(folder)).toEqual([]);
  });

  test('goes with a start that fails behind it', async () => {
    // What is written beside the lock has a longer name, which the file system refuses.
    state = path.join(folder, 's'.repeat(240));
    await expect(start()).rejects.toMatchObject({
      code: 'state-unwritable',
      message: expect.stringContaining('can’t be used: the name is too long'),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('of another user, which can’t be read, is left to that one', async () => {
    await writeFile(lock(), '{"pid":1}', { mode: 0o000 });
    await expect(asOwner(start)).rejects.toMatchObject({
      code: 'state-unwritable',
      message: expect.stringContaining('state.json.lock beside it, which can’t be used: this user may not.'),
    });
    expect(await readdir(folder)).toEqual(['state.json.lock']);
  });

  test('that can’t be removed any more is no failure of the end', async () => {
    await asOwner(async () => {
      const emulator = await start();
      await chmod(folder, 0o500);
      await emulator.close();
    });
    expect(await readdir(folder)).toEqual(['state.json.lock']);
    await chmod(folder, 0o700);
    await (await start()).close();
    expect(await readdir(folder)).toEqual([]);
  });

  test('that is another’s by now is not removed', async () => {
    const held = await lockState(state);
    await held.announce('http://127.0.0.1:1');
    const others = JSON.stringify({ pid: 1, nonce: 'another' });
    await writeFile(lock(), others);
    await held.release();
    expect(await readFile(lock(), 'utf8')).toBe(others);
  });

  test('comes with a sweep of what killed writes left, and of nothing else', async () => {
    const id = randomUUID();
    const kept = ['state.json.bak', `state.json.${id}.tmp.old`, `other.json.${id}.tmp`, 'state.json.x.tmp'];
    for (const name of [...kept, `state.json.${id}.tmp`, `state.json.lock.${id}.tmp`])
      await writeFile(path.join(folder, name), '');
    const emulator = await start();
    await emulator.close();
    expect((await readdir(folder)).sort()).toEqual(kept.toSorted());
  });
});
