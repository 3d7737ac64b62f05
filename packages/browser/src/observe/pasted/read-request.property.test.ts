import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { MAX_PASTED, readPasted } from './read-request.ts';
import { shellWords } from './shell-words.ts';

const VALUE = 'Bearer q7Zk2Jx9"vB4$mT1';
const REQUEST = {
  url: 'https://hoko.to/api/links?a=1&b=2',
  method: 'GET',
  origin: 'https://app.example.com',
  value: 'q7Zk2Jx9"vB4$mT1',
};

/** Written by hand after what Chrome's and Firefox's developer tools copy. */
const COPIES: readonly (readonly [string, string])[] = [
  [
    'cURL (bash)',
    `curl 'https://hoko.to/api/links?a=1&b=2' \\\n  -H 'accept: */*' \\\n  -H 'origin: https://app.example.com' \\\n  -H 'authorization: ${VALUE}' \\\n  --compressed`,
  ],
  [
    'cURL (bash, with an escape)',
    `curl "https://hoko.to/api/links?a=1&b=2" -H 'Origin: https://app.example.com' -H $'Authorization: Bearer q7Zk2Jx9"vB4\\u0024mT1'`,
  ],
  [
    'cURL (cmd)',
    'curl ^"https://hoko.to/api/links?a=1^&b=2^" ^\r\n  -H ^"origin: https://app.example.com^" ^\r\n  -H ^"authorization: Bearer q7Zk2Jx9^\\^"vB4$mT1^"',
  ],
  [
    'PowerShell',
    '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\nInvoke-WebRequest -UseBasicParsing -Uri "https://hoko.to/api/links?a=1&b=2" `\n-WebSession $session `\n-Headers @{\n"authorization"="Bearer q7Zk2Jx9`"vB4`$mT1"\n  "origin"="https://app.example.com"\n}',
  ],
  [
    'fetch (Firefox)',
    `await fetch("https://hoko.to/api/links?a=1&b=2", {\n    "credentials": "omit",\n    "headers": ${JSON.stringify({ Authorization: VALUE, Origin: 'https://app.example.com' })},\n    "method": "GET",\n    "mode": "cors"\n});`,
  ],
];

describe('a copied request', () => {
  test.each(COPIES)('%s', (_, text) => {
    const read = readPasted(text);
    expect(read).toMatchObject({ ok: true, request: REQUEST });
  });

  test('fetch (Chrome) names its page by the referrer', () => {
    const text = `fetch("https://hoko.to/api/track/lead", {"headers":{"authorization":"abc"},"referrer":"https://app.example.com/","body":"{}","method":"POST"});`;
    expect(readPasted(text)).toMatchObject({
      ok: true,
      request: { method: 'POST', referer: 'https://app.example.com/', value: 'abc', complete: false },
    });
  });

  test('curl with a body is a POST', () => {
    expect(readPasted(`curl https://hoko.to/api/links --data-raw '{"a":1}'`)).toMatchObject({
      request: { method: 'POST' },
    });
  });

  test.each([
    [
      'an option in one with its word',
      'curl -sXDELETE https://hoko.to/api/links -HAuthorization:abc',
      'DELETE',
    ],
    ['a number', "curl -m 5 https://hoko.to/api/links -H 'Authorization: Bearer abc'", 'GET'],
    ['--max-time', "curl --max-time 5 https://hoko.to/api/links -H 'Authorization: abc'", 'GET'],
    ['--json', "curl --json '{}' https://hoko.to/api/links -H 'Authorization: Bearer abc'", 'POST'],
    ['-G', 'curl -sG -d a=1 https://hoko.to/api/links -HAuthorization:abc', 'GET'],
    ['--get', 'curl --get --data-urlencode a=1 https://hoko.to/api/links -HAuthorization:abc', 'GET'],
    ['-G in a word', 'curl -HGreet:G -d a=1 https://hoko.to/api/links -HAuthorization:abc', 'POST'],
    ['--oauth2-bearer', 'curl --oauth2-bearer abc https://hoko.to/api/links', 'GET'],
    ['a proxy', "curl -x http://127.0.0.1:1 https://hoko.to/api/links -H 'Authorization: abc'", 'GET'],
    ['an unknown option', "curl --retry 2 https://hoko.to/api/links -H 'Authorization: abc'", 'GET'],
    ['headers as pairs', 'fetch("https://hoko.to/api/links", {"headers":[["Authorization","abc"]]})', 'GET'],
  ])('changed by hand: %s', (_, text, method) => {
    expect(readPasted(text)).toMatchObject({
      request: { url: 'https://hoko.to/api/links', method, value: 'abc' },
    });
  });

  test('curl’s user is another key than any', () => {
    const text = 'curl -u user:abc https://hoko.to/api/links';
    expect(readPasted(text)).toMatchObject({ request: { value: 'Basic user:abc' } });
  });

  test('a mode that drops the key is read, and a policy, and no query of a page', () => {
    const options = {
      mode: 'no-cors',
      referrer: 'https://app.example.com/?a=1',
      referrerPolicy: 'no-referrer',
    };
    expect(readPasted(`fetch("https://hoko.to/api/links", ${JSON.stringify(options)});`)).toMatchObject({
      request: { noCors: true, referer: 'https://app.example.com/', referrerPolicy: 'no-referrer' },
    });
    const copied = "curl 'https://hoko.to/api/links' -H 'sec-fetch-mode: no-cors'";
    expect(readPasted(copied)).toMatchObject({ request: { noCors: true } });
  });

  test.each([
    ['', 'empty'],
    ['hello', 'notRequest'],
    ['curl', 'notRequest'],
    ["curl 'javascript:alert(1)'", 'notRequest'],
    ['fetch(alert(1))', 'notRequest'],
    ["curl hoko.to/api/links -H 'Authorization: Bearer abc'", 'notRequest'],
    [
      'fetch("https://hoko.to/api/links", { method: "GET", headers: { Authorization: "abc" } })',
      'notRequest',
    ],
    ['fetch("https://hoko.to/api/links", options)', 'notRequest'],
    ['fetch("https://hoko.to/api/links", {"headers":{"Authorization":1}})', 'notRequest'],
    ['fetch("https://hoko.to/api/links", {}).then(alert)', 'notRequest'],
    ['x'.repeat(MAX_PASTED + 1), 'tooLong'],
  ])('%.20s… is %s', (text, problem) => {
    expect(readPasted(text)).toEqual({ ok: false, problem });
  });
});

