import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MAX_KEYS } from '@hoko-keys/shared';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createManagement, EmulatorError, generateToken, startEmulator } from '../index.ts';
import { createKeyStore } from './key-store.ts';
import { hashValue } from './secrets.ts';
import { readState, writeState } from './state-file.ts';
import { lockState } from './state-lock.ts';
import { asOwner } from './state-rig.ts';
import type { IssuedKey } from './state-text.ts';

let folder: string;
let state: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hoko-emulator-'));
  state = path.join(folder, 'state.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const details = { name: 'Kept', scopes: ['linksRead'], allowedHostnames: ['example.com'] } as const;

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
    await asOwner(folder, () => writeState(state, issued(1)));
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

describe('a file that something else was put into', () => {
  const CHANGED = {
    status: 500,
    message: expect.stringContaining('was changed by another program, so nothing was written over it.'),
  };

  test('by hand stays as it is, and the next start goes on with it', async () => {
    const emulator = await start();
    const management = createManagement(emulator);
    const { key } = await management.createKey(details);
    const edited = (await readFile(state, 'utf8')).replace('"Kept"', '"Edited"');
    await writeFile(state, edited);
    await expect(management.createKey(details)).rejects.toMatchObject(CHANGED);
    await expect(management.revokeKey(key.id)).rejects.toMatchObject(CHANGED);
    expect(await management.listKeys()).toEqual([key]);
    await emulator.close();
    expect(await readFile(state, 'utf8')).toBe(edited);
    const next = await start();
    expect(await createManagement(next).revokeKey(key.id)).toMatchObject({ name: 'Edited' });
    await next.close();
  });

  test('after a start without any, such as a copy that was put back, stays too', async () => {
    const emulator = await start();
    await writeState(state, issued(3));
    await expect(createManagement(emulator).createKey(details)).rejects.toMatchObject(CHANGED);
    await emulator.close();
    expect(await readState(state)).toHaveLength(3);
  });

  test('and was taken away is written anew, with all keys', async () => {
    await writeState(state, issued(3));
    const emulator = await start();
    await rm(state);
    await createManagement(emulator).createKey(details);
    await emulator.close();
    expect(await readState(state)).toHaveLength(4);
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

  test('is not seen by others before a change under way is written', async () => {
    let isEnding = false;
    // The day of a new key is asked for once its change has begun.
    const now = () => {
      if (!isEnding) end();
      return new Date();
    };
    const emulator = await startEmulator({ stateFile: state, token: generateToken(), now });
    const { promise: seen, resolve } = Promise.withResolvers<string>();
    let ended: Promise<void> | undefined;
    const end = () => {
      isEnding = true;
      ended = emulator.close();
      const socket = net.connect(Number(new URL(emulator.url).port), '127.0.0.1');
      socket.once('connect', () => resolve('there')).once('error', error => resolve(error.message));
      socket.once('connect', () => socket.destroy());
    };
    await createManagement(emulator)
      .createKey(details)
      .catch(() => undefined);
    expect(await seen).toBe('there');
    await ended;
    expect(await readState(state)).toHaveLength(1);
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
