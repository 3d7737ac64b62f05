/** What to time: does its work once. What it gives is kept, so that the work can't be optimised away. */
export type Work = (round: number) => unknown;

export interface Measured {
  /** Nanoseconds for one call, the median of all rounds. */
  readonly ns: number;
  /** How many times longer than the first work in the same round, the median of all rounds. */
  readonly ratio: number;
}

const ROUNDS = 15;
/** Long enough for a work to warm the processor's caches again after the others. */
const BATCH_MS = 20;

/** The last result of any work. */
const kept: { result?: unknown } = {};

/**
 * Times works against the first of them. Every round runs a batch of each in turn, so that whatever else the machine does
 * falls on all alike.
 *
 * @param overhead what every work does besides, such as a loop; its time in the same round is taken off each of theirs
 */
export function compare(works: readonly Work[], overhead?: Work): readonly Measured[] {
  const measured = overhead === undefined ? works : [overhead, ...works];
  const batches = measured.map(work => ({ work, calls: callsPerBatch(work) }));
  const rounds = Array.from({ length: ROUNDS }, () => {
    const times = batches.map(({ work, calls }) => time(work, calls));
    if (overhead === undefined) return times;
    const [loop = Number.NaN, ...others] = times;
    return others.map(ns => ns - loop);
  });
  return works.map((_, i) => ({
    ns: median(rounds.map(round => round[i] ?? Number.NaN)),
    ratio: median(rounds.map(round => (round[i] ?? Number.NaN) / (round[0] ?? Number.NaN))),
  }));
}

/** Nanoseconds of one call that takes long, the median of a few after the first, which compiles it. */
export function measureOnce(work: () => unknown): number {
  time(work, 1);
  return median(
    Array.from({ length: 5 }, () => {
      kept.result = undefined;
      globalThis.gc?.();
      return time(work, 1);
    }),
  );
}

/** Doubles the calls until they fill a batch; by then the engine has compiled the work. */
function callsPerBatch(work: Work): number {
  let calls = 1;
  while (time(work, calls) * calls < BATCH_MS * 1e6) calls *= 2;
  return calls;
}

/** Nanoseconds for one of several calls. */
function time(work: Work, calls: number): number {
  const start = performance.now();
  for (let round = 0; round < calls; round++) kept.result = work(round);
  return ((performance.now() - start) * 1e6) / calls;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
