import type { ApiKey } from '@hoko-keys/shared';
import { describe, expect, test } from 'vitest';
import type { KnownKey } from '../keys/sources.ts';
import type { ObservedCall } from './calls.ts';
import { diagnoseCall, diagnoser } from './diagnose.ts';
import { type ReportWords, reportOf } from './report.ts';

const known = (change: Partial<ApiKey> = {}): KnownKey => {
  const key: ApiKey = {
    id: 'key_1',
    name: 'Storefront',
    service: 'hoko',
    scopes: ['linksRead'],
    allowedHostnames: ['app.example.com'],
    status: 'active',
    fingerprint: 'fp1_0123456789abcdef',
    ...change,
  };
  const snapshot = { keys: [key], rules: {}, source: 'a test', takenAt: '2026-11-23T10:00:00Z' };
  return { key, rules: {}, source: { id: 's', kind: 'imported', snapshot, readAt: '2026-11-23T10:00:00Z' } };
};
const call = (change: Partial<ObservedCall> = {}): ObservedCall => ({
  id: '1',
  at: 0,
  method: 'GET',
  url: 'https://hoko.to/api/links',
  endpoint: '/api/links',
  scope: 'linksRead',
  frameId: 0,
  caller: 'https://app.example.com',
  redirects: [],
  sent: { origin: 'https://app.example.com', carriesKey: true, noCors: false },
  fingerprint: 'fp1_0123456789abcdef',
  status: 200,
  open: true,
  end: { kind: 'completed', fromCache: false },
  ...change,
});
const failed = { kind: 'failed', error: 'net::ERR_FAILED' } as const;
const { sent, fingerprint, status, open, end, ...pending } = call();
const unsent = { ...pending, end };

describe('what a call met', () => {
  test.each<[string, ObservedCall, KnownKey, string]>([
    ['passed', call(), known(), 'passed'],
    [
      'an answer from the cache',
      call({ end: { kind: 'completed', fromCache: true } }),
      known({ allowedHostnames: ['other.test'] }),
      'cached',
    ],
    ['a block', call({ status: 403 }), known({ allowedHostnames: ['other.test'] }), 'blocked'],
    ['a revoked key', call({ status: 401 }), known({ status: 'revoked' }), 'revoked'],
    ['a missing scope', call({ status: 403 }), known({ scopes: ['tagsRead'] }), 'missingScope'],
    [
      'a 403 of a key that lacks both',
      call({ status: 403 }),
      known({ scopes: ['tagsRead'], allowedHostnames: ['other.test'] }),
      'blockedOrMissingScope',
    ],
    ['a 403 of a key that has both', call({ status: 403 }), known(), 'blockedOrMissingScope'],
    [
      'a 403 of an unknown key',
      call({ status: 403, fingerprint: 'fp1_ffffffffffffffff' }),
      known(),
      'blockedOrMissingScope',
    ],
    [
      'a 403 of an endpoint whose scope nobody knows',
      call({ status: 403, scope: undefined }),
      known({ allowedHostnames: ['other.test'] }),
      'blockedOrMissingScope',
    ],
    [
      'a 403 of a call that names no hostname',
      call({ status: 403, sent: { carriesKey: true, noCors: false } }),
      known(),
      'missingScope',
    ],
    // Hoko's own list may differ from the description by which the hostname is listed.
    ['a refused key whose hostname is listed', call({ status: 401 }), known(), 'blockedOrWrongKey'],
    [
      'an unknown key',
      call({ status: 401, fingerprint: 'fp1_ffffffffffffffff' }),
      known(),
      'blockedOrWrongKey',
    ],
    ['no key', call({ status: 401, sent: { carriesKey: false, noCors: false } }), known(), 'noKey'],
    [
      'Chromium: a refused preflight',
      { ...unsent, preflight: { id: 'p', status: 403 }, end: failed },
      known(),
      'preflight',
    ],
    [
      'Firefox: a refused preflight',
      {
        ...unsent,
        fingerprint: 'fp1_0123456789abcdef',
        sent: { carriesKey: true, noCors: false },
        preflight: { id: 'p', status: 403, failed: true },
        end: { kind: 'failed', error: 'NS_ERROR_DOM_BAD_URI' },
      },
      known(),
      'preflight',
    ],
    [
      'a connection that broke after the preflight',
      {
        ...unsent,
        fingerprint: 'fp1_0123456789abcdef',
        sent: { carriesKey: true, noCors: false },
        preflight: { id: 'p', status: 204 },
        end: failed,
      },
      known(),
      'network',
    ],
    [
      'Chromium: an unreadable answer',
      call({ status: 401, open: false, end: failed }),
      known(),
      'unreadable',
    ],
    ['Firefox: an unreadable answer', call({ status: 401, open: false }), known(), 'unreadable'],
    ['no connection', { ...unsent, end: failed }, known(), 'network'],
    [
      'ended by the page',
      { ...unsent, end: { kind: 'failed', error: 'NS_BINDING_ABORTED' } },
      known(),
      'gaveUp',
    ],
    ['led away', call({ end: { kind: 'left' } }), known(), 'left'],
    ['still open', pending, known(), 'pending'],
    [
      'ended, its key not yet read',
      {
        ...pending,
        sent: { carriesKey: true, noCors: false },
        status: 403,
        end: { kind: 'completed', fromCache: false },
      },
      known(),
      'pending',
    ],
    ['another error', call({ status: 500 }), known(), 'failed'],
  ])('%s', (_, seen, key, outcome) => {
    expect(diagnoseCall(seen, [key], 'chromium').outcome).toBe(outcome);
  });
});

