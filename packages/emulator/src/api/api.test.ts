import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createManagement, type Emulator, generateToken, type Management, startEmulator } from '../index.ts';

let emulator: Emulator;
let management: Management;

beforeAll(async () => {
  emulator = await startEmulator({ token: generateToken() });
  management = createManagement(emulator);
});
afterAll(() => emulator.close());

const issue = (allowedHostnames: string[] = [], more: { workspace?: string } = {}) =>
  management.createKey({
    name: 'Test',
    scopes: ['linksRead', 'linksWrite', 'conversionsWrite'],
    allowedHostnames,
    ...more,
  });

const call = (path: string, value: string | undefined, init: RequestInit = {}) =>
  fetch(emulator.url + path, {
    ...init,
    headers: {
      ...(value === undefined ? {} : { authorization: `Bearer ${value}` }),
      ...(init.headers as object),
    },
  });

describe('the key', () => {
  test('opens the API as Bearer and bare', async () => {
    const { value } = await issue();
    expect((await call('/api/links', value)).status).toBe(200);
    expect((await call('/api/links', undefined, { headers: { authorization: value } })).status).toBe(200);
  });

  test.each([undefined, 'nonsense', 'Basic abc def'])(
    '%s is an invalid key, in both languages',
    async value => {
      const answer = await call('/api/links', value);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({ error: { en: 'Invalid API key', ar: 'مفتاح API غير صالح' } });
    },
  );

  test('is refused the moment it is revoked', async () => {
    const { key, value } = await issue();
    await management.revokeKey(key.id);
    const answer = await call('/api/links', value);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { en: 'API key revoked' } });
  });

  test('needs the endpoint’s scope', async () => {
    const { value } = await issue();
    const answer = await call('/api/analytics', value);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ missingScopes: ['analyticsRead'] });
  });
});

describe('the hostname rule', () => {
  test.each([
    ['https://app.example.com', undefined, 200],
    ['https://a.b.example.com:8443', undefined, 200],
    ['https://example.com', undefined, 403],
    ['https://example.com.evil.test', undefined, 403],
    [undefined, 'https://app.example.com/page', 200],
    [undefined, 'https://other.test/page', 403],
    ['https://other.test', 'https://app.example.com/', 403],
    ['null', undefined, 200],
    ['null', 'https://other.test/', 403],
    [undefined, undefined, 200],
  ])('Origin %s, Referer %s → %i', async (origin, referer, status) => {
    const { value } = await issue(['*.example.com']);
    const headers = { ...(origin && { origin }), ...(referer && { referer }) };
    const answer = await call('/api/links', value, { headers });
    expect(answer.status).toBe(status);
    if (status === 403) expect(await answer.json()).toMatchObject({ error: { en: 'Hostname blocked' } });
  });

  test('follows a changed list at once', async () => {
    const { key, value } = await issue(['example.com']);
    const headers = { origin: 'https://shop.test' };
    expect((await call('/api/links', value, { headers })).status).toBe(403);
    await management.updateKey(key.id, { allowedHostnames: ['example.com', 'shop.test'] });
    expect((await call('/api/links', value, { headers })).status).toBe(200);
  });
});

