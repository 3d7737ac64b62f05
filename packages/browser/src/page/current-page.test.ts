import { describe, expect, test } from 'vitest';
import { askedPage } from './asked-page.ts';
import { describePage } from './current-page.ts';
import { readFacts } from './page-facts.ts';

const facts = (origin: string, ...policies: string[]) => readFacts({ origin, policies });

test('a web page is what Hoko sees in Origin', () => {
  const page = describePage('https://app.example.com:8443/a?b', facts('https://app.example.com:8443'));
  expect(page).toMatchObject({
    kind: 'web',
    hostname: 'app.example.com',
    headers: {
      origin: 'https://app.example.com:8443',
      referer: 'https://app.example.com:8443/',
      carriesKey: true,
    },
  });
});

test.each([
  ['https://app.example.com/', 'null', 'sandbox', 'app.example.com'],
  ['file:///home/a.html', 'null', 'file', undefined],
  ['data:text/html,x', 'null', 'data', undefined],
])('%s with the origin %s calls as nobody: %s', (url, origin, why, hostname) => {
  expect(describePage(url, facts(origin))).toMatchObject({
    kind: 'opaque',
    why,
    hostname,
    headers: { origin: 'null', carriesKey: true },
  });
});

test('a page made of a blob calls as the page that made it', () => {
  const url = 'blob:https://app.example.com:8443/6f3c';
  const headers = { origin: 'https://app.example.com:8443', carriesKey: true };
  expect(describePage(url)).toMatchObject({ kind: 'web', hostname: 'app.example.com', headers });
  expect(describePage(url, facts('null'))).toMatchObject({ kind: 'opaque', why: 'sandbox' });
  expect(describePage('blob:null/6f3c')).toEqual({ kind: 'none', why: 'unknown' });
});

test('where nobody could ask, the address counts', () => {
  expect(describePage('https://addons.example/')).toMatchObject({ kind: 'web', hostname: 'addons.example' });
});

test('a referrer policy changes Referer, and never Origin', () => {
  const page = describePage('https://app.example.com/a', facts('https://app.example.com', 'no-referrer'));
  expect(page).toMatchObject({
    referrerPolicy: 'no-referrer',
    headers: { origin: 'https://app.example.com', carriesKey: true },
  });
  expect(page).not.toHaveProperty('headers.referer');
});

describe('a page without a call to predict says why', () => {
  test.each([
    ['about:newtab', 'newTab'],
    ['chrome://newtab/', 'newTab'],
    ['about:preferences', 'browserPage'],
    ['chrome://settings/', 'browserPage'],
    ['moz-extension://6f3c/options.html', 'extensionPage'],
    [undefined, 'unknown'],
    ['', 'unknown'],
    ['mailto:a@example.com', 'unknown'],
  ] as const)('%s: %s', (url, why) => {
    expect(describePage(url)).toEqual({ kind: 'none', why });
  });
});

describe('what a page says of itself', () => {
  test.each([
    [['no-referrer'], 'no-referrer'],
    [['origin', ' Unsafe-URL '], 'unsafe-url'],
    [['origin', 'nonsense'], 'origin'],
    [['never'], 'no-referrer'],
    [['constructor', '__proto__', 3], undefined],
    [[], undefined],
  ])('of the policies %j counts %s', (policies, policy) => {
    expect(readFacts({ origin: 'https://a.test', policies }).referrerPolicy).toBe(policy);
  });

  test.each([undefined, null, 'https://a.test', 7, [], {}, { origin: 7, policies: 'origin' }])(
    'of another shape is left out: %j',
    value => {
      expect(readFacts(value)).toEqual({ origin: undefined, referrerPolicy: undefined });
    },
  );
});

describe('a page somebody asks about', () => {
  test.each([
    ['app.example.com', 'https://app.example.com'],
    [' https://app.example.com:8443/shop?a#b ', 'https://app.example.com:8443'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['localhost:3000', 'https://localhost:3000'],
    ['https://user:secret@app.example.com/x', 'https://app.example.com'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
    ['file:///home/a.html', 'null'],
  ])('%s calls as %s', (text, origin) => {
    const page = askedPage(text);
    expect(page?.kind === 'none' ? undefined : page?.headers.origin).toBe(origin);
  });

  test.each([
    ...['', '  ', '*.example.com', 'two words', 'https://', 'about:blank', 'chrome://settings', '<b>'],
    ...[
      'jo@example.com',
      'mailto:jo@example.com',
      'C:\\page.html',
      'chrome-extension://abcdefghijklmnop/a.html',
    ],
  ])('%j is none', text => {
    expect(askedPage(text)).toBeUndefined();
  });

  test('an app’s own address is asked about by the origin its calls name', () => {
    expect(askedPage('capacitor://localhost/index.html')).toMatchObject({
      kind: 'web',
      hostname: 'localhost',
      headers: { origin: 'capacitor://localhost' },
    });
  });
});
