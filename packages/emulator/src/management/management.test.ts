import http from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createManagement, type Emulator, generateToken, ManagementError, startEmulator } from '../index.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ token: generateToken() });
});
afterAll(() => emulator.close());

const good = { name: 'Storefront', scopes: ['linksRead'], allowedHostnames: ['example.com'] };

async function post(
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${emulator.url}/emulator/keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${emulator.token}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

test('a new key comes with its value, once', async () => {
  const management = createManagement(emulator);
  const { key, value } = await management.createKey({ ...good, scopes: ['linksRead'], workspace: 'Acme' });
  expect(key).toMatchObject({ ...good, workspace: 'Acme', service: 'emulator', status: 'active' });
  expect(key.fingerprint).toMatch(/^fp1_/);
  expect(value).toMatch(/^emu_[\w-]{43}$/);
  expect(JSON.stringify(await management.listKeys())).not.toContain(value);
  expect((await management.listKeys()).map(({ id }) => id)).toContain(key.id);
});

describe('bad input is a 400 with the sentence that says which', () => {
  test.each([
    [{ ...good, scopes: [] }, 'Select at least one scope.'],
    [{ ...good, scopes: ['moonRead'] }, '“moonRead” is not a scope.'],
    [{ ...good, allowedHostnames: ['https://a.example/x'] }, 'Did you mean a.example?'],
    [{ ...good, allowedHostnames: 'a.example' }, '“allowedHostnames” has to be a list'],
    [{ ...good, name: ' ' }, '“name” has to be a text'],
    [{ ...good, name: 'q7Zk2Jx9vB4mT1pR8sL5wN3c' }, '“name” looks like a key’s value'],
    [{ ...good, value: 'x' }, '“value” is not a field here'],
    ['{', 'has to be a JSON object'],
    [{ ...good, name: 'x'.repeat(70_000) }, 'over 64 kB'],
  ])('%#', async (body, sentence) => {
    const { status, text } = await post(body);
    expect(status).toBe(400);
    expect(JSON.parse(text).error).toContain(sentence);
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

describe('the client', () => {
  test('passes the emulator’s sentence on', async () => {
    const failure = createManagement(emulator).updateKey('key_none', { name: 'x' });
    await expect(failure).rejects.toThrow(new ManagementError('The emulator has no key “key_none”.', 404));
  });

  test('says where it looked when nobody answers', async () => {
    const gone = createManagement({ url: 'http://127.0.0.1:1', token: 'x' });
    await expect(gone.listKeys()).rejects.toThrow('There is no emulator at http://127.0.0.1:1.');
  });
});
