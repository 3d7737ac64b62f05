import { describe, expect, test } from 'vitest';
import { MAX_CALLS, type ObservedCall, withEvent } from './calls.ts';
import { keyIn, maskedAddress, type RequestEvent, readLeaving } from './request-event.ts';

const started = (id: string, url = 'https://hoko.to/api/links', method = 'GET'): RequestEvent => ({
  kind: 'started',
  id,
  url,
  method,
  at: 1,
  frameId: 0,
  caller: 'https://app.example.com',
});
const callsAfter = (...events: readonly RequestEvent[]) =>
  events.reduce<readonly ObservedCall[]>(withEvent, []);

describe('a call', () => {
  test('says what it needs; its query is left out, and what looks like a value is replaced', () => {
    const [call] = callsAfter(started('1', 'https://hoko.to/api/links/link_42?token=abc'));
    expect(call).toMatchObject({ endpoint: '/api/links/link_42', scope: 'linksRead' });
    const [odd] = callsAfter(started('1', 'https://hoko.to/api/links/q7Zk2Jx9vB4mT1pR8sL5wN3c'));
    expect(odd?.endpoint).toBe('/api/links/…');
    expect(JSON.stringify(callsAfter(started('1', 'https://hoko.to/api/x?token=abc')))).not.toContain('abc');
  });

  test('is joined to its preflight whatever the order of events', () => {
    const asked: RequestEvent = { kind: 'asked', id: 'p', url: 'https://hoko.to/api/links', frameId: 0 };
    const sent: RequestEvent = { kind: 'sent', id: '1', carriesKey: true, noCors: false };
    const answered: RequestEvent = { kind: 'answered', id: 'p', status: 204, open: true };
    for (const events of [
      [asked, answered, sent],
      [sent, asked, answered],
    ]) {
      const calls = callsAfter(started('1'), started('p', undefined, 'OPTIONS'), ...events);
      expect(calls).toHaveLength(1);
      expect(calls[0]).toMatchObject({ preflight: { id: 'p', status: 204 }, sent: { carriesKey: true } });
      expect(calls[0]?.status).toBeUndefined();
    }
  });

  test('follows redirects within Hoko, and ends where one leads away', () => {
    const [within] = callsAfter(started('1'), {
      kind: 'redirected',
      id: '1',
      to: 'https://hoko.to/api/tags?x=1',
    });
    expect(within).toMatchObject({
      endpoint: '/api/tags',
      scope: 'tagsRead',
      redirects: ['https://hoko.to/api/links'],
    });
    const [away] = callsAfter(started('1'), { kind: 'redirected', id: '1', to: 'https://other.test/' });
    expect(away?.end).toEqual({ kind: 'left' });
  });

  test('that goes on at another address of Hoko’s is the same one, and nothing of the first answer is left', () => {
    const moved: readonly RequestEvent[] = [
      started('1', undefined, 'POST'),
      { kind: 'asked', id: 'p', url: 'https://hoko.to/api/links', frameId: 0 },
      { kind: 'answered', id: 'p', status: 204, open: true },
      { kind: 'sent', id: '1', origin: 'https://app.example.com', carriesKey: true, noCors: false },
      { kind: 'recognised', id: '1', fingerprint: 'fp1_a' },
      { kind: 'answered', id: '1', status: 303, open: true },
      { kind: 'redirected', id: '1', to: 'https://hoko.to/api/tags' },
    ];
    const calls = callsAfter(...moved, started('1', 'https://hoko.to/api/tags'));
    expect(calls).toEqual([
      {
        id: '1',
        at: 1,
        method: 'GET',
        url: 'https://hoko.to/api/tags',
        endpoint: '/api/tags',
        scope: 'tagsRead',
        frameId: 0,
        caller: 'https://app.example.com',
        redirects: ['https://hoko.to/api/links'],
      },
    ]);
  });

  test('that left Hoko has ended, though it may come back', () => {
    const [call, ...others] = callsAfter(
      started('1'),
      { kind: 'redirected', id: '1', to: 'https://other.test/' },
      started('1'),
      { kind: 'answered', id: '1', status: 401, open: true },
      { kind: 'completed', id: '1', fromCache: false },
    );
    expect(others).toEqual([]);
    expect(call?.end).toEqual({ kind: 'left' });
  });

  test('nobody saw start changes nothing', () => {
    expect(callsAfter({ kind: 'completed', id: '9', fromCache: false })).toEqual([]);
  });
});

test('the oldest calls go first', () => {
  const calls = callsAfter(...Array.from({ length: MAX_CALLS + 2 }, (_, i) => started(String(i))));
  expect(calls).toHaveLength(MAX_CALLS);
  expect(calls[0]?.id).toBe('2');
});

test('headers are read, and the value kept apart from what is told', () => {
  const { event, value } = readLeaving({
    id: '1',
    url: 'https://hoko.to/api/links',
    frameId: 0,
    headers: [
      { name: 'Authorization', value: 'Bearer q7Zk2Jx9' },
      { name: 'Origin', value: 'https://app.example.com' },
      { name: 'Referer', value: 'https://app.example.com/shop?session=abc' },
    ],
  });
  expect(value).toBe('q7Zk2Jx9');
  expect(event).toEqual({
    kind: 'sent',
    id: '1',
    origin: 'https://app.example.com',
    referer: 'https://app.example.com/…',
    carriesKey: true,
    noCors: false,
  });
});

test.each([
  ['https://app.example.com/', 'https://app.example.com/'],
  ['https://app.example.com', 'https://app.example.com'],
  ['https://app.example.com/reset/q7Zk2Jx9', 'https://app.example.com/…'],
  ['https://app.example.com/?token=abc#x', 'https://app.example.com/'],
  ['https://jo:abc@app.example.com:8443/a', 'https://app.example.com:8443/…'],
  ['https://app.example.com/…', 'https://app.example.com/…'],
  ['https://a.test/, https://b.test/?x', 'https://a.test/, https://b.test/'],
  ['about:client', 'about:client'],
  ['', ''],
])('of the address %j %j is left', (address, left) => expect(maskedAddress(address)).toBe(left));

test.each([
  ['Bearer abc', 'abc'],
  ['bearer  abc ', 'abc'],
  ['abc', 'abc'],
  ['Bearer ', undefined],
  ['', undefined],
  [undefined, undefined],
])('the key in %j is %j', (header, value) => expect(keyIn(header)).toBe(value));
