import {
  callerOf,
  type HostnameRules,
  judge,
  lintHostnames,
  loadPublicSuffixes,
  nearestMiss,
  normalizeHostname,
  type Problem,
  type PublicSuffixes,
  parsePattern,
  previewAdvice,
  type Verdict,
  widerFixes,
} from '@hoko-keys/shared';
import callers from './callers.json' with { type: 'json' };
import entries from './entries.json' with { type: 'json' };
import fixes from './fixes.json' with { type: 'json' };
import hostnames from './hostnames.json' with { type: 'json' };
import lists from './lists.json' with { type: 'json' };
import misses from './misses.json' with { type: 'json' };
import verdicts from './verdicts.json' with { type: 'json' };

/** A vector as written in its file: what goes in, and what has to come out. */
type Row = Readonly<Record<string, unknown>>;

interface Subject {
  readonly name: string;
  readonly rows: readonly Row[];
  /** The fields of a row that go in; all others are what comes out. */
  readonly inputs: readonly string[];
  run(row: Row): Row;
}

/** The subjects, one for each file beside this one. */
function subjects(suffixes: PublicSuffixes): readonly Subject[] {
  return [
    {
      name: 'hostnames',
      rows: hostnames,
      inputs: ['text'],
      run: ({ text }) => ({ hostname: normalizeHostname(text as string) ?? null }),
    },
    { name: 'entries', rows: entries, inputs: ['entry'], run: ({ entry }) => readEntry(entry as string) },
    {
      name: 'lists',
      rows: lists,
      inputs: ['entries', 'key'],
      run: ({ entries: list, key }) => ({
        problems: lintHostnames(list as string[], { suffixes, key: key as never }).map(inWords),
      }),
    },
    {
      name: 'callers',
      rows: callers,
      inputs: ['origin', 'referer', 'rules'],
      run: row => ({ caller: callerIn(row) }),
    },
    {
      name: 'verdicts',
      rows: verdicts,
      inputs: ['name', 'entries', 'status', 'request', 'rules'],
      run: row => outline(verdictOf(row, row.request as object)),
    },
    {
      name: 'fixes',
      rows: fixes,
      inputs: ['entries', 'origin', 'rules'],
      run: row => {
        const verdict = verdictOf(row, { origin: row.origin as string });
        const advice = previewAdvice(verdict, row.entries as string[], suffixes)?.args;
        return {
          fixes: widerFixes(verdict, suffixes, rulesIn(row)).map(({ entry }) => entry),
          ...(advice === undefined ? {} : { preview: `${advice.platform}: ${advice.entry}` }),
        };
      },
    },
    {
      name: 'misses',
      rows: misses,
      inputs: ['entries', 'origin', 'rules'],
      run: row => {
        const miss = nearestMiss(row.entries as string[], { origin: row.origin as string }, rulesIn(row));
        return { miss: miss === undefined ? null : `${miss.code} ${miss.args.entry}` };
      },
    },
  ];
}

/** What running all vectors gave: how many there are, and a line for each that came out otherwise than written. */
export interface VectorRun {
  readonly count: number;
  readonly failures: readonly string[];
}

/** Runs every vector, here, in whatever runtime this is. */
export async function runVectors(): Promise<VectorRun> {
  const all = subjects(await loadPublicSuffixes()).flatMap(subject =>
    subject.rows.map(row => ({ subject, row })),
  );
  return { count: all.length, failures: all.flatMap(({ subject, row }) => failure(subject, row)) };
}

function failure({ name, inputs, run }: Subject, row: Row): string[] {
  const input = pick(row, field => inputs.includes(field));
  const expected = pick(row, field => !inputs.includes(field));
  const actual = run(row);
  return sorted(actual) === sorted(expected)
    ? []
    : [`${name}: ${JSON.stringify(input)} has to be ${sorted(expected)}, is ${sorted(actual)}`];
}

function pick(row: Row, isWanted: (field: string) => boolean): Row {
  return Object.fromEntries(Object.entries(row).filter(([field]) => isWanted(field)));
}

function sorted(row: Row): string {
  return JSON.stringify(Object.fromEntries(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

/** When every observed rule of the vectors was seen. */
const SEEN_AT = '2026-11-01T09:00:00Z';

/** Rules as the vectors write them: `"port": "no, observed"`. */
function rulesIn({ rules = {} }: Row): HostnameRules {
  return Object.fromEntries(
    Object.entries(rules as Record<string, string>).map(([question, text]) => {
      const [answer, basis] = text.split(', ');
      return [question, { answer, basis, ...(basis === 'observed' ? { seenAt: SEEN_AT } : {}) }];
    }),
  );
}

function readEntry(entry: string): Row {
  const result = parsePattern(entry);
  if (result.ok) return { pattern: result.pattern.kind, hostname: result.pattern.hostname };
  const { code, suggestion } = result.problem;
  return { problem: code, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** `warning entryUpperCase EXAMPLE.com → example.com`; `+` adds an entry, `-` removes one. */
function inWords({ severity, code, args, suggestion, remedy }: Problem): string {
  const change =
    suggestion !== undefined
      ? `→ ${suggestion}`
      : remedy && ('add' in remedy ? `+ ${remedy.add}` : `- ${remedy.remove}`);
  return [severity, code, 'entry' in args ? args.entry : undefined, change].filter(Boolean).join(' ');
}

function callerIn(row: Row): string {
  const caller = callerOf(
    pick(row, field => field === 'origin' || field === 'referer'),
    rulesIn(row),
  );
  if (caller.kind === 'hostname') return `${caller.hostname} by ${caller.header}`;
  return caller.kind === 'unreadable' ? `unreadable ${caller.header}` : caller.kind;
}

function verdictOf(row: Row, request: object): Verdict {
  const status = row.status === 'revoked' ? 'revoked' : 'active';
  const key = { scopes: ['linksRead'], status, allowedHostnames: row.entries as string[] } as const;
  return judge(key, request, rulesIn(row));
}

function outline({ outcome, basis, reasons, matched, assumptions, observations, open }: Verdict): Row {
  return {
    outcome,
    basis,
    reasons: reasons.map(({ code, effect }) => `${code} ${effect}`),
    ...(matched === undefined ? {} : { matched }),
    ...(assumptions.length === 0 ? {} : { assumptions }),
    ...(observations.length === 0
      ? {}
      : {
          observed: observations.map(
            ({ question, answer, seenAt }) => `${question} ${answer} ${seenAt?.slice(0, 10)}`,
          ),
        }),
    ...(open === undefined
      ? {}
      : { branches: open.branches.map(branch => `${branch.answer}: ${branch.outcome}`) }),
  };
}
