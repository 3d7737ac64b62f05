import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { guardManagement } from './guard.ts';

const TOKEN = 'a-token-of-some-length';

test.each([
  [4656, '127.0.0.1:4656', 200],
  [4656, 'localhost:4656', 200],
  [4656, '127.0.0.1', 403],
  [4656, '127.0.0.1:80', 403],
  [4656, '127.0.0.1:4656.evil.test', 403],
  [4656, 'localhost.:4656', 403],
  // The port of http itself is not written.
  [80, '127.0.0.1', 200],
  [80, 'localhost', 200],
  [80, 'rebound.evil.test', 403],
])('on port %i the host %s gets %i', async (port, host, status) => {
  const app = new Hono();
  app.use(guardManagement(TOKEN, () => port));
  app.get('/', context => context.text('in'));
  const answer = await app.request('/', { headers: { host, authorization: `Bearer ${TOKEN}` } });
  expect(answer.status).toBe(status);
});
