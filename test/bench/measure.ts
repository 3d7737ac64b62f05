/** One thing to time: does its work once, and gives a result so that the work can't be optimised away. */
export type Work = (round: number) => unknown;

export interface Measured {
  /** Nanoseconds for one call, the median of all rounds. */
  readonly ns: number;
  /** Its time as a share of the first one's in the same round, the median of all rounds. */
  readonly ratio: number;
}

const ROUNDS = 21;
const BATCH_MS = 4;
let sink: unknown;

/**
 * Times several works against the first. Every round runs each once, in batches of a few milliseconds, so that what else the
 * machine does falls on all of them alike.
 */
export function compare<Name extends string>(works: Readonly<Record<Name, Work>>): Record<Name, Measured> {
  const names = Object.keys(works) as Name[];
  const batches = names.map(name => batchOf(works[name]));
  const rounds = Array.from({ length: ROUNDS }, () => names.map((name, i) => time(works[name], batches[i] ?? 1)));
  return Object.fromEntries(
    names.map((name, i) => {
      const ns = median(rounds.map(times => times[i] ?? 0));
      const ratio = median(rounds.map(times => (times[i] ?? 0) / (times[0] ?? 1)));
      return [name, { ns, ratio }];
    }),
  ) as Record<Name, Measured>;
}

/** Nanoseconds of one call, the median of a few; for work that takes long. */
export function once(work: () => unknown, rounds = 5): number {
  return median(Array.from({ length: rounds }, () => time(work, 1)));
}

/** Calls it until the engine has compiled it, and gives the number of calls that fill a batch. */
function batchOf(work: Work): number {
  let calls = 1;
  while (time(work, calls) * calls < BATCH_MS * 1e6) calls *= 2;
  time(work, calls);
  return calls;
}

function time(work: Work, calls: number): number {
  const start = performance.now();
  for (let i = 0; i < calls; i++) sink = work(i);
  return ((performance.now() - start) * 1e6) / calls;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** What the last work gave; read once at the end, so that no engine may drop the work. */
export function lastResult(): unknown {
  return sink;
}
