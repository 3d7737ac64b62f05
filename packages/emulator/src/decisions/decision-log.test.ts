import { afterAll, beforeAll, expect, test } from 'vitest';
import { createManagement, type Emulator, generateToken, type Management, startEmulator } from '../index.ts';

let emulator: Emulator;
let management: Management;

beforeAll(async () => {
  emulator = await startEmulator({ token: generateToken() });
  management = createManagement(emulator);
});
afterAll(() => emulator.close());

const issue = (allowedHostnames: string[]) =>
  management.createKey({ name: 'Test', scopes: ['linksRead', 'linksWrite'], allowedHostnames });

const call = (path: string, value: string, init: RequestInit = {}) =>
  fetch(emulator.url + path, {
    ...init,
    headers: { authorization: `Bearer ${value}`, ...(init.headers as object) },
  });

test('decisions say who called, which key and why, and hold no value', async () => {
  const { key, value } = await issue(['example.com']);
  await call(`/api/links?key=${value}`, value, { headers: { origin: 'https://other.test' } });
  const decisions = await management.decisions();
  expect(decisions.at(-1)).toMatchObject({
    method: 'GET',
    route: '/api/links',
    keyId: key.id,
    caller: { kind: 'hostname', hostname: 'other.test', header: 'origin' },
    verdict: { outcome: 'blocked', reasons: [{ code: 'hostnameNotListed' }] },
    status: 403,
  });
  expect(JSON.stringify(decisions)).not.toContain(value);
});

test('a value anywhere in a request is in no decision', async () => {
  const { value } = await issue([]);
  const places: [path: string, init: RequestInit][] = [
    [`/api/links/${value}`, {}],
    [`/api/links?key=${value}`, {}],
    [`/api/links/link_1?${value}`, { method: 'PUT', body: JSON.stringify({ [value]: value }) }],
    [`/api/${value}`, {}],
    [`/api/track/${value}`, { method: 'POST' }],
    ['/api/links', { headers: { origin: value } }],
    ['/api/links', { headers: { origin: `https://${value}` } }],
    ['/api/links', { headers: { origin: `https://${value}.example.com` } }],
    ['/api/links', { headers: { origin: `https://a.example, ${value}` } }],
    ['/api/links', { headers: { referer: value } }],
    ['/api/links', { headers: { referer: `https://${value}/${value}` } }],
    ['/api/links', { headers: { origin: 'null', referer: `${value}://x` } }],
    ['/api/links', { headers: { authorization: `Basic ${value}` } }],
    ['/api/links', { headers: { 'x-key': value, cookie: value, 'user-agent': value } }],
  ];
  const { value: filtered } = await issue(['example.com']);
  const { value: covered } = await issue(['*.example.com']);
  const all = [value, filtered, covered];
  for (const carried of all) {
    for (const [path, init] of places) await call(path, carried, init);
  }
  const decisions = await management.decisions();
  expect(decisions.length).toBeGreaterThan(3 * 10);
  const told = JSON.stringify(decisions).toLowerCase();
  for (const carried of all) expect(told).not.toContain(carried.toLowerCase());
  expect(decisions.map(({ route }) => route)).toContain('/api/links/:id');
});

test('of many decisions the last 1,000 are kept, the newest last', async () => {
  const own = await startEmulator({ token: generateToken() });
  const manage = createManagement(own);
  const { value } = await manage.createKey({ name: 'Test', scopes: ['linksRead'], allowedHostnames: [] });
  for (let i = 0; i < 1_005; i++) {
    const headers = { authorization: `Bearer ${value}`, origin: `https://page-${i}.test` };
    await (await fetch(`${own.url}/api/links`, { headers })).text();
  }
  const decisions = await manage.decisions();
  expect(decisions.map(({ caller }) => (caller.kind === 'hostname' ? caller.hostname : caller.kind))).toEqual(
    Array.from({ length: 1_000 }, (_, i) => `page-${i + 5}.test`),
  );
  await own.close();
});
