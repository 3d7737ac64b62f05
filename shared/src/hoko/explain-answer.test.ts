import { describe, expect, test } from 'vitest';
import { callerOf } from '../requests/caller.ts';
import { say } from '../sentences/say.ts';
import { type JudgedRequest, judge } from '../verdicts/judge.ts';
import { HOKO_ERRORS } from './errors.ts';
import { explainAnswer, explainInDashboard, type Seen, type SentCall } from './explain-answer.ts';

const key = {
  scopes: ['linksRead'],
  allowedHostnames: ['app.example.com', '*.wild.example'],
  status: 'active',
} as const;
const predicted = (request: JudgedRequest) => judge(key, request);
const listed = predicted({ origin: 'https://app.example.com', scope: 'linksRead' });
const unlisted = predicted({ origin: 'https://other.test', scope: 'linksRead' });
const deep = predicted({ origin: 'https://a.b.wild.example', scope: 'linksRead' });
const sandboxed = predicted({ origin: 'null', scope: 'linksRead' });
const server = predicted({ scope: 'linksRead' });
const unscoped = predicted({ origin: 'https://app.example.com', scope: 'linksWrite' });
const anySandboxed = judge({ ...key, allowedHostnames: [] }, { origin: 'null' });
const revoked = judge({ ...key, status: 'revoked' }, { origin: 'https://app.example.com' });

const said = (code: keyof typeof HOKO_ERRORS) => ({
  error: { en: HOKO_ERRORS[code].en, ar: HOKO_ERRORS[code].ar },
});
const answer = (status: number, body?: unknown): Seen => ({ kind: 'answer', status, body });
const codes = (seen: Seen, verdict?: ReturnType<typeof judge>, sent?: SentCall) =>
  explainAnswer(seen, verdict, sent).causes.map(({ code }) => code);

describe('a 401 “Invalid API key”', () => {
  const invalid = answer(401, said('invalidKey'));
  const others = ['revoked', 'expired', 'noKey'];
  test.each([
    ['without a prediction', undefined, ['hostname', 'wrongKey', ...others]],
    ['from a hostname that is not listed', unlisted, ['hostname', ...others]],
    ['from one that is let in by an assumption', deep, ['hostname', ...others]],
    ['from one that is listed as it is', listed, ['wrongKey', 'hostname', ...others]],
    ['from a listed one, for a scope that is missing', unscoped, ['wrongKey', 'hostname', ...others]],
    ['from a server, which names no hostname', server, ['wrongKey', ...others]],
    ['from a sandboxed frame', sandboxed, ['nullOrigin', ...others]],
    ['from a sandboxed frame, for an empty list', anySandboxed, ['wrongKey', 'hostname', ...others]],
    ['of a key that is revoked', revoked, ['revoked', 'wrongKey', 'hostname', 'expired', 'noKey']],
  ])('%s', (_, verdict, causes) => {
    expect(codes(invalid, verdict)).toEqual(causes);
  });

  test('is read from Arabic alone, from plain text, and from the status', () => {
    for (const body of [
      { error: { ar: HOKO_ERRORS.invalidKey.ar } },
      'Invalid API key',
      '',
      undefined,
      '<html>',
    ]) {
      expect(codes(answer(401, body), server)).toEqual(['wrongKey', ...others]);
    }
  });
});

