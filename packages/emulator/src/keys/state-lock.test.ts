import { randomUUID } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { chmod, lutimes, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { generateToken, startEmulator } from '../index.ts';
import { lockState } from './state-lock.ts';
import { asOwner } from './state-rig.ts';

let folder: string;
let state: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hoko-emulator-'));
  state = path.join(folder, 'state.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const A_MINUTE_AGO = new Date(Date.now() - 60_000);

const start = () => startEmulator({ stateFile: state, token: generateToken() });

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
      await utimes(lock(), A_MINUTE_AGO, A_MINUTE_AGO);
      const emulator = await start();
      await emulator.close();
      expect(await readdir(folder)).toEqual([]);
    },
  );

  test('that leads nowhere is taken over', async () => {
    await symlink(path.join(folder, 'none'), lock());
    await lutimes(lock(), A_MINUTE_AGO, A_MINUTE_AGO);
    const emulator = await start();
    await emulator.close();
    expect(await readdir(folder)).toEqual([]);
  });

  test('that is being written this moment is waited for', async () => {
    const other = net.createServer(socket => socket.end('HTTP/1.1 404 Not Found\r\n\r\n'));
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const held = openSync(lock(), 'wx');
    const starting = start();
    // Several looks later, as on a busy disk.
    setTimeout(() => writeSync(held, JSON.stringify({ pid: process.pid, url })), 300);
    await expect(starting).rejects.toMatchObject({ code: 'state-in-use', url });
    closeSync(held);
    other.close();
  });

  test('is not held up by a takeover that began in the future, as after the clock was set back', async () => {
    await writeFile(lock(), '{"pid":0}');
    await utimes(lock(), A_MINUTE_AGO, A_MINUTE_AGO);
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
    await expect(asOwner(folder, start)).rejects.toMatchObject({
      code: 'state-unwritable',
      message: expect.stringContaining('state.json.lock beside it, which can’t be used: this user may not.'),
    });
    expect(await readdir(folder)).toEqual(['state.json.lock']);
  });

  test('that can’t be removed any more is no failure of the end', async () => {
    await asOwner(folder, async () => {
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
