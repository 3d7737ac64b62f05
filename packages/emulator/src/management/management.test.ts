import http from 'node:http';
import net from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createManagement, type Emulator, generateToken, startEmulator } from '../index.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ token: generateToken() });
});
afterAll(() => emulator.close());

const good = { name: 'Storefront', scopes: ['linksRead'], allowedHostnames: ['example.com'] };

/** What looks like a value, and is none of the emulator's. */
const SECRET = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';

async function send(
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${emulator.url}/emulator/keys${path}`, {
    method,
    headers: { authorization: `Bearer ${emulator.token}`, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

const post = (body: unknown, headers?: Record<string, string>) => send('POST', '', body, headers);

test('a new key comes with its value, once', async () => {
  const management = createManagement(emulator);
  const { key, value } = await management.createKey({ ...good, scopes: ['linksRead'], workspace: 'Acme' });
  expect(key).toMatchObject({ ...good, workspace: 'Acme', service: 'emulator', status: 'active' });
  expect(key.fingerprint).toMatch(/^fp1_/);
  expect(value).toMatch(/^emu_[\w-]{43}$/);
  expect(JSON.stringify(await management.listKeys())).not.toContain(value);
  expect((await management.listKeys()).map(({ id }) => id)).toContain(key.id);
});

test('a rotated key has a new value, once, and the one before is nobody’s', async () => {
  const management = createManagement(emulator);
  const ask = async (value: string) => {
    const headers = { authorization: `Bearer ${value}`, origin: 'https://example.com' };
    return (await fetch(`${emulator.url}/api/links`, { headers })).status;
  };
  const before = await management.createKey({ ...good, scopes: ['linksRead'] });
  const after = await management.rotateKey(before.key.id);
  expect(after.key).toEqual({ ...before.key, fingerprint: after.key.fingerprint });
  expect(after.key.fingerprint).not.toBe(before.key.fingerprint);
  expect([await ask(before.value), await ask(after.value)]).toEqual([401, 200]);
  await management.revokeKey(before.key.id);
  await expect(management.rotateKey(before.key.id)).rejects.toMatchObject({
    status: 400,
    message: '“Storefront” is revoked, so it gets no other value. Create a new key.',
  });
  await expect(management.rotateKey('nobody')).rejects.toMatchObject({ status: 404 });
});

describe('bad input is a 400 with the sentence that says which', () => {
  const BAD: [fields: object, sentence: string][] = [
    [{ scopes: [] }, 'Select at least one scope.'],
    [{ scopes: ['moonRead'] }, '“moonRead” is not a scope.'],
    [{ scopes: ['linksRead', 7] }, '“scopes” has to hold texts.'],
    [{ scopes: [SECRET] }, 'A scope looks like a key’s value.'],
    [{ scopes: ['linksRead', 'tagsRead', 'linksRead'] }, '“linksRead” is in “scopes” twice.'],
    [{ allowedHostnames: ['https://a.example/x'] }, 'Did you mean a.example?'],
    [{ allowedHostnames: 'a.example' }, '“allowedHostnames” has to be a list'],
    [{ allowedHostnames: [7] }, '“allowedHostnames” has to hold texts'],
    [{ allowedHostnames: [SECRET] }, 'A text in “allowedHostnames” looks like a key’s value.'],
    [{ allowedHostnames: [`https://${SECRET}/`] }, 'is no hostname and looks like a key’s value.'],
    [{ allowedHostnames: [`${'a'.repeat(500)}.test`] }, 'has 505 characters; a hostname has at most 253.'],
    [{ allowedHostnames: ['a.test', 'b.test', 'a.test'] }, '“a.test” is in “allowedHostnames” twice.'],
    [{ name: ' ' }, '“name” has to be a text'],
    [{ name: SECRET }, '“name” looks like a key’s value'],
    [{ name: 'x'.repeat(201) }, '“name” has 201 characters'],
    [{ name: 'Store\nfront' }, '“name” has characters nobody sees'],
    [{ name: 'Store\u202Efront' }, '“name” has characters nobody sees'],
    [{ value: 'x' }, '“value” is not a field here'],
    [{ [SECRET]: 'x' }, 'A field’s name looks like a key’s value.'],
    [{ name: 'x'.repeat(70_000) }, 'over 64 kB'],
  ];

  test.each(BAD)('%j', async (fields, sentence) => {
    const { status, text } = await post({ ...good, ...fields });
    expect(status).toBe(400);
    expect(JSON.parse(text).error).toContain(sentence);
    expect(text).not.toContain(SECRET);
  });

  test.each([...BAD, [{ workspace: 'Acme' }, '“workspace” is not a field here']])(
    'and changes nothing: %j',
    async (fields, sentence) => {
      const { key } = await createManagement(emulator).createKey({ ...good, scopes: ['linksRead'] });
      const { status, text } = await send('PATCH', `/${key.id}`, fields);
      expect(status).toBe(400);
      expect(JSON.parse(text).error).toContain(sentence);
      expect(text).not.toContain(SECRET);
      expect(await createManagement(emulator).listKeys()).toContainEqual(key);
    },
  );

  test.each(['{', '[]', '7'])('no object: %s', async body => {
    for (const [method, path] of [
      ['POST', ''],
      ['PATCH', '/key_none'],
    ] as const) {
      const { status, text } = await send(method, path, body);
      expect([status, text]).toEqual([400, expect.stringContaining('has to be a JSON object')]);
    }
  });

  test('a value taken for an id or an address is not repeated', async () => {
    for (const path of [`/${SECRET}/revoke`, `/${SECRET}`]) {
      const { status, text } = await send('POST', path, undefined);
      expect([status, text.includes(SECRET)]).toEqual([404, false]);
    }
  });

  test('a body that never says its length is cut off at the limit too', async () => {
    const { port } = new URL(emulator.url);
    const status = await new Promise<number>((resolve, reject) => {
      const request = http.request({
        host: '127.0.0.1',
        port,
        path: '/emulator/keys',
        method: 'POST',
        headers: { authorization: `Bearer ${emulator.token}`, 'transfer-encoding': 'chunked' },
      });
      request.once('response', response => resolve(response.statusCode ?? 0));
      request.once('error', reject);
      request.end(Buffer.alloc(100_000, 'x'));
    });
    expect(status).toBe(400);
  });
});

