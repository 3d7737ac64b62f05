import { describe, expect, test } from 'vitest';
import { describePage } from './current-page.ts';

test('a web page is what Hoko sees in Origin', () => {
  expect(describePage('https://app.example.com:8443/a?b', 'https://app.example.com:8443')).toEqual({
    kind: 'web',
    hostname: 'app.example.com',
    headers: {
      origin: 'https://app.example.com:8443',
      referer: 'https://app.example.com:8443/',
      carriesKey: true,
    },
  });
});

test('a sandboxed page calls as nobody', () => {
  expect(describePage('https://app.example.com/', 'null')).toEqual({
    kind: 'sandboxed',
    hostname: 'app.example.com',
    headers: { origin: 'null', carriesKey: true },
  });
});

test('where nobody could ask, the address counts', () => {
  expect(describePage('https://addons.example/', undefined)).toMatchObject({
    kind: 'web',
    hostname: 'addons.example',
  });
});

describe('a page without a hostname says why', () => {
  test.each([
    ['about:newtab', 'newTab'],
    ['chrome://newtab/', 'newTab'],
    ['about:preferences', 'browserPage'],
    ['chrome://settings/', 'browserPage'],
    ['file:///home/a.html', 'file'],
    ['moz-extension://6f3c/options.html', 'extensionPage'],
    [undefined, 'unknown'],
    ['data:text/html,x', 'unknown'],
  ] as const)('%s: %s', (url, why) => {
    expect(describePage(url, undefined)).toEqual({ kind: 'none', why });
  });
});
