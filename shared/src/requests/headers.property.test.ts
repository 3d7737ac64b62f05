import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callerOf } from './caller.ts';
import { type OutgoingCall, predictHeaders } from './predict-headers.ts';
import { REFERRER_POLICIES } from './referrer.ts';

const url = fc
  .tuple(
    fc.constantFrom('http', 'https'),
    fc.constantFrom('app.test', 'api.app.test', 'other.test', 'localhost', '127.0.0.1'),
    fc.webPath(),
  )
  .map(([scheme, host, path]) => `${scheme}://${host}${path}`);
const policy = fc.constantFrom('', ...REFERRER_POLICIES);
const call: fc.Arbitrary<OutgoingCall> = fc.record(
  {
    url,
    method: fc.constantFrom('GET', 'POST', 'DELETE'),
    documentUrl: fc.oneof(
      url,
      url.map(page => `blob:${new URL(page).origin}/1`),
      fc.constantFrom(
        'about:srcdoc',
        'about:blank',
        'data:text/html,',
        'chrome-extension://abc/x',
        'blob:chrome-extension://abc/1',
      ),
    ),
    creatorUrl: fc.oneof(
      url,
      url.map(page => `blob:${new URL(page).origin}/1`),
      fc.constantFrom(
        'about:srcdoc',
        'about:blank',
        'data:,',
        'file:///a',
        'chrome-extension://abc/x',
        'capacitor://localhost',
        'blob:null/1',
      ),
    ),
    worker: fc.boolean(),
    opaqueOrigin: fc.boolean(),
    referrerPolicy: policy,
    redirects: fc.array(url, { maxLength: 3 }),
  },
  { requiredKeys: ['url', 'method', 'documentUrl'] },
) as fc.Arbitrary<OutgoingCall>;
const engine = fc.constantFrom('standard', 'chromium', 'firefox');

test('a referrer policy never changes the Origin of a call with a key', () => {
  fc.assert(
    fc.property(call, engine, policy, (outgoing, browser, other) => {
      const { origin } = predictHeaders(outgoing, browser);
      expect(predictHeaders({ ...outgoing, referrerPolicy: other }, browser).origin).toBe(origin);
    }),
  );
});

test('no browser shows Hoko another hostname than the standards do', () => {
  fc.assert(
    fc.property(call, engine, (outgoing, browser) => {
      const byStandard = predictHeaders(outgoing);
      const sent = predictHeaders(outgoing, browser);
      expect(sent.origin).toBe(byStandard.origin);
      if (byStandard.carriesKey && sent.origin !== undefined)
        expect(callerOf(sent)).toEqual(callerOf(byStandard));
    }),
  );
});

test('a predicted header is one Hoko can read', () => {
  fc.assert(
    fc.property(call, engine, (outgoing, browser) => {
      expect(callerOf(predictHeaders(outgoing, browser)).kind).not.toBe('unreadable');
    }),
  );
});

test('a caller is read from any headers without failing', () => {
  const header = fc.option(fc.oneof(fc.string({ unit: 'binary' }), url), { nil: undefined });
  fc.assert(
    fc.property(header, header, (origin, referer) => {
      expect(['hostname', 'opaque', 'none', 'unreadable']).toContain(callerOf({ origin, referer }).kind);
    }),
  );
});
