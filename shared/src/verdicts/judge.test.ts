import { describe, expect, test } from 'vitest';
import { loadPublicSuffixes } from '../hostnames/public-suffixes.ts';
import { say } from '../sentences/say.ts';
import { type JudgedKey, judge } from './judge.ts';
import { EMULATOR_RULES, type HostnameRules } from './rules.ts';
import { widerFixes } from './wider-fixes.ts';

const key = (allowedHostnames: readonly string[], more: Partial<JudgedKey> = {}): JudgedKey => ({
  allowedHostnames,
  scopes: ['linksRead'],
  status: 'active',
  ...more,
});
const from = (host: string) => ({ origin: `https://${host}` });
const codes = (verdict: ReturnType<typeof judge>) => verdict.reasons.map(({ code }) => code);

describe('documented answers stand on nothing', () => {
  test.each([
    ['an empty list lets any hostname in', key([]), from('anything.test'), 'allowed', 'emptyList'],
    ['no headers are not filtered', key(['example.com']), {}, 'allowed', 'noHeaders'],
    ['an exact entry', key(['example.com']), from('example.com'), 'allowed', 'hostnameListed'],
    ['another hostname', key(['example.com']), from('example.com.evil.test'), 'blocked', 'hostnameNotListed'],
    [
      'one level below a wildcard',
      key(['*.example.com']),
      from('app.example.com'),
      'allowed',
      'hostnameListed',
    ],
  ] as const)('%s', (_, judged, request, outcome, code) => {
    const verdict = judge(judged, request);
    expect(verdict).toMatchObject({ outcome, basis: 'documented', assumptions: [] });
    expect(codes(verdict)).toEqual([code]);
  });
});

describe('an open question whose other answer would change the outcome is an assumption', () => {
  test.each([
    ['wildcardApex', key(['*.example.com']), from('example.com'), 'blocked'],
    ['wildcardDepth', key(['*.example.com']), from('a.b.example.com'), 'allowed'],
    [
      'headerPrecedence',
      key(['a.example']),
      { origin: 'https://a.example', referer: 'https://b.example/' },
      'allowed',
    ],
    ['otherSchemes', key(['localhost']), { origin: 'capacitor://localhost' }, 'allowed'],
    ['port', key(['example.com']), from('example.com:8443'), 'allowed'],
    ['case', key(['Example.com']), from('example.com'), 'allowed'],
    ['trailingDot', key(['example.com']), from('example.com.'), 'allowed'],
    ['idn', key(['bücher.example']), from('xn--bcher-kva.example'), 'allowed'],
  ] as const)('%s', (question, judged, request, outcome) => {
    expect(judge(judged, request)).toMatchObject({ outcome, basis: 'assumed', assumptions: [question] });
    expect(judge(judged, request, EMULATOR_RULES)).toMatchObject({
      outcome,
      basis: 'documented',
      assumptions: [],
    });
  });

  test.each([
    [
      'either of two spellings',
      key(['Example.com', 'example.com.']),
      from('example.com'),
      ['case', 'trailingDot'],
    ],
    ['a capital that is no ASCII', key(['Äpfel.example']), from('xn--pfel-koa.example'), ['case', 'idn']],
    ['a dot that is no ASCII', key(['example.com。']), from('example.com'), ['trailingDot', 'idn']],
    [
      'the apex of the other header',
      key(['*.example.com']),
      { origin: 'https://other.test', referer: 'https://example.com/' },
      ['wildcardApex', 'headerPrecedence'],
    ],
    [
      'a header with a space behind it',
      key(['example.com']),
      { origin: 'https://example.com:8443 ' },
      ['port'],
    ],
    [
      'a dot with a space behind it',
      key(['example.com']),
      { origin: 'https://example.com. ' },
      ['trailingDot'],
    ],
  ] as const)('several that matter only together: %s', (_, judged, request, assumptions) => {
    expect(judge(judged, request)).toMatchObject({ basis: 'assumed', assumptions });
  });

  test('what was seen is named where it decides together with what is open, which is then no assumption', () => {
    const seen = { wildcardApex: { answer: 'no', basis: 'observed' } } as const;
    const headers = { origin: 'https://other.test', referer: 'https://example.com/' };
    const verdict = judge(key(['*.example.com']), headers, seen);
    expect(verdict).toMatchObject({ outcome: 'blocked', basis: 'observed', assumptions: [] });
    expect(verdict.observations.map(({ question }) => question)).toEqual(['wildcardApex']);
  });

  test('one that changes nothing is none', () => {
    expect(judge(key(['example.com', '*.example.com']), from('example.com')).assumptions).toEqual([]);
  });

  test('a seen answer decides and is named as seen', () => {
    const seen = {
      wildcardApex: { answer: 'yes', basis: 'observed', seenAt: '2026-11-01T00:00:00Z' },
    } as const;
    expect(judge(key(['*.example.com']), from('example.com'), seen)).toMatchObject({
      outcome: 'allowed',
      basis: 'observed',
    });
  });
});

