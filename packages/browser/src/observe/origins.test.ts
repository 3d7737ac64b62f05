import { expect, test } from 'vitest';
import { permissionFor, readEmulator } from './origins.ts';

test.each([
  ['http://127.0.0.1:4656', 'http://127.0.0.1:4656'],
  [' localhost:4656/api ', 'http://localhost:4656'],
  ['https://127.0.0.1:4656', undefined],
  ['http://evil.test', undefined],
  ['http://127.0.0.1.evil.test', undefined],
  ['http://user@evil.test#127.0.0.1', undefined],
  ['javascript://127.0.0.1', undefined],
  ['', undefined],
])('the emulator at %j is %j', (text, origin) => expect(readEmulator(text)?.origin).toBe(origin));

test.each([
  ['https://hoko.to/api/links', 'https://hoko.to/*'],
  ['http://127.0.0.1:4656', 'http://127.0.0.1/*'],
  ['about:blank', undefined],
  ['data:text/html,', undefined],
  ['', undefined],
])('the permission for %j is %j', (address, pattern) => expect(permissionFor(address)).toBe(pattern));