describe('the resources', () => {
  test('are a workspace’s own', async () => {
    const acme = await issue([], { workspace: 'Acme' });
    const other = await issue([], { workspace: 'Other' });
    const body = JSON.stringify({ url: 'https://example.com/secret-launch' });
    expect((await call('/api/links', acme.value, { method: 'POST', body })).status).toBe(201);
    expect(await (await call('/api/links', acme.value)).text()).toContain('secret-launch');
    expect(await (await call('/api/links', other.value)).text()).not.toContain('secret-launch');
  });

  test.each([
    ['/api/collections', 'collectionsRead'],
    ['/api/tags', 'tagsRead'],
    ['/api/partners', 'partnersRead'],
    ['/api/customers', 'customersRead'],
  ] as const)('%s has samples of the key’s own workspace', async (path, scope) => {
    const seen = async (workspace: string) => {
      const details = { name: 'Test', scopes: [scope], allowedHostnames: [], workspace };
      const answer = await call(path, (await management.createKey(details)).value);
      expect(answer.status).toBe(200);
      return JSON.stringify(await answer.json());
    };
    const acme = await seen('Acme');
    expect(acme).toContain('Acme: ');
    expect(await seen('Other')).toBe(acme.replaceAll('Acme: ', 'Other: '));
  });

  test('analytics count the key’s own workspace', async () => {
    const scopes = ['analyticsRead', 'linksWrite'] as const;
    const issueIn = (workspace: string) =>
      management.createKey({ name: 'Test', scopes, allowedHostnames: [], workspace });
    const [busy, quiet] = [await issueIn('Busy'), await issueIn('Quiet')];
    await call('/api/links', busy.value, { method: 'POST', body: '{"title":"one more"}' });
    const answers = await Promise.all([busy, quiet].map(({ value }) => call('/api/analytics', value)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await Promise.all(answers.map(answer => answer.json()))).toEqual([
      { data: { clicks: 360, leads: 27, sales: 6 } },
      { data: { clicks: 240, leads: 18, sales: 4 } },
    ]);
  });

  test('a HEAD is a GET whose answer has no body', async () => {
    const { value } = await issue(['example.com']);
    const head = await call('/api/links', value, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const headers = { origin: 'https://other.test' };
    expect((await call('/api/links', value, { method: 'HEAD', headers })).status).toBe(403);
  });

  test('are created, changed and deleted', async () => {
    const { value } = await issue([], { workspace: 'CRUD' });
    const created = await call('/api/links', value, { method: 'POST', body: '{"title":"a"}' });
    const { data } = (await created.json()) as { data: { id: string } };
    const path = `/api/links/${data.id}`;
    const changed = await call(path, value, { method: 'PUT', body: '{"title":"b"}' });
    expect(await changed.json()).toMatchObject({ data: { id: data.id, title: 'b' } });
    expect((await call(path, value, { method: 'DELETE' })).status).toBe(204);
    expect((await call(path, value)).status).toBe(404);
  });

  test('don’t grow by changes beyond what a body may hold', async () => {
    const { value } = await issue([], { workspace: 'Growing' });
    const grow = (field: string) =>
      call('/api/links/link_1', value, {
        method: 'PUT',
        body: JSON.stringify({ [field]: 'x'.repeat(40_000) }),
      });
    expect([(await grow('a')).status, (await grow('b')).status]).toEqual([200, 400]);
    const { data } = (await (await call('/api/links/link_1', value)).json()) as { data: object };
    expect(Object.keys(data)).toEqual(['id', 'title', 'url', 'clicks', 'a']);
  });

  test('track conversions with 201, and refuse what is no JSON object', async () => {
    const { value } = await issue();
    expect((await call('/api/track/lead', value, { method: 'POST', body: '{"customer":"c"}' })).status).toBe(
      201,
    );
    expect((await call('/api/track/sale', value, { method: 'POST', body: '[1' })).status).toBe(400);
  });

  test.each([
    ['POST', '/api/links'],
    ['PUT', '/api/links/link_1'],
    ['POST', '/api/track/lead'],
  ])('what is nested too deep to be sent again is not kept: %s %s', async (method, path) => {
    const { value } = await issue([], { workspace: 'Deep' });
    const nested = (levels: number) => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
    expect((await call(path, value, { method, body: nested(30_000) })).status).toBe(400);
    expect((await call(path, value, { method, body: nested(101) })).status).toBe(400);
    expect((await call(path, value, { method, body: nested(100) })).ok).toBe(true);
    expect((await call('/api/links', value)).status).toBe(200);
  });

  test.each(['/api/nothing', '/api', '/elsewhere', '/api/links/link_1/more', '/api/analytics/link_1'])(
    '%s is 404',
    async path => {
      const { value } = await issue();
      expect((await call(path, value)).status).toBe(404);
    },
  );
});

describe('a page can read every answer', () => {
  test.each(['/api/links', '/api/nothing', '/api/track/lead'])('%s', async path => {
    const answer = await call(path, 'nonsense', { headers: { origin: 'https://app.example.com' } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('and may send the key', async () => {
    const answer = await call('/api/links', undefined, {
      method: 'OPTIONS',
      headers: { origin: 'https://app.example.com', 'access-control-request-headers': 'authorization' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')).toContain('authorization');
  });
});
