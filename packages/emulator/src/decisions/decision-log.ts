import type { Caller, Verdict } from '@hoko-keys/shared';

/** One answer of the API, and why. Never a value. */
export interface Decision {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  readonly caller: Caller;
  /** The key the request carried, where the emulator knows it. */
  readonly keyId?: string;
  /** Left out where there was no key to judge. */
  readonly verdict?: Pick<Verdict, 'outcome' | 'reasons' | 'matched'>;
  /** The status answered. */
  readonly status: number;
}

/** The last decisions, newest last. */
export interface DecisionLog {
  add(decision: Decision): void;
  list(): readonly Decision[];
}

const KEPT = 1_000;

export function createDecisionLog(): DecisionLog {
  const decisions: Decision[] = [];
  return {
    add: decision => {
      decisions.push(decision);
      if (decisions.length > KEPT) decisions.shift();
    },
    list: () => decisions,
  };
}
