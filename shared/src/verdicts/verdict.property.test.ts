import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lintHostnames } from '../hostnames/lint.ts';
import { normalizeHostname } from '../hostnames/normalize.ts';
import { loadPublicSuffixes } from '../hostnames/public-suffixes.ts';
import { parseKeys } from '../keys/parse-keys.ts';
import { callerOf } from '../requests/caller.ts';
import { type JudgedKey, judge } from './judge.ts';
import { nearestMiss } from './nearest-miss.ts';
import { type HostnameRules, OTHER, QUESTIONS, type Question } from './rules.ts';
import { previewAdvice, widerFixes } from './wider-fixes.ts';

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
    'app.203.0.113.7.nip.io',
    '8080-abc.ws-eu1.gitpod.io',
    'a.b.eu-west-1.amazonaws.com',
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
/** The assumed answers. */
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
        const answer = other ? otherThanAssumed(question as Question) : answers[question as Question];
        return [question, { answer, basis: 'observed' }];
      }),
    ) as HostnameRules,
);
const list = fc.array(entry, { maxLength: 6 });

/** Entries and headers written in several ways, and few names, so that what matters together meets. */
const spelledHost = fc
  .tuple(
    fc.constantFrom(
      'example.com',
      'a.example.com',
      'a.b.example.com',
      'bücher.example',
      'xn--bcher-kva.example',
    ),
    fc.constantFrom('', '', '.'),
    fc.boolean(),
  )
  .map(
    ([name, dot, upper]) => `${upper ? name.replace(/^[a-z]/, letter => letter.toUpperCase()) : name}${dot}`,
  );
const spelledList = fc.array(
  fc.tuple(fc.constantFrom('', '*.'), spelledHost).map(parts => parts.join('')),
  { minLength: 1, maxLength: 4 },
);
const spelledHeader = fc.oneof(
  fc
    .tuple(fc.constantFrom('https', 'https', 'capacitor'), spelledHost, fc.constantFrom('', ':8080', ' '))
    .map(([scheme, name, end]) => `${scheme}://${name}${end}`),
  fc.constantFrom('null', 'https://other.test', undefined),
);
const spelledRequest = fc.record({ origin: spelledHeader, referer: spelledHeader });

/** Lower case and ASCII, with a dot at the end where the address bar has one. */
const sentByBrowser = fc
  .tuple(
    fc.constantFrom(
      'example.com',
      'a.example.com',
      'a.b.example.com',
      'c.b.example.com',
      'xn--bcher-kva.example',
    ),
    fc.constantFrom('', '.', ':8080'),
  )
  .map(([name, end]) => `https://${name}${end}`);

function without(entries: readonly string[], removed: readonly string[]): string[] {
  const left = [...entries];
  for (const each of removed) left.splice(left.lastIndexOf(each), 1);
  return left;
}

/** `nullOrigin` has no assumed answer: its two readings are judged anyway. */
const ASSUMED = QUESTIONS.filter(question => question !== 'nullOrigin');
/** Each of them judges up to 255 times. */
const RUNS_OF_ALL_ANSWERS = (fc.readConfigureGlobal().numRuns ?? 10_000) / 10;

function combinationsOf(questions: readonly Question[]): Question[][] {
  const sets: Question[][] = [[]];
  for (const question of questions) sets.push(...sets.map(set => [...set, question]));
  return sets.slice(1);
}

/** The answers that are not the assumed ones; documented, so that these stay out of what may be assumed. */
function answered(set: readonly Question[]): HostnameRules {
  return Object.fromEntries(
    set.map(question => [question, { answer: otherThanAssumed(question), basis: 'documented' }]),
  ) as HostnameRules;
}

function otherThanAssumed(question: Question): string {
  return (OTHER[question] as (answer: string) => string)(answers[question]);
}

