import {
  createManagement,
  type Emulator,
  generateToken,
  type Management,
  startEmulator,
} from '@hoko-keys/emulator';
import { fingerprintOf, writeSnapshot } from '@hoko-keys/shared';
import { type Page, type ServerOptions, type Servers, startServers } from './servers.ts';

/** What pages call while the panel looks on. */
export interface CalledHoko {
  readonly servers: Servers;
  readonly emulator: Emulator;
  readonly management: Management;
  /** Of each key by its name, and of `Stranger`, which nobody issued. */
  readonly values: Readonly<Record<KeyName | 'Stranger', string>>;
  /** The keys as the extension is told of them. */
  readonly snapshot: string;
  close(): Promise<void>;
}

/**
 * `Elsewhere` lets no page of the tests in; `Old` is revoked; of `Changed` the extension has an old list, that doesn't let them
 * in.
 */
const LISTS = {
  Storefront: ['app.example.com'],
  Elsewhere: ['other.test'],
  Old: ['app.example.com'],
  Changed: ['app.example.com'],
} as const;
type KeyName = keyof typeof LISTS;

/** Starts the servers, with an emulator as Hoko and its keys. @param page every page but Hoko's */
export async function startCalledHoko({
  page = callingPage,
}: Pick<ServerOptions, 'page'> = {}): Promise<CalledHoko> {
  const emulator = await startEmulator({ token: generateToken() });
  const management = createManagement(emulator);
  const servers = await startServers({ hoko: emulator.url, fault, page });
  const values: Record<string, string> = { Stranger: 'q7Zk2Jx9vB4mT1pR8sL5wN3cQ7Zk2Jx9' };
  const keys = [];
  for (const [name, allowedHostnames] of Object.entries(LISTS)) {
    const { key, value } = await management.createKey({ name, scopes: ['linksRead'], allowedHostnames });
    values[name] = value;
    const told = {
      ...(name === 'Old' ? await management.revokeKey(key.id) : key),
      ...(name === 'Changed' ? { allowedHostnames: ['other.test'] } : {}),
    };
    keys.push({ ...told, fingerprint: await fingerprintOf(value) });
  }
  const written = writeSnapshot({ keys, rules: {}, source: 'a test', takenAt: new Date().toISOString() });
  if (!written.ok) throw new Error(written.problem.code);
  return {
    servers,
    emulator,
    management,
    values: values as CalledHoko['values'],
    snapshot: written.text,
    close: async () => {
      await servers.close();
      await emulator.close();
    },
  };
}

/** Who says what is foreseen of these keys, and how long ago it was true. */
export const DESCRIBED = /As described by a test, read (?:just now|\d+ minutes? ago)/;

const OPEN = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' };

/** What Hoko might do that the emulator doesn't. */
function fault({ pathname }: URL, method: string): Page | 'breaks' | 'hangs' | undefined {
  const asks = method === 'OPTIONS';
  const leave = { status: 204, headers: OPEN, body: '' };
  if (pathname.endsWith('/refuses')) return { status: asks ? 403 : 200, body: '' };
  if (pathname.endsWith('/hides')) return asks ? leave : { status: 401, body: '' };
  if (pathname.endsWith('/breaks')) return asks ? leave : 'breaks';
  if (pathname.endsWith('/mute')) return 'breaks';
  if (pathname.endsWith('/hangs')) return asks ? leave : 'hangs';
  if (pathname.endsWith('/cached')) {
    return asks ? leave : { headers: { ...OPEN, 'cache-control': 'max-age=600' }, body: '{}' };
  }
  if (pathname.endsWith('/moved')) {
    return asks ? leave : { status: 302, headers: { ...OPEN, location: '/api/links' }, body: '' };
  }
  return undefined;
}

declare global {
  /** In `callingPage`: makes a call with a key. @returns its status; 0 where the page is told of none */
  var call: (url: string, value: string, method?: string, patienceMs?: number) => Promise<number>;
}

/** Calls what it is told or sent, with a key, and says when that has ended. Below `/strict` it may call its own origin alone. */
export function callingPage({ pathname }: URL): Page {
  const policy = pathname === '/strict' ? { 'content-security-policy': "connect-src 'self'" } : {};
  return {
    headers: policy,
    body: `<!doctype html><html lang="en"><title>A page</title><h1>A page</h1><script>
  globalThis.call = (url, value, method = 'GET', patienceMs) =>
    fetch(url, {
      method,
      cache: 'no-store',
      headers: { authorization: 'Bearer ' + value },
      signal: patienceMs === undefined ? null : AbortSignal.timeout(patienceMs),
    }).then(({ status }) => status, () => 0);
  addEventListener('message', async ({ data, source }) => {
    if (data.url) source.postMessage({ ended: await call(data.url, data.value) }, '*');
  });
</script>`,
  };
}
