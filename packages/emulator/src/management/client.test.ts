import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createManagement, generateToken, ManagementError, startEmulator } from '../index.ts';

const good = { name: 'Storefront', scopes: ['linksRead'], allowedHostnames: ['example.com'] } as const;

/** What looks like a value, and is none of the emulator's. */
const SECRET = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';

test('passes the emulator’s sentence on', async () => {
  const emulator = await startEmulator({ token: generateToken() });
  const failure = createManagement(emulator).updateKey('key_none', { name: 'x' });
  await expect(failure).rejects.toThrow(new ManagementError('The emulator has no key “key_none”.', 404));
  await emulator.close();
});

test('gives up on who takes the call and says nothing', async () => {
  const silent = net.createServer();
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const asking = createManagement({ url: `http://127.0.0.1:${port}`, token: 'x' }).listKeys();
  await expect(asking).rejects.toThrow(`What is at http://127.0.0.1:${port} does not answer.`);
  silent.close();
});

const answering = async (status: number, body: string) => {
  const server = http.createServer((_, answer) => answer.writeHead(status).end(body));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, management: createManagement({ url: `http://127.0.0.1:${port}`, token: 'x' }) };
};

const KEY = { id: 'key_a', name: 'A', scopes: ['linksRead'], allowedHostnames: [], service: 'emulator' };
test.each([
  [200, '<!doctype html><title>Another program</title>'],
  [200, 'null'],
  [200, '{}'],
  [200, JSON.stringify({ keys: {}, key: 'key_a', value: 'x', decisions: 'none' })],
  [200, JSON.stringify({ keys: [{ ...KEY, id: 7 }], key: { ...KEY, id: 7 }, value: 'x', decisions: [7] })],
  [200, JSON.stringify({ keys: [{ ...KEY, name: SECRET }], key: { ...KEY, scopes: [] }, value: 'x' })],
  [404, '<!doctype html>Not found'],
  [401, '{"error":{"en":"Invalid API key"}}'],
  [500, JSON.stringify({ error: 'x'.repeat(10_000) })],
  [404, JSON.stringify({ keys: [KEY], key: KEY, value: 'x', decisions: [] })],
])('takes nobody else for an emulator: %i %s', async (status, body) => {
  const { server, management } = await answering(status, body);
  const asked = [
    management.listKeys(),
    management.createKey(good),
    management.updateKey('key_a', { name: 'B' }),
    management.revokeKey('key_a'),
    management.rotateKey('key_a'),
    management.decisions(),
  ];
  for (const outcome of await Promise.allSettled(asked)) {
    expect(outcome).toMatchObject({
      status: 'rejected',
      reason: {
        message: expect.stringContaining('and not as an emulator of this version does'),
        status: undefined,
      },
    });
    expect(JSON.stringify(outcome)).not.toContain(SECRET);
  }
  server.close();
});

test('takes a new key only with its value', async () => {
  const { server, management } = await answering(201, JSON.stringify({ key: KEY, value: '' }));
  await expect(management.rotateKey('key_a')).rejects.toThrow('and not as an emulator of this version does');
  expect(await management.revokeKey('key_a')).toEqual({ ...KEY, status: 'active' });
  server.close();
});

test('says where it looked when nobody answers', async () => {
  const gone = createManagement({ url: 'http://127.0.0.1:1', token: 'x' });
  await expect(gone.listKeys()).rejects.toThrow('There is no emulator at http://127.0.0.1:1.');
});