function isPartOf(part: readonly Question[], whole: readonly Question[]): boolean {
  return part.length < whole.length && part.every(question => whole.includes(question));
}

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

  test('a record may hold every fix', () => {
    const odd = fc.oneof(header, fc.stringMatching(/^vscode-webview:\/\/[0-9a-v]{52}$/));
    fc.assert(
      fc.property(list, odd, (entries, origin) => {
        for (const fix of widerFixes(judge(key(entries), { origin }), suffixes)) {
          const record = { name: 'a', scopes: ['linksRead'], allowedHostnames: [fix.entry] };
          expect(parseKeys({ key_a: record }).problems).toEqual([]);
        }
      }),
    );
  });

  test('removing what is said to be needless changes nothing for what browsers send, however Hoko answers', () => {
    let removed = 0;
    fc.assert(
      fc.property(spelledList, sentByBrowser, rules, (entries, origin, known) => {
        const needless = lintHostnames(entries).flatMap(({ remedy }) =>
          remedy !== undefined && 'remove' in remedy ? [remedy.remove] : [],
        );
        const lists = [...needless.map(each => [each]), needless].map(each => without(entries, each));
        removed += needless.length;
        for (const shorter of lists) {
          const { outcome } = judge(key(entries), { origin }, known);
          expect(judge(key(shorter), { origin }, known).outcome).toBe(outcome);
        }
      }),
    );
    expect(removed).toBeGreaterThan(100);
  });

  test('no fix is a wildcard on or above a public suffix', () => {
    fc.assert(
      fc.property(list, request, (entries, headers) => {
        for (const fix of widerFixes(judge(key(entries), headers), suffixes)) {
          if (fix.entry.startsWith('*.')) {
            expect(suffixes.isShared(fix.entry.slice(2))).toBe(false);
            expect(fix.entry.slice(2)).toContain('.');
          }
        }
      }),
    );
  });

  test('what is advised for a preview is below a listed domain that no strangers share, or says that it is an example', () => {
    const base = fc.oneof(
      fc.constantFrom(
        'vercel.app',
        'github.io',
        'nip.io',
        'co.uk',
        'com',
        'eu-west-1.amazonaws.com',
        'windows.net',
      ),
      fc.constantFrom('acme.com', 'www.acme.co.uk', 'shop.vercel.app', 'fastly.net', 'ck', '127.0.0.1'),
      host,
    );
    const listed = fc.tuple(fc.constantFrom('', '*.'), base).map(parts => parts.join(''));
    const preview = fc.constantFrom('https://x.pages.dev', 'https://a.b.vercel.app', 'https://y.nip.io');
    let own = 0;
    fc.assert(
      fc.property(fc.array(listed, { minLength: 1, maxLength: 3 }), preview, (entries, origin) => {
        const advice = previewAdvice(judge(key(entries), { origin }), entries, suffixes)?.args;
        if (advice === undefined || advice.isExample) return;
        own++;
        const domain = advice.entry.replace('*.preview.', '');
        expect(suffixes.isShared(domain)).toBe(false);
        expect(entries.some(each => normalizeHostname(each.replace('*.', ''))?.endsWith(domain))).toBe(true);
      }),
    );
    expect(own).toBeGreaterThan(100);
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

  test('answers to open questions change an outcome only where an assumption is named, and each named one has a part', () => {
    let joint = 0;
    fc.assert(
      fc.property(spelledList, spelledRequest, rules, (entries, headers, known) => {
        const verdict = judge(key(entries), headers, known);
        const open = ASSUMED.filter(question => known[question] === undefined);
        const changing = combinationsOf(open).filter(
          set => judge(key(entries), headers, { ...known, ...answered(set) }).outcome !== verdict.outcome,
        );
        if (changing.length === 0) expect(verdict.assumptions).toEqual([]);
        for (const set of changing)
          expect(set.some(question => verdict.assumptions.includes(question))).toBe(true);
        const smallest = changing.filter(set => !changing.some(other => isPartOf(other, set)));
        for (const question of verdict.assumptions) expect(smallest.flat()).toContain(question);
        if (smallest.some(set => set.length > 1)) joint++;
      }),
      { numRuns: RUNS_OF_ALL_ANSWERS },
    );
    expect(joint).toBeGreaterThan(5);
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
