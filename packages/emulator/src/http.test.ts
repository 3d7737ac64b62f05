import { once } from 'node:events';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createManagement, type Emulator, generateToken, startEmulator } from './index.ts';

let emulator: Emulator;
let value: string;
let port: number;

beforeAll(async () => {
  emulator = await startEmulator({ token: generateToken() });
  port = Number(new URL(emulator.url).port);
  const details = { name: 'Raw', scopes: ['linksRead', 'linksWrite'], allowedHostnames: ['a.test'] } as const;
  ({ value } = await createManagement(emulator).createKey(details));
});
afterAll(() => emulator.close());

const connect = () => net.connect(port, '127.0.0.1');

/** Sends bytes as they are, and reads until the emulator closes the connection. */
async function talk(text: string): Promise<string> {
  const socket = connect();
  let answer = '';
  socket.on('data', chunk => {
    answer += chunk;
  });
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

/** The statuses in what came back. */
const statusesIn = (answer: string) =>
  [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(match => Number(match[1]));

function request(line: string, headers: readonly string[] = [], body = ''): string {
  const head = [`${line} HTTP/1.1`, ...headers, 'Connection: close'];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

const host = () => `Host: 127.0.0.1:${port}`;
const key = () => `Authorization: Bearer ${value}`;
const token = () => `Authorization: Bearer ${emulator.token}`;

describe('what is no request is refused, and the next one answered', () => {
  test.each([
    ['no HTTP', () => 'hello\r\n\r\n', 400],
    ['no host', () => request('GET /api/links', [key()]), 400],
    ['a host that is none', () => request('GET /emulator/keys', ['Host: a b^/%', token()]), 400],
    ['a target that is none', () => request('GET http://[/emulator/keys', [host(), token()]), 400],
    ['a header without an end', () => request('GET /api/links', [host(), `X: ${'x'.repeat(20_000)}`]), 431],
    ['a negative length', () => request('POST /api/links', [host(), key(), 'Content-Length: -3'], '{}'), 400],
    [
      'two lengths',
      () =>
        request('POST /api/links', [host(), key(), 'Content-Length: 3', 'Transfer-Encoding: chunked'], '{}'),
      400,
    ],
    [
      'a chunk that is none',
      () => request('POST /api/links', [host(), key(), 'Transfer-Encoding: chunked'], 'zz\r\n{}\r\n'),
      400,
    ],
    [
      'a length beyond the limit',
      () => request('POST /api/links', [host(), key(), 'Content-Length: 99999999'], '{}'),
      400,
    ],
  ])('%s', async (_, text, status) => {
    expect(statusesIn(await talk(text()))).toEqual([status]);
    expect(statusesIn(await talk(request('GET /api/links', [host(), key()])))).toEqual([200]);
  });

  test('a body that never comes whole changes nothing', async () => {
    const links = async () => (await talk(request('GET /api/links', [host(), key()]))).split('\r\n\r\n')[1];
    const before = await links();
    const socket = connect();
    socket.write(request('POST /api/links', [host(), key(), 'Content-Length: 500'], '{"title":"cut"}'));
    await once(socket, 'connect');
    socket.resetAndDestroy();
    expect(await links()).toBe(before);
  });
});

test('requests sent without waiting for an answer are answered in their order', async () => {
  const first = `GET /api/links HTTP/1.1\r\n${host()}\r\n${key()}\r\n\r\n`;
  const second = `GET /api/tags HTTP/1.1\r\n${host()}\r\n${key()}\r\n\r\n`;
  const last = request('GET /api/links', [host(), key(), 'Origin: https://b.test']);
  const answer = await talk(first + second + last);
  expect(statusesIn(answer)).toEqual([200, 403, 403]);
  expect(answer.indexOf('Missing required scopes')).toBeLessThan(answer.indexOf('Hostname blocked'));
});

describe('a header that is there twice', () => {
  test.each([
    ['Host', 'GET /emulator/keys', () => [host(), 'Host: evil.test', token()], 403],
    // Whichever Hoko would look at, two are no hostname.
    [
      'Origin',
      'GET /api/links',
      () => [host(), key(), 'Origin: https://a.test', 'Origin: https://b.test'],
      403,
    ],
    ['Authorization', 'GET /api/links', () => [host(), key(), key()], 401],
  ])('%s lets nobody in', async (_, line, headers, status) => {
    expect(statusesIn(await talk(request(line, headers())))).toEqual([status]);
  });
});

test('a target that names another host than the header changes nothing: the header is checked', async () => {
  const target = `GET http://127.0.0.1:${port}/emulator/keys`;
  expect(statusesIn(await talk(request(target, ['Host: evil.test', token()])))).toEqual([403]);
});

test('the end does not wait for clients that are slow or silent', async () => {
  const ending = await startEmulator({ token: generateToken() });
  const beginnings = [
    '',
    'GET /api/links HT',
    `POST /api/links HTTP/1.1\r\n${host()}\r\nContent-Length: 9\r\n\r\n{`,
  ];
  const sockets = beginnings.map(text => {
    const socket = net.connect(Number(new URL(ending.url).port), '127.0.0.1');
    socket.write(text);
    return socket;
  });
  await Promise.all(sockets.map(socket => once(socket, 'connect')));
  // Whether it ends with an error is for the system to say.
  const closed = sockets.map(
    socket => new Promise(resolve => socket.on('error', () => undefined).once('close', resolve)),
  );
  await ending.close();
  await Promise.all(closed);
});
