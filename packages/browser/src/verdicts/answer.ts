import type { Outcome } from '@hoko-keys/shared';
import type { KeyRow } from './rows.ts';

/** The popup's first line as data: what stands in front, and what becomes of the others. */
export interface Answer {
  readonly outcome: Outcome;
  /** The keys the line is about. */
  readonly names: readonly string[];
  /** At least one of them rests on an assumption. */
  readonly probably: boolean;
  /** How many others pass, or can't be told. */
  readonly others: { readonly allowed: number; readonly undetermined: number };
}

/**
 * Sums up the rows: the blocked keys in front; else those nobody can tell; else all. A revoked key is expected to be blocked,
 * so it is the answer only where every key is revoked.
 *
 * @param rows at least one
 */
export function answerFor(rows: readonly KeyRow[]): Answer {
  const active = rows.filter(({ key }) => key.status !== 'revoked');
  const counted = active.length > 0 ? active : rows;
  const of = (outcome: Outcome) => counted.filter(({ verdict }) => verdict.outcome === outcome);
  const outcome =
    (['blocked', 'undetermined', 'allowed'] as const).find(each => of(each).length > 0) ?? 'allowed';
  const about = of(outcome);
  return {
    outcome,
    names: about.map(({ key }) => key.name),
    probably: about.some(({ probably }) => probably),
    others: {
      allowed: outcome === 'allowed' ? 0 : of('allowed').length,
      undetermined: outcome === 'blocked' ? of('undetermined').length : 0,
    },
  };
}
