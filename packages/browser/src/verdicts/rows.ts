import {
  type ApiKey,
  type CallerHeaders,
  type HostnameRules,
  judge,
  type Outcome,
  rulesFor,
  type Verdict,
} from '@hoko-keys/shared';

/** One key on the current page. */
export interface KeyRow {
  readonly key: ApiKey;
  readonly verdict: Verdict;
  /** Those it was judged by. */
  readonly rules: HostnameRules;
  /** The outcome rests on an assumption: the words say "probably". */
  readonly probably: boolean;
}

/** What needs a person first stands first. */
const ORDER: Readonly<Record<Outcome, number>> = { blocked: 0, undetermined: 1, allowed: 2 };

/** Judges every key for a caller. Blocked keys first, revoked ones behind the others of their outcome, then by name. */
export function rowsFor(
  headers: CallerHeaders,
  keys: readonly ApiKey[],
  rules: HostnameRules,
): readonly KeyRow[] {
  const rows = keys.map(key => {
    const own = rulesFor(key, rules);
    const verdict = judge(key, headers, own);
    return { key, verdict, rules: own, probably: verdict.assumptions.length > 0 };
  });
  const names = new Intl.Collator();
  return rows.sort(
    (a, b) =>
      ORDER[a.verdict.outcome] - ORDER[b.verdict.outcome] ||
      Number(a.key.status === 'revoked') - Number(b.key.status === 'revoked') ||
      names.compare(a.key.name, b.key.name),
  );
}