test.each<[string, Seen, ReturnType<typeof judge> | undefined, string[], string]>([
  ['a block in words, as a 403', answer(403, said('hostnameBlocked')), unlisted, ['hostname'], 'agrees'],
  ['a block in words, as a 401', answer(401, said('hostnameBlocked')), unlisted, ['hostname'], 'agrees'],
  ['a block that was not foreseen', answer(403, said('hostnameBlocked')), deep, ['hostname'], 'differs'],
  ['a 403 without words', answer(403), unlisted, ['hostname', 'missingScope'], 'unclear'],
  ['a 403 without words, all judged well', answer(403), listed, ['missingScope', 'hostname'], 'unclear'],
  ['a 403 without words, of a server', answer(403), server, ['missingScope'], 'unclear'],
  [
    'a 403 without words, of a key that is revoked here',
    answer(403),
    revoked,
    ['missingScope', 'hostname'],
    'unclear',
  ],
  [
    'a scope where a hostname was foreseen',
    answer(403, said('missingScopes')),
    unlisted,
    ['missingScope'],
    'unclear',
  ],
  [
    'a revoked key where a hostname was foreseen',
    answer(401, said('keyRevoked')),
    unlisted,
    ['revoked'],
    'unclear',
  ],
  ['a 401 where a scope was foreseen', answer(401, said('keyRevoked')), unscoped, ['revoked'], 'unclear'],
  ['a 402', answer(402), listed, ['undocumented'], 'unclear'],
  ['a 418', answer(418, 'teapot'), listed, ['undocumented'], 'unclear'],
  ['a 422 in Hoko’s words', answer(422, said('malformed')), listed, ['malformed'], 'unclear'],
  ['no status', answer(0), listed, ['unreadable', 'network'], 'unclear'],
  ['a 404 in words of another error', answer(404, said('keyRevoked')), listed, ['notFound'], 'unclear'],
  ['a missing scope', answer(403, { missingScopes: ['linksWrite'] }), unscoped, ['missingScope'], 'agrees'],
  ['a revoked key', answer(401, said('keyRevoked')), revoked, ['revoked'], 'agrees'],
  ['a 404', answer(404), listed, ['notFound'], 'unclear'],
  ['a 400', answer(400, '{}'), listed, ['malformed'], 'unclear'],
  ['a 429', answer(429, { retryAfter: 7 }), listed, ['rateLimited'], 'unclear'],
  ['a 503', answer(503), listed, ['server'], 'unclear'],
  ['success', answer(201), listed, [], 'agrees'],
  ['success that was not foreseen', answer(200), unlisted, [], 'differs'],
  ['success of what was left open', answer(200), sandboxed, [], 'unclear'],
  ['a redirect that was not followed', answer(302), listed, ['undocumented'], 'unclear'],
  [
    'a redirect to a page that says otherwise',
    answer(307, said('notFound')),
    listed,
    ['undocumented'],
    'unclear',
  ],
  ['an answer that is still good', answer(304), listed, [], 'unclear'],
  ['an answer that is still good, not foreseen', answer(304), unlisted, [], 'unclear'],
  ['a step before the answer', answer(103), listed, ['undocumented'], 'unclear'],
  ['the dashboard’s words', answer(422, said('createFailed')), listed, ['createFailed'], 'unclear'],
  ['a refused preflight', { kind: 'cors', preflight: true }, unlisted, ['preflight'], 'unclear'],
  [
    'an unreadable answer',
    { kind: 'cors', preflight: false },
    unlisted,
    ['unreadable', 'hostname'],
    'unclear',
  ],
  ['some CORS error', { kind: 'cors', preflight: undefined }, listed, ['preflight', 'unreadable'], 'unclear'],
  ['mixed content', { kind: 'mixedContent' }, listed, ['mixedContent'], 'unclear'],
  ['no network', { kind: 'network' }, listed, ['network'], 'unclear'],
])('%s', (_, seen, verdict, causes, prediction) => {
  const diagnosis = explainAnswer(seen, verdict);
  expect(diagnosis.causes.map(({ code }) => code)).toEqual(causes);
  expect(diagnosis).toMatchObject({ prediction, passed: causes.length === 0 });
});

describe('a call that left without its key', () => {
  const invalid = answer(401, said('invalidKey'));
  test.each<[string, SentCall, string]>([
    ['by the browser, for its mode', { mode: 'no-cors' }, 'keyDropped'],
    ['by the browser, on a redirect that was seen', { leftOrigin: true }, 'keyRedirected'],
    ['for a reason that nobody saw', {}, 'noKey'],
    ['for a reason that nobody saw, in a mode that keeps it', { mode: 'cors', leftOrigin: false }, 'noKey'],
  ])('%s: the key is not called wrong', (_, sent, code) => {
    expect(codes(invalid, listed, { carriesKey: false, ...sent })).toEqual([code]);
  });

  test('is told to call where the redirects end, which may be the emulator', () => {
    const [cause] = explainAnswer(invalid, listed, { carriesKey: false, leftOrigin: true }).causes;
    expect(cause && say(cause.todo)).toBe('Call the address where the redirects end at once.');
  });
});

