import {
  type CallerHeaders,
  type HostnameRules,
  judge,
  type Outcome,
  rulesFor,
  type Verdict,
} from '@hoko-keys/shared';
import type { KnownKey } from '../keys/sources.ts';

/** One key in the eyes of one caller. */
export interface KeyRow extends Pick<KnownKey, 'key' | 'source'> {
  readonly verdict: Verdict;
  /** Those it was judged by. */
  readonly rules: HostnameRules;
  /** The outcome rests on an assumption: the words say "probably". */
  readonly probably: boolean;
}

/** What needs a person first stands first. */
const ORDER: Readonly<Record<Outcome, number>> = { blocked: 0, undetermined: 1, allowed: 2 };

const names = new Intl.Collator(undefined, { numeric: true });

/** What was judged last for a caller: the popup, its badge and its frames ask for the same, and thousands of keys take long. */
const judged = new WeakMap<
  CallerHeaders,
  { readonly keys: readonly KnownKey[]; readonly rows: readonly KeyRow[] }
>();

/**
 * Judges every key for a caller. Blocked keys first, then by name; revoked ones behind all others.
 *
 * @returns the same rows for the same two objects
 */
export function rowsFor(headers: CallerHeaders, keys: readonly KnownKey[]): readonly KeyRow[] {
  const known = judged.get(headers);
  if (known?.keys === keys) return known.rows;
  const rows = judgeAll(headers, keys);
  judged.set(headers, { keys, rows });
  return rows;
}

function judgeAll(headers: CallerHeaders, keys: readonly KnownKey[]): readonly KeyRow[] {
  const rows = keys.map(({ key, source, rules: known }) => {
    const rules = rulesFor(key, known);
    const verdict = judge(key, headers, rules);
    return { key, source, verdict, rules, probably: verdict.assumptions.length > 0 };
  });
  return rows.sort(
    (a, b) =>
      Number(a.key.status === 'revoked') - Number(b.key.status === 'revoked') ||
      ORDER[a.verdict.outcome] - ORDER[b.verdict.outcome] ||
      names.compare(a.key.name, b.key.name),
  );
}
