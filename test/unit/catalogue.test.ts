import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type Catalogue,
  callerOf,
  EMULATOR_RULES,
  explainAnswer,
  explainInDashboard,
  HOKO_ERRORS,
  type HokoError,
  loadCatalogue,
  type MessageCode,
  type Question,
  type Seen,
  sayAssumption,
  sayObservation,
} from '@hoko-keys/shared';
import { describe, expect, test } from 'vitest';
import entries from '../conformance/entries.json' with { type: 'json' };
import lists from '../conformance/lists.json' with { type: 'json' };
import misses from '../conformance/misses.json' with { type: 'json' };
import verdicts from '../conformance/verdicts.json' with { type: 'json' };

const ROOT = path.resolve(import.meta.dirname, '../..');

const en = await loadCatalogue('en');
const ar = await loadCatalogue('ar');
const QUESTIONS = Object.keys(EMULATOR_RULES) as readonly Question[];

/** Arguments that are codes, which every catalogue puts into words of its own. */
const CODES: Readonly<Record<string, string | boolean>> = {
  why: 'comma',
  expected: 'time',
  apex: true,
  deeper: 'assumed',
  isExample: true,
  listed: false,
  named: true,
};

/** Arguments that are themselves, so that a sentence shows which ones it uses. */
const named = new Proxy<Record<string, unknown>>(
  {},
  {
    get: (_, name) => {
      if (name === 'errors' || name === 'scopes') return [`<${name}>`];
      return CODES[String(name)] ?? `<${String(name)}>`;
    },
  },
);

/** Only here `found` is a code. */
function saidOf(code: string, catalogue: Catalogue): string {
  const sentence = catalogue[code as MessageCode] as (args: unknown) => string;
  return sentence(code === 'keysNotObject' ? { found: 'list' } : named);
}

