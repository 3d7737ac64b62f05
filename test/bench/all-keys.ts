import { indexKeys } from '@hoko-keys/shared';
import type { Alternative, Matcher } from './alternatives.ts';
import { folded, ourMatcher } from './matchers.ts';
import { compare, measureOnce } from './measure.ts';
import { type BenchKey, workload } from './workload.ts';

export const ENTRIES = 50;

/** Compiling a library's matcher for every key takes long, and gigabytes, beyond these numbers of keys. */
const MOST_KEYS = { 'wildcard-match': 10_000, picomatch: 10_000, URLPattern: 1000 } as const;

export interface AllKeys {
  readonly keys: number;
  /** Nanoseconds to build the index, for each entry, from entries as written. */
  readonly buildPerEntry: number;
  /** Nanoseconds to put one key in the place of another. */
  readonly update: number;
  /** Nanoseconds to the view for one hostname, and with walking all its matches. */
  readonly view: number;
  readonly walked: number;
  /** The time of a loop over every key, as a multiple of that to the view. */
  readonly ourLoop: number;
  readonly loops: ReadonlyMap<Alternative, number>;
}

/** One hostname against many keys: the index, and loops over every key's compiled list. */
export function measureAllKeys(count: number, alternatives: readonly Alternative[]): AllKeys {
  const { keys, hostnames } = workload(count, ENTRIES);
  const buildPerEntry = measureOnce(() => indexKeys(keys)) / (count * ENTRIES);
  const index = indexKeys(keys);
  const hostname = (round: number) => hostnames[round % hostnames.length] as string;
  const key = (round: number) => keys[round % count] as BenchKey;

  const [view, walked, update] = compare([
    round => index.keysAllowing(hostname(round)),
    round => [...index.keysAllowing(hostname(round))].length,
    round => index.replace({ id: key(round).id, allowedHostnames: key(round + 1).allowedHostnames }),
  ]).map(({ ns }) => ns) as [number, number, number];
  for (const each of keys) index.replace(each);

  const ratioOfLoop = (compile: (entries: readonly string[]) => Matcher) => {
    const matchers = keys.map(({ allowedHostnames }) => compile(allowedHostnames));
    const [, loop] = compare([
      round => index.keysAllowing(hostname(round)),
      round => matchers.filter(matches => matches(hostname(round))).length,
    ]);
    return loop?.ratio ?? Number.NaN;
  };
  const fitting = alternatives.filter(({ library }) => count <= MOST_KEYS[library]);
  return {
    keys: count,
    buildPerEntry,
    update,
    view,
    walked,
    ourLoop: ratioOfLoop(ourMatcher),
    loops: new Map(
      fitting.map(alternative => [alternative, ratioOfLoop(list => alternative.compile(folded(list)))]),
    ),
  };
}
