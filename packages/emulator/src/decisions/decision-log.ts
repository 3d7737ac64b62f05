import type { Caller, Reason, Verdict } from '@hoko-keys/shared';
import { withoutValues } from '../keys/secrets.ts';

/** One answer of the API, and why. Never a value. */
export interface Decision {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly method: string;
  /** The endpoint, such as `/api/links/:id`: a path and its query may hold anything. */
  readonly route: string;
  /** The text of an unreadable one is left out. */
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

/** So many are kept; the oldest go first. */
const KEPT = 1_000;

/** A log in memory, empty at first. */
export function createDecisionLog(): DecisionLog {
  const decisions: Decision[] = [];
  return {
    add: decision => {
      decisions.push(spared(decision));
      if (decisions.length > KEPT) decisions.shift();
    },
    list: () => decisions,
  };
}

/** What stands for a text that is left out. */
const LEFT_OUT = '…';

/** A value may stand where a hostname should: nothing a caller wrote is kept but hostnames, without any value of ours. */
function spared(decision: Decision): Decision {
  const { caller, verdict } = decision;
  return {
    ...decision,
    caller: sparedCaller(caller),
    ...(verdict === undefined ? {} : { verdict: { ...verdict, reasons: verdict.reasons.map(sparedReason) } }),
  };
}

function sparedCaller(caller: Caller): Caller {
  switch (caller.kind) {
    case 'hostname':
      return { ...caller, hostname: withoutValues(caller.hostname) };
    case 'unreadable':
      return { ...caller, text: LEFT_OUT };
    case 'opaque':
    case 'none':
      return caller;
  }
}

function sparedReason(reason: Reason): Reason {
  if (reason.code === 'callerUnreadable') return { ...reason, args: { ...reason.args, text: LEFT_OUT } };
  // A wildcard lets in a hostname with a value for a label.
  if (reason.code === 'hostnameListed' || reason.code === 'hostnameNotListed') {
    const hostname = withoutValues(reason.args.hostname);
    return { ...reason, args: { ...reason.args, hostname } } as Reason;
  }
  return reason;
}