describe.each([
  ['English', en],
  ['Arabic', ar],
])('in %s', (_, catalogue) => {
  test.each(Object.keys(catalogue))('%s is a whole sentence', code => {
    const said = saidOf(code, catalogue);
    expect(said).not.toMatch(/undefined|\[object|NaN(?! MB)/);
    expect(said.length).toBeGreaterThan(8);
  });
});

test('both say the same things, of the same inputs', () => {
  expect(Object.keys(ar).sort()).toEqual(Object.keys(en).sort());
  const inputs = (code: string, catalogue: Catalogue) =>
    [...new Set(saidOf(code, catalogue).match(/<\w+>/g))].sort().join();
  const differing = Object.keys(en).filter(code => inputs(code, en) !== inputs(code, ar));
  expect(differing).toEqual([]);
});

/** Codes as they stand in the source; those of questions and causes are put together from names. */
const CODE = /'((?:entry|list|record|keys|text|snapshot|admits|miss|assumes|observed|cause|do)[A-Z]\w*)'/g;
/** The reasons of a verdict: most are words that stand elsewhere too, so searching the source would tell nothing. */
const REASON =
  /^(?:revoked|missingScope|hostname(?:Not)?Listed|emptyList|noHeaders|nullOrigin\w+|callerUnreadable|entryUnreadable)$/;
const isMade = (code: string) => /^(?:assumes|observed|cause|do)[A-Z]/.test(code);

test('each is said somewhere, and none is said that is not there', async () => {
  const source = await sourceOutside('sentences');
  const unused = Object.keys(en).filter(code => !isMade(code) && !source.includes(`'${code}'`));
  expect(unused).toEqual([]);
  const core = await sourceOutside('sentences', ['shared/src']);
  const said = Array.from(core.matchAll(CODE), ([, code = '']) => code);
  expect(said.length).toBeGreaterThan(80);
  expect(said.filter(code => !(code in en))).toEqual([]);
});

test('each cause is found behind some failure, and each failure has one', () => {
  const answers = Object.values<HokoError>(HOKO_ERRORS).flatMap(({ status, en: body }): Seen[] =>
    status === undefined ? [] : [{ kind: 'answer', status, body }],
  );
  const seen: Seen[] = [
    ...answers,
    { kind: 'answer', status: 418 },
    { kind: 'cors', preflight: undefined },
    { kind: 'mixedContent' },
    { kind: 'network' },
  ];
  const callers = [{ origin: 'https://app.example.com' }, { origin: 'null' }].map(headers =>
    callerOf(headers),
  );
  const inCalls = [
    ...seen.flatMap(each => callers.map(caller => explainAnswer(each, undefined, { caller }).causes)),
    explainAnswer({ kind: 'answer', status: 401 }, undefined, { carriesKey: false, mode: 'no-cors' }).causes,
    explainAnswer({ kind: 'answer', status: 401 }, undefined, { carriesKey: false, leftOrigin: true }).causes,
  ];
  const inDashboard = [explainInDashboard('createFailed'), explainInDashboard('createWithoutScopes')];
  const found = [...inCalls, ...inDashboard];
  expect(found.filter(causes => causes.length === 0)).toEqual([]);
  const said = new Set(found.flat().flatMap(({ why, todo }) => [why.code, todo.code]));
  expect([...said].sort()).toEqual(
    Object.keys(en)
      .filter(code => /^(?:cause|do)[A-Z]/.test(code))
      .sort(),
  );
});

test.each<[string, RegExp, readonly Vector[]]>([
  ['reason of a verdict', REASON, verdicts],
  ['problem of an entry or a list', /^(?:entry(?!Unreadable)|list)[A-Z]/, [...entries, ...lists]],
  ['near miss', /^miss[A-Z]/, misses],
])('each %s has a vector that it comes out of', (_, kind, vectors) => {
  const words = new Set(JSON.stringify(vectors.map(outcomeOf)).match(/\w+/g));
  const codes = Object.keys(en).filter(code => kind.test(code));
  expect(codes.length).toBeGreaterThan(8);
  expect(codes.filter(code => !words.has(code))).toEqual([]);
});

type Vector = Readonly<Record<string, unknown>>;

/** What a vector says comes out, without what goes in. */
function outcomeOf({ problem, problems, reasons, miss }: Vector): unknown {
  return { problem, problems, reasons, miss };
}

test.each([
  ['keysNotObject', 'found', ['list', 'text', 'number', 'boolean']],
  ['recordBadField', 'expected', ['text', 'service', 'scopes', 'hostnames', 'status', 'time', 'fingerprint']],
] as const)('%s is in the language’s own words for every %s', (code, name, values) => {
  for (const value of values) {
    const args = { id: 'a', field: 'b', [name]: value };
    const [english, arabic] = [en, ar].map(catalogue => (catalogue[code] as (args: unknown) => string)(args));
    expect(english).not.toContain('undefined');
    // Latin letters stand only in what is isolated: names, and words of JSON.
    expect(arabic?.replaceAll(/\u2066[^\u2069]*\u2069/g, '')).not.toMatch(/[a-z]/i);
  }
});

test('Arabic counts in its own forms', () => {
  const waits = [1, 2, 3, 11, 100].map(seconds => ar.doRateLimited({ seconds }));
  expect(waits.map(text => text.replace(/^انتظر (.*) ثم .*$/, '$1'))).toEqual([
    'ثانية واحدة',
    'ثانيتين',
    '3 ثوانٍ',
    '11 ثانية',
    '100 ثانية',
  ]);
});

test('what looks alike is told apart by its Unicode form', () => {
  const args = { hostname: 'xn--pple-43d.example', entry: 'apple.example' };
  for (const { missLookAlike } of [en, ar]) expect(missLookAlike(args)).toContain('аpple.example');
});

test('the ones made from names are the names’ own', () => {
  const of = (prefix: RegExp) => Object.keys(en).filter(code => prefix.test(code));
  expect(of(/^assumes/)).toHaveLength(QUESTIONS.length);
  expect(of(/^observed/)).toHaveLength(QUESTIONS.length);
  expect(of(/^do[A-Z]/).map(code => code.slice(2))).toEqual(of(/^cause/).map(code => code.slice(5)));
  for (const question of QUESTIONS) {
    expect(sayAssumption(question)).toMatch(/^Hoko’s documentation doesn’t say/);
    const observation = { question, answer: 'yes', seenAt: '2026-11-01T10:00:00Z' } as never;
    expect(sayObservation(observation)).toMatch(/^Seen at Hoko on 2026-11-01: /);
  }
});

const ROOTS = ['shared/src', 'packages/vscode/src', 'packages/browser/src', 'packages/emulator/src'];

/** The text of the core and of the programs, without tests, and without one folder of the core. */
async function sourceOutside(folder: string, roots = ROOTS): Promise<string> {
  const files = await Promise.all(roots.map(root => readdir(path.join(ROOT, root), { recursive: true })));
  const texts = roots.flatMap((root, i) =>
    (files[i] ?? [])
      .filter(file => /\.tsx?$/.test(file) && !file.includes('.test.') && !file.startsWith(folder))
      .map(file => readFile(path.join(ROOT, root, file), 'utf8')),
  );
  return (await Promise.all(texts)).join('\n');
}
