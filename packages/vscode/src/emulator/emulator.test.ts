import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmulator } from '@hoko-keys/emulator';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App } from '../app.ts';
import { scriptedPrompts } from '../prompts/scripted-prompts.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { plainL10n } from '../words/plain-l10n.ts';
import { createEmulator, type Emulator, type EmulatorParts } from './emulator.ts';
import { copyEmulatorUrl } from './emulator-commands.ts';

let folder: string;
let store: Map<string, string>;
let windows: Emulator[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hoko-emulator-'));
  store = new Map();
  windows = [];
});

afterEach(async () => {
  for (const window of windows) await window.dispose();
  await rm(folder, { recursive: true });
});

const secretsOfAll = (): Secrets => ({
  get: async name => store.get(name),
  store: async (name, value) => void store.set(name, value),
  delete: async name => void store.delete(name),
  keys: async () => [...store.keys()],
});

/** A window: all of them share SecretStorage, the state file and the remembered port. */
function openWindow(more: Partial<EmulatorParts> = {}): Emulator {
  const window = createEmulator({
    l10n: plainL10n,
    load: () => import('@hoko-keys/emulator'),
    secrets: secretsOfAll(),
    stateFile: async () => path.join(folder, 'state.json'),
    port: {
      get: () => (store.has('port') ? Number(store.get('port')) : undefined),
      set: async port => void store.set('port', String(port)),
    },
    environment: undefined,
    refuseRestricted: () => {},
    changed: () => {},
    ...more,
  });
  windows.push(window);
  return window;
}

const NEW_KEY = { name: 'A', scopes: ['linksRead'], allowedHostnames: [] } as const;

test('one emulator is shared by all windows, and another takes over when its window closes', async () => {
  const first = openWindow();
  const second = openWindow();
  const { key } = await (await first.use()).createKey(NEW_KEY);
  expect((await (await second.use()).listKeys()).map(({ id }) => id)).toEqual([key.id]);
  expect([first.running()?.origin, second.running()?.origin]).toEqual(['started', 'shared']);
  const { url } = first.running() ?? {};
  await first.dispose();
  expect((await (await second.use()).listKeys()).map(({ id }) => id)).toEqual([key.id]);
  expect(second.running()).toMatchObject({ origin: 'started', url });
});

test('another window’s emulator that has ended is not said to run, and its address is not copied', async () => {
  const first = openWindow();
  await first.start();
  const copied: string[] = [];
  const second = openWindow();
  const { url } = await second.start();
  const app = { l10n: plainL10n, prompts: scriptedPrompts([]), emulator: second } as unknown as App;
  const copying = { ...app, copy: async (text: string) => void copied.push(text) };
  await copyEmulatorUrl(copying);
  await first.dispose();
  await expect(copyEmulatorUrl(copying)).rejects.toThrow('No emulator is running');
  expect([copied, second.running()]).toEqual([[url], undefined]);
});

test('another window’s emulator that has ended is not to be stopped there', async () => {
  const [first, second] = [openWindow(), openWindow()];
  await first.start();
  await second.start();
  expect((await second.stop())?.origin).toBe('shared');
  await first.dispose();
  expect([await second.stop(), second.running()]).toEqual([undefined, undefined]);
});

test('an emulator that ended elsewhere is let go when it is asked for, and is nobody’s to stop', async () => {
  const first = openWindow();
  const seen: unknown[] = [];
  const second = openWindow({ changed: () => seen.push(second.running()?.origin) });
  await first.start();
  await second.start();
  expect(await second.reachable()).toMatchObject({ origin: 'shared' });
  await first.stop();
  expect(await second.stop()).toBeUndefined();
  expect([second.running(), ...seen]).toEqual([undefined, 'shared', undefined, undefined]);
  expect((await second.start()).origin).toBe('started');
  expect(await second.reachable()).toMatchObject({ origin: 'started' });
});

test('in Restricted Mode nothing is started, used or connected, whatever asks for it', async () => {
  const outside = await startEmulator({ token: 'outside' });
  const window = openWindow({
    refuseRestricted: () => {
      throw new Error('restricted');
    },
  });
  for (const ask of [window.start, window.use, () => window.connect({ url: outside.url, token: 'outside' })])
    await expect(ask()).rejects.toThrow('restricted');
  await outside.close();
  expect(window.running()).toBeUndefined();
  expect([await readdir(folder), [...store.keys()]]).toEqual([[], []]);
});

test('two calls at once start one emulator; stopping ends it', async () => {
  const window = openWindow();
  const [a, b] = await Promise.all([window.start(), window.start()]);
  expect(a.url).toBe(b.url);
  await window.stop();
  expect(window.running()).toBeUndefined();
  await expect(fetch(a.url)).rejects.toThrow();
});

