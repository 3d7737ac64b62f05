import { describe, expect, test } from 'vitest';
import { type OutgoingCall, predictHeaders } from './predict-headers.ts';
import type { ReferrerPolicy } from './referrer.ts';

const call: OutgoingCall = {
  url: 'https://hoko.to/api/links',
  method: 'GET',
  documentUrl: 'https://ann:pw@app.example.com:8443/page?q=1#top',
};

test('a page’s call with a key carries its origin, and by default the origin as Referer', () => {
  expect(predictHeaders(call)).toEqual({
    origin: 'https://app.example.com:8443',
    referer: 'https://app.example.com:8443/',
    carriesKey: true,
  });
});

describe('a referrer policy changes the Referer, never the Origin of a call with a key', () => {
  const full = 'https://app.example.com:8443/page?q=1';
  const origin = 'https://app.example.com:8443/';
  test.each<[ReferrerPolicy, string | undefined]>([
    ['no-referrer', undefined],
    ['same-origin', undefined],
    ['origin', origin],
    ['strict-origin', origin],
    ['origin-when-cross-origin', origin],
    ['strict-origin-when-cross-origin', origin],
    ['no-referrer-when-downgrade', full],
    ['unsafe-url', full],
  ])('%s', (referrerPolicy, referer) => {
    const headers = predictHeaders({ ...call, referrerPolicy });
    expect(headers.origin).toBe('https://app.example.com:8443');
    expect(headers.referer).toBe(referer);
  });
});

test('an opaque origin is null and sends no Referer', () => {
  expect(predictHeaders({ ...call, opaqueOrigin: true })).toEqual({ origin: 'null', carriesKey: true });
  expect(predictHeaders({ ...call, documentUrl: 'data:text/html,hi' })).toEqual({
    origin: 'null',
    carriesKey: true,
  });
  expect(predictHeaders({ ...call, documentUrl: 'file:///tmp/a.html' })).toEqual({
    origin: 'null',
    carriesKey: true,
  });
});

test('srcdoc calls as the page that holds it', () => {
  const headers = predictHeaders({
    ...call,
    documentUrl: 'about:srcdoc',
    creatorUrl: 'https://app.example.com/x',
  });
  expect(headers).toMatchObject({ origin: 'https://app.example.com', referer: 'https://app.example.com/' });
});

test('a blob: document keeps its origin; Firefox alone sends a Referer from it', () => {
  const blob = { ...call, documentUrl: 'blob:https://app.example.com/1234' };
  expect(predictHeaders(blob, 'chromium')).toEqual({ origin: 'https://app.example.com', carriesKey: true });
  expect(predictHeaders(blob, 'firefox').referer).toBe('https://app.example.com/');
});

test('a frame of an extension’s page has that page’s origin, in Node too', () => {
  for (const documentUrl of ['about:blank', 'about:srcdoc', 'blob:chrome-extension://abc/1234']) {
    const made = { ...call, documentUrl, creatorUrl: 'chrome-extension://abc/page.html' };
    expect(predictHeaders(made).origin).toBe('chrome-extension://abc');
  }
});

test('a frame in a frame without an address of its own has no origin anybody could tell', () => {
  const nested = { ...call, documentUrl: 'about:srcdoc', creatorUrl: 'about:srcdoc' };
  for (const browser of ['standard', 'chromium', 'firefox'] as const) {
    expect(predictHeaders(nested, browser)).toEqual({ origin: 'null', carriesKey: true });
  }
});

test('no-cors loses the key', () => {
  expect(predictHeaders({ ...call, mode: 'no-cors' })).toMatchObject({ carriesKey: false });
  expect(predictHeaders({ ...call, mode: 'no-cors' }).origin).toBeUndefined();
});

test('a redirect through another origin taints the Origin and drops the key', () => {
  const through = predictHeaders({ ...call, redirects: ['https://other.test/go'] });
  expect(through).toMatchObject({ origin: 'null', carriesKey: false });
  const own = predictHeaders({ ...call, redirects: ['https://app.example.com:8443/go'] });
  expect(own).toMatchObject({ origin: 'https://app.example.com:8443', carriesKey: false });
});

test('Hoko’s own pages send a Referer and no Origin on a GET', () => {
  const own = { ...call, documentUrl: 'https://hoko.to/dashboard' };
  expect(predictHeaders(own)).toEqual({ referer: 'https://hoko.to/dashboard', carriesKey: true });
  expect(predictHeaders({ ...own, method: 'POST' }).origin).toBe('https://hoko.to');
});

test('a downgrade to http sends no Referer by default', () => {
  const headers = predictHeaders({ ...call, url: 'http://hoko.example/api/links' });
  expect(headers.referer).toBeUndefined();
  expect(headers.origin).toBe('https://app.example.com:8443');
});

test('a Referer over 4,096 characters is cut to the origin', () => {
  const base = 'https://app.example.com/';
  const at = (length: number) =>
    predictHeaders({
      ...call,
      documentUrl: base + 'x'.repeat(length - base.length),
      referrerPolicy: 'unsafe-url',
    });
  expect(at(4096).referer).toHaveLength(4096);
  expect(at(4097).referer).toBe(base);
});
