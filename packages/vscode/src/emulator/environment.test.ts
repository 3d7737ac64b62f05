import { expect, test } from 'vitest';
import { accessFrom, loopbackUrl } from './environment.ts';

test.each([
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
  [' http://localhost:4000/ ', 'http://localhost:4000'],
  ['http://[::1]:4000', 'http://[::1]:4000'],
])('%s is an emulator’s address', (text, url) => {
  expect(loopbackUrl(text)).toBe(url);
});

test.each([
  '',
  'localhost:4000',
  'https://127.0.0.1:4000',
  'http://127.0.0.1.evil.test:4000',
  'http://127.0.0.1:4000@evil.test/',
  'http://user:pass@127.0.0.1:4000',
  'http://127.0.0.1:4000/path',
  'http://127.0.0.1:4000/?x',
  'http://127.0.0.2:4000',
  'file:///etc/passwd',
])('“%s” is none', text => {
  expect(loopbackUrl(text)).toBeUndefined();
});

test('the environment counts only with a loopback address and a token', () => {
  const env = { HOKO_EMULATOR_URL: 'http://127.0.0.1:4000', HOKO_EMULATOR_TOKEN: 't' };
  expect(accessFrom(env)).toEqual({ url: 'http://127.0.0.1:4000', token: 't' });
  expect(accessFrom({ ...env, HOKO_EMULATOR_TOKEN: ' ' })).toBeUndefined();
  expect(accessFrom({ ...env, HOKO_EMULATOR_TOKEN: 'té' })).toBeUndefined();
  expect(accessFrom({ ...env, HOKO_EMULATOR_URL: 'http://10.0.0.1:4000' })).toBeUndefined();
  expect(accessFrom({})).toBeUndefined();
});
