import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadPublicSuffixes } from '../hostnames/public-suffixes.ts';
import { callerOf } from '../requests/caller.ts';
import { widerFixes } from './fixes.ts';
import { type JudgedKey, judge } from './judge.ts';
import { nearestMiss } from './nearest-miss.ts';
import { type HostnameRules, OTHER, QUESTIONS } from './rules.ts';

const suffixes = await loadPublicSuffixes();

const key = (allowedHostnames: readonly string[]): JudgedKey => ({
  allowedHostnames,
  scopes: ['linksRead'],
  status: 'active',
});

/** Few enough labels that hostnames and entries meet, and some of every kind that is special. */
const host = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom('a', 'b', 'www', 'example', 'exmaple', 'com', 'org'), {
        minLength: 1,
        maxLength: 4,
      })
      .map(labels => labels.join('.')),
  },
  fc.domain(),
  fc.constantFrom(
    '127.0.0.1',
    '[::1]',
    'localhost',
    'bücher.example',
    'xn--bcher-kva.example',
    'Example.com.',
    'shop.vercel.app',
  ),
);
const entry = fc.oneof(
  { weight: 4, arbitrary: host },
  { weight: 4, arbitrary: host.map(base => `*.${base}`) },
  fc.string({ unit: 'binary' }),
);
const header = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom('https', 'http', 'capacitor'), host, fc.constantFrom('', ':8080'))
      .map(([scheme, name, port]) => `${scheme}://${name}${port}`),
  },
  fc.constant('null'),
  fc.string({ unit: 'binary' }),
  fc.constant(undefined),
);
const request = fc.record({ origin: header, referer: header });
const answers = {
  wildcardApex: 'no',
  wildcardDepth: 'yes',
  headerPrecedence: 'origin',
  nullOrigin: 'present',
  otherSchemes: 'yes',
  port: 'yes',
  case: 'yes',
  trailingDot: 'yes',
  idn: 'yes',
} as const;
const rules: fc.Arbitrary<HostnameRules> = fc.dictionary(fc.constantFrom(...QUESTIONS), fc.boolean()).map(
  chosen =>
    Object.fromEntries(
      Object.entries(chosen).map(([question, other]) => {
        const answer = answers[question as keyof typeof answers];
        const flip = OTHER[question as keyof typeof OTHER] as (answer: string) => string;
        return [question, { answer: other ? flip(answer) : answer, basis: 'observed' }];
      }),
    ) as HostnameRules,
);
const list = fc.array(entry, { maxLength: 6 });

describe('for any list, request and rules', () => {
  test('a fix, once applied, removes the hostname reason', () => {
    fc.assert(
      fc.property(list, request, rules, (entries, headers, known) => {
        const verdict = judge(key(entries), headers, known);
        for (const fix of widerFixes(verdict, suffixes, known)) {
          expect(judge(key([...entries, fix.entry]), headers, known).outcome).toBe('allowed');
        }
      }),
    );
  });

  test('no fix is a wildcard on or above a public suffix', () => {
    fc.assert(
      fc.property(list, request, (entries, headers) => {
        for (const fix of widerFixes(judge(key(entries), headers), suffixes)) {
          if (fix.entry.startsWith('*.')) {
            expect(suffixes.isPublicSuffix(fix.entry.slice(2))).toBe(false);
            expect(fix.entry.slice(2)).toContain('.');
          }
        }
      }),
    );
  });

  test('adding an entry to a list that is not empty never blocks what was allowed', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 6 }),
        entry,
        request,
        rules,
        (entries, added, headers, known) => {
          if (judge(key(entries), headers, known).outcome === 'allowed') {
            expect(judge(key([...entries, added]), headers, known).outcome).toBe('allowed');
          }
        },
      ),
    );
  });

  test('a nearest miss really misses', () => {
    let misses = 0;
    fc.assert(
      fc.property(list, request, rules, (entries, headers, known) => {
        const miss = nearestMiss(entries, headers, known);
        if (miss === undefined) return;
        misses++;
        expect(entries).toContain(miss.args.entry);
        expect(judge(key([miss.args.entry]), headers, known).outcome).toBe('blocked');
      }),
    );
    expect(misses).toBeGreaterThan(100);
  });

  test('a verdict names a caller, a reason, and assumptions only of what is open', () => {
    fc.assert(
      fc.property(list, request, rules, (entries, headers, known) => {
        const verdict = judge(key(entries), headers, known);
        expect(verdict.caller).toEqual(callerOf(headers, known));
        expect(verdict.reasons.length).toBeGreaterThan(0);
        expect(verdict.assumptions.filter(question => known[question] !== undefined)).toEqual([]);
        expect(verdict.observations.filter(({ question }) => known[question] === undefined)).toEqual([]);
      }),
    );
  });
});