describe('management is for whoever has the token, and no page', () => {
  test('without the token', async () => {
    expect((await post(good, { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await fetch(`${emulator.url}/emulator/decisions`)).status).toBe(401);
  });

  test('a scheme’s case makes no difference', async () => {
    expect((await send('GET', '', undefined, { authorization: `bearer ${emulator.token}` })).status).toBe(
      200,
    );
  });

  test.each(['https://evil.test', 'null', 'http://127.0.0.1:1', 'chrome-extension://abc'])(
    'from a page at %s, even with the token',
    async origin => {
      const { status, text } = await post(good, { origin });
      expect(status).toBe(403);
      expect(text).toContain('web page');
    },
  );

  test('under another host name', async () => {
    const { port } = new URL(emulator.url);
    const status = await new Promise(resolve => {
      const headers = { host: `rebound.evil.test:${port}`, authorization: `Bearer ${emulator.token}` };
      http.get({ host: '127.0.0.1', port, path: '/emulator/keys', headers }, answer =>
        resolve(answer.statusCode),
      );
    });
    expect(status).toBe(403);
  });

  test('a page gets no leave to read it', async () => {
    const answer = await fetch(`${emulator.url}/emulator/keys`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' },
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

test('it listens on 127.0.0.1 and at no other address of this machine', async () => {
  const { port } = new URL(emulator.url);
  const others = Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .filter(
      ({ address, family }) => address !== '127.0.0.1' && !(family === 'IPv6' && /^fe80/i.test(address)),
    )
    .map(({ address }) => address);
  // All of 127/8 is this machine's on Linux, whatever else it has.
  if (process.platform === 'linux') others.push('127.0.0.2');
  const outcomes = await Promise.all(
    others.map(
      host =>
        new Promise(resolve => {
          const socket = net.connect({ host, port: Number(port) });
          socket.once('connect', () => resolve(`${host} answers`)).once('error', () => resolve('refused'));
          socket.once('close', () => socket.destroy());
        }),
    ),
  );
  expect(outcomes).toEqual(others.map(() => 'refused'));
});
