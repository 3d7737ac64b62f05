import { HOKO_ORIGIN } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { checkApiUrl } from './api-url.ts';

const setting = manifest.contributes.configuration.properties['hoko.apiUrl'];
const pattern = new RegExp(setting.pattern);

test('no workspace can set it, and it is Hoko’s own until a person does', () => {
  expect(setting.scope).toBe('application');
  expect(setting.default).toBe(HOKO_ORIGIN);
});

test.each([
  ['https://hoko.to', 'https://hoko.to'],
  ['https://staging.hoko.example:8443/', 'https://staging.hoko.example:8443'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://127.0.0.1', 'http://127.0.0.1'],
  ['http://[::1]:3000/', 'http://[::1]:3000'],
])('%s is taken, by the manifest too', (text, origin) => {
  expect(checkApiUrl(text)).toBe(origin);
  expect(pattern.test(text)).toBe(true);
});

test.each([
  'http://hoko.to',
  'http://localhost.evil.test',
  'http://127.0.0.1.evil.test',
  'https://me:secret@hoko.to',
  'https://hoko.to/path',
  'https://hoko.to?a=b',
  'https://hoko.to#a',
  'javascript:alert(1)',
  "https://a'b.test",
  'https://$(id).test',
  'https://',
  'hoko.to',
  '',
])('%s is not, by the manifest either', text => {
  expect(checkApiUrl(text)).toBeUndefined();
  expect(pattern.test(text)).toBe(false);
});

test.each([undefined, null, 7, ['https://hoko.to'], { href: 'https://hoko.to' }])('%j is no address', value =>
  expect(checkApiUrl(value)).toBeUndefined(),
);