test.each(['stopped', 'connected elsewhere'])('what is %s while it starts does not go on', async how => {
  const outside = await startEmulator({ token: 'outside' });
  const window = openWindow();
  const starting = window.start();
  await (how === 'stopped' ? window.stop() : window.connect({ url: outside.url, token: 'outside' }));
  const { url } = await starting;
  expect(window.running()?.url).toBe(how === 'stopped' ? undefined : outside.url);
  await expect(fetch(url)).rejects.toThrow();
  await outside.close();
});

const refusing: Pick<Secrets, 'store'> = {
  store: async () => {
    throw new Error('the keyring is locked');
  },
};
const forgetful: Pick<Secrets, 'store'> = { store: async () => {} };

test.each([
  ['refuses', refusing],
  ['loses', forgetful],
])(
  'where SecretStorage %s the token, that is told, and no emulator goes on or is remembered',
  async (_, store) => {
    const outside = await startEmulator({ token: 'outside' });
    const window = openWindow({ secrets: { ...secretsOfAll(), ...store } });
    await expect(window.start()).rejects.toThrow(
      /did not keep the emulator’s token, so the emulator was stopped/,
    );
    expect(window.running()).toBeUndefined();
    await expect(window.connect({ url: outside.url, token: 'outside' })).rejects.toThrow(
      /did not keep the token, so nothing is connected/,
    );
    expect(window.running()).toBeUndefined();
    await outside.close();
    expect((await openWindow().start()).origin).toBe('started');
  },
);

test('SecretStorage that does not answer is told, and no other emulator is started than the one it may know', async () => {
  const outside = await startEmulator({ token: 'outside' });
  await openWindow().connect({ url: outside.url, token: 'outside' });
  const get: Secrets['get'] = async name => {
    if (name === 'hoko.emulatorAccess') throw new Error('the keyring is locked');
    return store.get(name);
  };
  const window = openWindow({ secrets: { ...secretsOfAll(), get } });
  await expect(window.start()).rejects.toThrow(/secret storage does not answer, so nothing was done/);
  expect(window.running()).toBeUndefined();
  await outside.close();
});

test('where SecretStorage lost the token of another window’s emulator, the way out is said', async () => {
  await openWindow().start();
  store.delete('hoko.emulatorToken');
  await expect(openWindow().start()).rejects.toThrow(
    /another window’s and refused the token.* stop it there/,
  );
});

test('an emulator named by the environment is used, and not stopped', async () => {
  const outside = await startEmulator({ token: 'outside' });
  const window = openWindow({ environment: { url: outside.url, token: 'outside' } });
  await (await window.use()).createKey(NEW_KEY);
  expect(window.running()).toMatchObject({ url: outside.url, origin: 'environment' });
  await window.stop();
  expect((await fetch(outside.url)).status).toBe(404);
  await outside.close();
});

test('connecting wants an answer to the token, and is remembered until stopped', async () => {
  const outside = await startEmulator({ token: 'outside' });
  const { url } = outside;
  await expect(openWindow().connect({ url, token: 'wrong' })).rejects.toThrow(/refused the token/);
  await openWindow().connect({ url, token: 'outside' });
  const later = openWindow();
  await later.use();
  expect(later.running()).toMatchObject({ url, origin: 'connected' });
  await later.stop();
  await later.use();
  expect(later.running()?.origin).toBe('started');
  await outside.close();
});

test('SecretStorage that lets nothing go keeps no emulator running, and what it still has is told', async () => {
  const outside = await startEmulator({ token: 'outside' });
  const clinging: Secrets['delete'] = async () => {
    throw new Error('the keyring is locked');
  };
  const window = openWindow({ secrets: { ...secretsOfAll(), delete: clinging } });
  const { url } = await window.start();
  expect((await window.stop())?.url).toBe(url);
  await expect(fetch(url)).rejects.toThrow();
  await openWindow().connect({ url: outside.url, token: 'outside' });
  expect((await window.start()).origin).toBe('connected');
  await expect(window.stop()).rejects.toThrow(/did not forget the emulator that was connected/);
  expect(window.running()).toBeUndefined();
  await outside.close();
});

test('a connected emulator that is gone is told with the way out', async () => {
  const outside = await startEmulator({ token: 'outside' });
  const window = openWindow();
  await window.connect({ url: outside.url, token: 'outside' });
  await outside.close();
  await expect(window.use()).rejects.toThrow(/no emulator at .* “Hoko: Stop Emulator”/);
});

test('a saved address that is not loopback is not used', async () => {
  store.set('hoko.emulatorAccess', JSON.stringify({ url: 'http://10.0.0.1:1', token: 't' }));
  const window = openWindow();
  await window.use();
  expect(window.running()?.origin).toBe('started');
});

test('a start that can’t remember the port leaves nothing running', async () => {
  let url = '';
  const set = async (port: number) => {
    url = `http://127.0.0.1:${port}`;
    throw new Error('no room for the port');
  };
  const window = openWindow({ port: { get: () => undefined, set } });
  await expect(window.start()).rejects.toThrow('no room for the port');
  expect(window.running()).toBeUndefined();
  await expect(fetch(url)).rejects.toThrow();
  await openWindow().start();
});
