import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { say } from '../sentences/say.ts';
import { type JudgedRequest, judge } from '../verdicts/judge.ts';
import { HOKO_ERRORS } from './errors.ts';
import { explainAnswer, type Seen } from './explain-answer.ts';

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
const revoked = judge({ ...key, status: 'revoked' }, { origin: 'https://app.example.com' });

const said = (code: keyof typeof HOKO_ERRORS) => ({
  error: { en: HOKO_ERRORS[code].en, ar: HOKO_ERRORS[code].ar },
});
const answer = (status: number, body?: unknown): Seen => ({ kind: 'answer', status, body });
const codes = (seen: Seen, verdict?: ReturnType<typeof judge>, carriesKey?: boolean) =>
  explainAnswer(seen, verdict, carriesKey).causes.map(({ code }) => code);

describe('a 401 “Invalid API key”', () => {
  const invalid = answer(401, said('invalidKey'));
  test.each([
    ['without a prediction', undefined, ['hostname', 'expired']],
    ['from a hostname that is not listed', unlisted, ['hostname']],
    ['from one that is let in by an assumption', deep, ['hostname', 'expired']],
    ['from one that is listed as it is', listed, ['wrongKey', 'expired']],
    ['from a server, which names no hostname', server, ['wrongKey', 'expired']],
    ['from a sandboxed frame', sandboxed, ['nullOrigin']],
    ['of a key that is revoked', revoked, ['revoked']],
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
      expect(codes(answer(401, body), listed)).toEqual(['wrongKey', 'expired']);
    }
  });
});

test.each<[string, Seen, ReturnType<typeof judge> | undefined, string[], string]>([
  ['a block in words, as a 403', answer(403, said('hostnameBlocked')), unlisted, ['hostname'], 'agrees'],
  ['a block in words, as a 401', answer(401, said('hostnameBlocked')), unlisted, ['hostname'], 'agrees'],
  ['a block that was not foreseen', answer(403, said('hostnameBlocked')), deep, ['hostname'], 'differs'],
  ['a 403 without words', answer(403), unlisted, ['hostname'], 'unclear'],
  ['a missing scope', answer(403, { missingScopes: ['linksWrite'] }), unscoped, ['missingScope'], 'agrees'],
  ['a revoked key', answer(401, said('keyRevoked')), revoked, ['revoked'], 'agrees'],
  ['a 404', answer(404), listed, ['notFound'], 'unclear'],
  ['a 400', answer(400, '{}'), listed, ['malformed'], 'unclear'],
  ['a 429', answer(429, { retryAfter: 7 }), listed, ['rateLimited'], 'unclear'],
  ['a 503', answer(503), listed, ['server'], 'unclear'],
  ['success', answer(201), listed, [], 'agrees'],
  ['success that was not foreseen', answer(200), unlisted, [], 'differs'],
  ['success of what was left open', answer(200), sandboxed, [], 'unclear'],
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

test('a key that the browser dropped is not called wrong', () => {
  expect(codes(answer(401, said('invalidKey')), listed, false)).toEqual(['keyDropped']);
});

test('the sentences name the hostname, the scopes and the seconds', () => {
  const words = (seen: Seen, verdict?: ReturnType<typeof judge>) =>
    explainAnswer(seen, verdict).causes.map(({ todo }) => say(todo));
  expect(words(answer(403, said('hostnameBlocked')), unlisted)).toEqual([
    'Add other.test to the key’s allowed hostnames, and try again. A change may take a while to apply.',
  ]);
  expect(words(answer(403, { missingScopes: ['linksWrite', 'tagsRead'] }))).toEqual([
    'Add linksWrite, tagsRead to the key, or use one that has it.',
  ]);
  const limited: Seen = { kind: 'answer', status: 429, headers: { 'Retry-After': '30' } };
  expect(words(limited)).toEqual(['Wait 30 s, then try again.']);
});

test('every error of Hoko’s pages has a cause, and every cause belongs to an error or to no answer at all', () => {
  const causes = Object.values(HOKO_ERRORS).flatMap(error => [...error.causes]);
  expect(Object.values(HOKO_ERRORS).every(error => error.causes.length > 0)).toBe(true);
  expect(new Set(causes).size).toBe(12);
});

test('the key is never called wrong while the hostname is a suspect, whatever comes back', () => {
  const verdicts = fc.constantFrom(undefined, listed, unlisted, deep, sandboxed, server, unscoped, revoked);
  const bodies = fc.oneof(
    fc.json(),
    fc.string(),
    fc.constantFrom(...Object.values(HOKO_ERRORS).map(({ en }) => en)),
  );
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), bodies, verdicts, (status, body, verdict) => {
      const causes = codes(answer(status, body), verdict);
      if (causes.includes('wrongKey')) expect([listed, server]).toContain(verdict);
      expect(causes.length > 0).toBe(status < 200 || status >= 400);
    }),
  );
});