describe('a stranger’s text', () => {
  const pieces = fc.constantFrom(
    "'",
    '"',
    '\\',
    '^',
    '`',
    '$',
    '\n',
    ' ',
    '-H',
    'curl ',
    'fetch(',
    '{',
    '}',
    ':',
    '@{',
    '-Uri ',
  );
  const hostile = fc
    .tuple(
      fc.constantFrom('curl ', 'fetch("', 'await fetch(', 'Invoke-WebRequest -Uri "', ''),
      fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }),
    )
    .map(([start, rest]) => start + rest.join(''));

  test('never throws, and gives a web address or a problem', () => {
    fc.assert(
      fc.property(hostile, text => {
        const read = readPasted(text);
        if (read.ok) expect(new URL(read.request.url).protocol).toMatch(/^https?:$/);
      }),
    );
  });

  test('in quotes of a Unix shell is one word, as it is', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const quoted = `'${text.replaceAll("'", "'\\''")}'`;
        expect(shellWords(`curl ${quoted}`, 'bash')).toEqual(['curl', text]);
      }),
    );
  });

  const repeated = ['"', "'", '\\', '^', '`"', '"a"=', 'fetch("', '-Uri "', '{', ' ', ' )', ', ', '-s '];
  const starts = ['curl ', 'fetch("x", ', 'Invoke-WebRequest '];
  const texts = starts.flatMap(start => repeated.map(piece => [start, piece] as const));

  test.each(texts)('of the greatest length is read to its end: %s%s…', (start, piece) => {
    const text = (start + piece.repeat(MAX_PASTED)).slice(0, MAX_PASTED);
    expect(readPasted(text)).toEqual({ ok: false, problem: 'notRequest' });
  });

  test.each(texts)('twice as long is read with twice as many looks at it: %s%s…', (start, piece) => {
    const looks = (length: number) => {
      const look = vi.spyOn(String.prototype, 'charAt');
      try {
        readPasted(start + piece.repeat(length / piece.length));
        return look.mock.calls.length;
      } finally {
        look.mockRestore();
      }
    };
    // Were it to grow with the square of the length, it would be four times as many.
    expect(looks(4000)).toBeLessThanOrEqual(2.1 * looks(2000));
  });
});
