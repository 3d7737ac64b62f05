import type { Outcome } from '@hoko-keys/shared';
import type { KeyRow } from './rows.ts';

/** The popup's first line as data: a sentence for each outcome there is, blocked keys first. */
export type Answer = readonly AnswerPart[];

export interface AnswerPart {
  readonly outcome: Outcome;
  /** How many keys the sentence is about. */
  readonly count: number;
  /** Their names, where there are few; else none. */
  readonly names: readonly string[];
  /** At least one of them rests on an assumption. */
  readonly probably: boolean;
  /** The hostname that is in none of their lists, where that is why each is blocked. */
  readonly unlisted: string | undefined;
}

/** More names make a sentence that nobody reads. */
const MAX_NAMES = 2;

const OUTCOMES = ['blocked', 'undetermined', 'allowed'] as const satisfies readonly Outcome[];

/**
 * Sums up the rows. A revoked key is expected to be blocked, so it is part of the answer only where every key is revoked.
 *
 * @param rows at least one
 */
export function answerFor(rows: readonly KeyRow[]): Answer {
  const active = rows.filter(({ key }) => key.status !== 'revoked');
  const counted = active.length > 0 ? active : rows;
  return OUTCOMES.flatMap(outcome => {
    const about = counted.filter(({ verdict }) => verdict.outcome === outcome);
    return about.length === 0 ? [] : [partFor(outcome, about)];
  });
}

function partFor(outcome: Outcome, about: readonly KeyRow[]): AnswerPart {
  return {
    outcome,
    count: about.length,
    names: about.length > MAX_NAMES ? [] : about.map(({ key }) => key.name),
    probably: about.some(({ probably }) => probably),
    unlisted: about.map(unlistedIn).reduce((a, b) => (a === b ? a : undefined)),
  };
}

/** Of a revoked key the list is not the reason. */
function unlistedIn({ verdict: { reasons } }: KeyRow): string | undefined {
  const [reason] = reasons;
  return reason?.code === 'hostnameNotListed' ? reason.args.hostname : undefined;
}
