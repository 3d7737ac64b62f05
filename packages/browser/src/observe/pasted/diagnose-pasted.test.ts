import { expect, test } from 'vitest';
import { diagnosePasted, type NamedRequest } from './diagnose-pasted.ts';

const request = (change: Partial<NamedRequest> = {}): NamedRequest => ({
  url: 'https://hoko.to/api/links',
  method: 'GET',
  origin: 'https://app.example.com',
  complete: true,
  noCors: false,
  fingerprint: 'fp1_0123456789abcdef',
  ...change,
});
const said = (status?: number, message = '') => ({ status, message });

test.each<[string, NamedRequest, ReturnType<typeof said>, string]>([
  ['a 401 of an unknown key', request(), said(401), 'blockedOrWrongKey'],
  ['a block in Hoko’s words', request(), said(403, 'Hostname blocked'), 'blocked'],
  ['a missing scope', request(), said(403, '{"missingScopes":["linksRead"]}'), 'missingScope'],
  ['a revoked key', request(), said(401, 'API key revoked'), 'revoked'],
  ['a success', request(), said(200), 'passed'],
  ['CORS', request(), said(), 'cors'],
  ['no key', request({ fingerprint: undefined }), said(401), 'noKey'],
  ['http from a secure page', request({ url: 'http://hoko.to/api/links' }), said(), 'mixedContent'],
  ['http on this machine', request({ url: 'http://127.0.0.1:4656/api/links' }), said(), 'cors'],
])('%s', (_, pasted, answer, outcome) => {
  expect(diagnosePasted(pasted, answer, []).outcome).toBe(outcome);
});

test('a copied fetch names its origin by its referrer, or not at all', () => {
  const { origin, ...bare } = request({ complete: false });
  expect(diagnosePasted(bare, said(401), []).headers).toBeUndefined();
  const named = diagnosePasted({ ...bare, referer: 'https://app.example.com/shop' }, said(401), []);
  expect(named.headers?.origin).toBe(origin);
});

test('a policy that the text names decides what is sent of the page', () => {
  const { origin, ...bare } = request({ complete: false, referer: 'https://app.example.com/shop' });
  const named = diagnosePasted({ ...bare, referrerPolicy: 'no-referrer' }, said(401), []);
  expect(named.headers).toEqual({ origin, referer: undefined });
  const whole = diagnosePasted({ ...bare, referrerPolicy: 'unsafe-url' }, said(401), []);
  expect(whole.headers?.referer).toBe('https://app.example.com/…');
});

test.each([said(401), said()])('mode no-cors drops the key, whatever was seen: %j', answer => {
  const { outcome, causes, carriesKey } = diagnosePasted(request({ noCors: true }), answer, []);
  expect({ outcome, carriesKey }).toEqual({ outcome: 'noKey', carriesKey: false });
  expect(causes.map(({ code }) => code)).toEqual(['keyDropped']);
});

test('a request that goes elsewhere is told', () => {
  expect(diagnosePasted(request({ url: 'https://other.test/api' }), said(401), []).elsewhere).toBe(true);
  expect(diagnosePasted(request(), said(401), []).elsewhere).toBe(false);
});