describe('a surprise', () => {
  test('is an answer other than foreseen', () => {
    expect(diagnoseCall(call(), [known()], 'chromium').surprise).toBeUndefined();
    expect(diagnoseCall(call({ status: 401 }), [known()], 'chromium').surprise).toBe('answer');
    const letIn = diagnoseCall(call(), [known({ allowedHostnames: ['other.test'] })], 'chromium');
    expect(letIn.surprise).toBe('answer');
  });

  test('is another Origin than foreseen, with or without a known key', () => {
    const odd = call({ sent: { origin: 'https://odd.test', carriesKey: true, noCors: false } });
    expect(diagnoseCall(odd, [], 'chromium').surprise).toBe('origin');
  });

  test('is none where the outcome was open', () => {
    const opaque = call({ caller: 'null', sent: { origin: 'null', carriesKey: true, noCors: false } });
    expect(diagnoseCall(opaque, [known()], 'chromium').surprise).toBeUndefined();
  });

  test('is reported without fingerprint, path or query, and what a page chose stays code', () => {
    const words: ReportWords = {
      title: 'Surprise',
      call: 'Call',
      sent: 'Sent',
      foreseen: 'Foreseen',
      answer: 'Answer',
      key: 'Key',
      versions: 'Versions',
      described: 'described',
      assumed: 'assumed:',
      nothing: 'none',
      outcome: outcome => outcome,
      verdict: ({ outcome }) => outcome,
    };
    const diagnosed = diagnoseCall(
      call({
        status: 401,
        endpoint: '/api/links/`](https://evil.test)',
        caller: 'https://a.b.example.com/reset/4711?s=1',
        url: 'https://a.b.example.com/api/links',
        sent: {
          origin: 'https://a.b.example.com',
          referer: 'https://a.b.example.com/…',
          carriesKey: true,
          noCors: false,
        },
      }),
      [known({ allowedHostnames: ['*.example.com'] })],
      'chromium',
    );
    const report = reportOf(diagnosed, words, 'Hoko Keys 1, Chrome/156');
    expect(report).toContain(
      '- **Sent**: `Origin https://a.b.example.com, Referer https://a.b.example.com/…`',
    );
    expect(report).toMatch(
      /Foreseen.*Referer https:\/\/a\.b\.example\.com\/…; allowed, described 2026-11-23T10:00:00Z, assumed: wildcardDepth`/,
    );
    expect(report).toContain('`401, blockedOrWrongKey`');
    expect(report).not.toContain('fp1_');
    expect(report).not.toMatch(/s=1|4711/);
    for (const line of report.trim().split('\n').slice(2)) expect(line.split('`')).toHaveLength(3);
  });
});

describe('a key that several describe', () => {
  const blocks = known({ id: 'key_2', name: 'Shop', allowedHostnames: ['other.test'] });

  test('is judged by each of them', () => {
    const { foreseen } = diagnoseCall(call(), [known(), blocks], 'chromium');
    expect(foreseen.map(({ key, verdict }) => [key.key.name, verdict?.outcome])).toEqual([
      ['Storefront', 'allowed'],
      ['Shop', 'blocked'],
    ]);
  });

  test('nothing rests on any, and no answer is a surprise, where they differ', () => {
    for (const keys of [
      [known(), blocks],
      [blocks, known()],
    ]) {
      expect(diagnoseCall(call({ status: 401 }), keys, 'chromium')).toMatchObject({
        outcome: 'blockedOrWrongKey',
        causes: [{ code: 'hostname' }, { code: 'wrongKey' }, { code: 'revoked' }, { code: 'expired' }],
      });
      expect(diagnoseCall(call(), keys, 'chromium').surprise).toBeUndefined();
    }
    const other = known({ allowedHostnames: ['other.test'], scopes: ['tagsRead'] });
    expect(diagnoseCall(call({ status: 403 }), [blocks, other], 'chromium').outcome).toBe(
      'blockedOrMissingScope',
    );
  });

  test('all count as one where they say the same', () => {
    const renamed = known({ id: 'key_2', name: 'Shop' });
    expect(diagnoseCall(call({ status: 401 }), [known(), renamed], 'chromium').surprise).toBe('answer');
  });
});

test('a call is diagnosed once for as long as nothing about it changes', () => {
  const diagnose = diagnoser([known()], 'chromium');
  const seen = call();
  expect(diagnose(seen)).toBe(diagnose(seen));
  expect(diagnose({ ...seen, status: 401 }).outcome).toBe('blockedOrWrongKey');
});
