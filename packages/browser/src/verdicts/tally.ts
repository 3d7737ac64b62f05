import type { Outcome } from '@hoko-keys/shared';
import type { KeyRow } from './rows.ts';

/** How many keys fare how. Revoked ones are left out: they are blocked everywhere. */
export interface Tally {
  readonly blocked: number;
  readonly undetermined: number;
  readonly allowed: number;
  /** One of the blocked rests on an assumption. */
  readonly probablyBlocked: boolean;
  /** The first of these that there is; with no key but revoked ones, blocked. */
  readonly worst: Outcome;
}

export function tallyOf(rows: readonly KeyRow[]): Tally {
  const counts = { blocked: 0, undetermined: 0, allowed: 0 };
  for (const { key, verdict } of rows) if (key.status !== 'revoked') counts[verdict.outcome]++;
  const worst = (['blocked', 'undetermined', 'allowed'] as const).find(each => counts[each] > 0);
  const probablyBlocked = rows.some(
    ({ key, verdict }) =>
      key.status !== 'revoked' && verdict.outcome === 'blocked' && verdict.assumptions.length > 0,
  );
  return { ...counts, probablyBlocked, worst: worst ?? 'blocked' };
}
