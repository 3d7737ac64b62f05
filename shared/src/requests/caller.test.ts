import { expect, test } from 'vitest';
import { callerOf } from './caller.ts';

const app = { kind: 'hostname', hostname: 'app.example.com' } as const;

test.each([
  [{}, { kind: 'none' }],
  [{ origin: '', referer: '' }, { kind: 'none' }],
  [{ origin: 'https://app.example.com' }, { ...app, header: 'origin' }],
  [{ origin: 'https://app.example.com:8443' }, { ...app, header: 'origin' }],
  [{ referer: 'https://app.example.com/page?x' }, { ...app, header: 'referer' }],
  [
    { origin: 'https://app.example.com', referer: 'https://other.test/' },
    { ...app, header: 'origin' },
  ],
  [{ origin: 'null' }, { kind: 'opaque' }],
  [{ origin: 'null', referer: 'https://app.example.com/' }, { kind: 'opaque' }],
  [{ origin: 'http://[::1]:3000' }, { kind: 'hostname', hostname: '[::1]', header: 'origin' }],
  [{ origin: 'capacitor://localhost' }, { kind: 'hostname', hostname: 'localhost', header: 'origin' }],
  [{ origin: 'app.example.com' }, { kind: 'unreadable', header: 'origin', text: 'app.example.com' }],
  [
    { origin: 'https://a.example https://b.example' },
    { kind: 'unreadable', header: 'origin', text: 'https://a.example https://b.example' },
  ],
  [{ referer: 'https://app.example.com/a,https://b.example/, c' }, { ...app, header: 'referer' }],
  [{ origin: ' https://App.example.com.:80 ' }, { ...app, header: 'origin' }],
  [
    { origin: 'https://bücher.example' },
    { kind: 'hostname', hostname: 'xn--bcher-kva.example', header: 'origin' },
  ],
])('%j is %j', (headers, caller) => {
  expect(callerOf(headers)).toEqual(caller);
});

test.each([
  'https://a.example/, https://b.example/',
  'http://0x7f.1/',
  'http://127.1/',
  'http://[0:0::1]/',
  'https://exa%6Dple.com/',
])('what no browser sends, “%s”, is not guessed', text => {
  expect(callerOf({ referer: text })).toEqual({ kind: 'unreadable', header: 'referer', text });
});

test('answered questions change who is seen', () => {
  const both = { origin: 'null', referer: 'https://app.example.com/' };
  expect(callerOf(both, { nullOrigin: { answer: 'absent', basis: 'observed' } })).toEqual({
    ...app,
    header: 'referer',
  });
  expect(callerOf({ origin: 'null' }, { nullOrigin: { answer: 'absent', basis: 'observed' } })).toEqual({
    kind: 'none',
  });
  const differ = { origin: 'https://other.test', referer: 'https://app.example.com/' };
  expect(callerOf(differ, { headerPrecedence: { answer: 'referer', basis: 'observed' } })).toEqual({
    ...app,
    header: 'referer',
  });
  const scheme = { origin: 'capacitor://localhost' };
  expect(callerOf(scheme, { otherSchemes: { answer: 'no', basis: 'observed' } }).kind).toBe('unreadable');
});
