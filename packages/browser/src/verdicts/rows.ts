import {
  type CallerHeaders,
  type HostnameRules,
  type Outcome,
  rulesFor,
  type Verdict,
} from '@hoko-keys/shared';
import type { Listed, ListedKey } from '../keys/listed.ts';
import { listedJudge } from './listed-judge.ts';

/** One key in the eyes of one caller. */
export interface KeyRow {
  readonly key: ListedKey;
  readonly verdict: Verdict;
  /** Those it was judged by. */
  readonly rules: HostnameRules;
  /** The outcome rests on an assumption: the words say "probably". */
  readonly probably: boolean;
}

/** What needs a person first stands first. */
const ORDER = ['blocked', 'undetermined', 'allowed'] as const satisfies readonly Outcome[];

/** What was judged last for a caller: the popup, its badge and its frames ask for the same. */
const judged = new WeakMap<CallerHeaders, { readonly listed: Listed; readonly rows: readonly KeyRow[] }>();

/**
 * Judges every key for a caller. Blocked keys first, then by name; revoked ones behind all others.
 *
 * @param listed read for the caller's hostnames
 * @returns the same rows for the same two objects
 */
export function rowsFor(headers: CallerHeaders, listed: Listed): readonly KeyRow[] {
  const known = judged.get(headers);
  if (known?.listed === listed) return known.rows;
  const rows = judgeAll(headers, listed);
  judged.set(headers, { listed, rows });
  return rows;
}

function judgeAll(headers: CallerHeaders, listed: Listed): readonly KeyRow[] {
  const judge = listedJudge(headers, listed);
  const rows = listed.keys.map((key, i) => {
    const rules = rulesFor(key, key.source.snapshot.rules);
    const verdict = judge(key, i, rules);
    return { key, verdict, rules, probably: verdict.assumptions.length > 0 };
  });
  const active = rows.filter(({ key }) => key.status !== 'revoked');
  return [
    ...ORDER.flatMap(outcome => active.filter(({ verdict }) => verdict.outcome === outcome)),
    ...rows.filter(({ key }) => key.status === 'revoked'),
  ];
}