describe('of a key nobody described, who called is known all the same', () => {
  const from = (headers: Parameters<typeof callerOf>[0]) => ({ carriesKey: true, caller: callerOf(headers) });
  const unknown = (sent: SentCall) => codes(answer(401), undefined, sent);

  test('a page is named', () => {
    const sent = from({ origin: 'https://app.example.com' });
    expect(unknown(sent)).toEqual(['hostname', 'wrongKey', 'revoked', 'expired']);
    const [hostname] = explainAnswer(answer(401), undefined, sent).causes;
    expect(hostname && say(hostname.why)).toBe('Hoko may not let app.example.com use this key.');
  });
  test('a sandboxed frame has none', () => {
    expect(unknown(from({ origin: 'null' }))).toEqual(['nullOrigin', 'wrongKey', 'revoked', 'expired']);
  });
  test('a server’s is out of the question', () => {
    expect(unknown(from({}))).toEqual(['wrongKey', 'revoked', 'expired']);
    expect(codes(answer(403), undefined, from({}))).toEqual(['missingScope']);
  });
});

test('a 401 in the words of another error stays a 401, except for a hostname’s block', () => {
  for (const code of ['notFound', 'rateLimited', 'missingScopes', 'malformed'] as const) {
    expect(codes(answer(401, said(code)), server)[0]).toBe('wrongKey');
  }
  const blocked = explainAnswer(answer(401, said('hostnameBlocked')), server);
  expect(blocked.causes.map(({ code }) => code)).toEqual(['hostname']);
  // By what is known the call named no hostname, so there is none that could be added.
  expect(blocked.causes.map(({ why, todo }) => [say(why), say(todo)])).toEqual([
    [
      'Hoko says that a hostname is blocked, though this call should have named none.',
      'Look which Origin or Referer was really sent, and compare it with the key’s allowed hostnames.',
    ],
  ]);
  expect(blocked.prediction).toBe('differs');
});

test('the sentences name the hostname, the scopes and the seconds', () => {
  const words = (seen: Seen, verdict?: ReturnType<typeof judge>) =>
    explainAnswer(seen, verdict).causes.map(({ todo }) => say(todo));
  expect(words(answer(403, said('hostnameBlocked')), unlisted)).toEqual([
    'Add other.test to the key’s allowed hostnames, and try again. A change may take a while to apply.',
  ]);
  expect(words(answer(403, { missingScopes: ['linksWrite', 'tagsRead'] }))).toEqual([
    'Add the scopes linksWrite, tagsRead to the key, or use one that has them.',
  ]);
  for (const seen of [answer(401), answer(403), answer(403, said('hostnameBlocked'))]) {
    expect(words(seen, unscoped).join()).not.toContain('Add app.example.com');
    expect(words(seen, unscoped).join()).toContain('Compare the key’s allowed hostnames');
  }
  const blank: Seen = { kind: 'answer', status: 429, headers: { 'Retry-After': ' ' } };
  expect(words(blank)).toEqual(['Wait a while, then try again.']);
  const limited: Seen = { kind: 'answer', status: 429, headers: { 'Retry-After': '30' } };
  expect(words(limited)).toEqual(['Wait 30 s, then try again.']);
});

test('what the dashboard says is explained without a call', () => {
  const todo = (error: Parameters<typeof explainInDashboard>[0]) =>
    explainInDashboard(error).map(cause => say(cause.todo));
  expect(todo('createFailed')).toEqual(['Check the required scopes, reload the page, and try again.']);
  expect(todo('createWithoutScopes')).toEqual(['Choose at least one scope.']);
});

test('every error of Hoko’s pages has a cause', () => {
  for (const { causes } of Object.values(HOKO_ERRORS)) expect(causes.length).toBeGreaterThan(0);
});