describe('Origin: null', () => {
  test('is undetermined where its two readings differ', () => {
    expect(judge(key(['example.com']), { origin: 'null' })).toMatchObject({
      outcome: 'undetermined',
      open: {
        question: 'nullOrigin',
        branches: [
          { answer: 'present', outcome: 'blocked' },
          { answer: 'absent', outcome: 'allowed' },
        ],
      },
    });
  });

  test('is decided where they agree', () => {
    expect(judge(key([]), { origin: 'null' }).outcome).toBe('allowed');
    expect(judge(key(['example.com']), { origin: 'null', referer: 'https://other.test/' }).outcome).toBe(
      'blocked',
    );
  });

  test('counts as absent in the emulator', () => {
    expect(judge(key(['example.com']), { origin: 'null' }, EMULATOR_RULES).outcome).toBe('allowed');
  });
});

describe('every reason is told, and a certain one decides', () => {
  test('revoked, missing scope and hostname together', () => {
    const verdict = judge(key(['example.com'], { status: 'revoked' }), {
      ...from('other.test'),
      scope: 'linksWrite',
    });
    expect(verdict.outcome).toBe('blocked');
    expect(codes(verdict)).toEqual(['revoked', 'missingScope', 'hostnameNotListed']);
  });

  test('a revoked key is blocked for certain, whatever its wildcard means', () => {
    expect(judge(key(['*.example.com'], { status: 'revoked' }), from('example.com'))).toMatchObject({
      outcome: 'blocked',
      basis: 'documented',
      assumptions: [],
    });
  });
});

describe('what cannot be read', () => {
  test('an unreadable entry never makes a list empty', () => {
    expect(judge(key(['https://']), from('example.com'))).toMatchObject({ outcome: 'undetermined' });
    expect(judge(key(['https://', 'example.com']), from('example.com')).outcome).toBe('allowed');
  });

  test('an unreadable header leaves it undetermined, except for an empty list', () => {
    expect(judge(key(['example.com']), { origin: 'example.com' }).outcome).toBe('undetermined');
    expect(judge(key([]), { origin: 'example.com' }).outcome).toBe('allowed');
  });
});

test('a list changed in place is judged as it is now', () => {
  const entries = ['example.com'];
  expect(judge(key(entries), from('app.example.com')).outcome).toBe('blocked');
  entries.push('app.example.com');
  expect(judge(key(entries), from('app.example.com')).outcome).toBe('allowed');
});

const suffixes = await loadPublicSuffixes();

describe('fixes', () => {
  test('the exact hostname first, then wildcards, never on a public suffix', () => {
    const verdict = judge(key(['other.test']), from('pr-1.shop.vercel.app'));
    expect(verdict.fixes.map(({ entry }) => entry)).toEqual(['pr-1.shop.vercel.app']);
    expect(widerFixes(verdict, suffixes).map(({ entry }) => entry)).toEqual([
      'pr-1.shop.vercel.app',
      '*.shop.vercel.app',
    ]);
  });

  test('a wildcard that was seen to let in its own base says so', () => {
    const seen = (answer: 'yes' | 'no') => ({ wildcardApex: { answer, basis: 'observed' } }) as const;
    const admits = (rules: HostnameRules) =>
      widerFixes(judge(key(['other.test']), from('app.example.com'), rules), suffixes, rules).map(fix =>
        say(fix.admits),
      )[1];
    const below = 'every hostname one level below example.com and, we assume, those further below.';
    expect(admits(seen('yes'))).toBe(`Lets in example.com itself and ${below}`);
    for (const rules of [seen('no'), {}]) expect(admits(rules)).toBe(`Lets in ${below}`);
  });

  test('an IP address has no wider fix, and an allowed caller needs none', () => {
    expect(widerFixes(judge(key(['a.test']), from('127.0.0.1')), suffixes)).toHaveLength(1);
    expect(judge(key(['a.test']), from('a.test')).fixes).toEqual([]);
  });
});
