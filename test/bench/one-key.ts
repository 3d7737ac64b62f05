import { ALTERNATIVES, type Alternative, type Matcher } from './alternatives.ts';
import { folded, ourMatcher } from './matchers.ts';
import { compare, type Measured } from './measure.ts';
import { workload } from './workload.ts';

/** Teams whose lists are compared, so that no single list decides. */
const LISTS = 16;

export interface OneKey {
  readonly entries: number;
  readonly ours: Measured;
  readonly others: ReadonlyMap<Alternative, Measured>;
}

/** One key's list, parsed or compiled beforehand, and one hostname: half the hostnames match. */
export function measureOneKey(entries: number): OneKey {
  const lists = Array.from({ length: LISTS }, (_, i) => {
    const { keys, hostnames } = workload(1, entries, i);
    return { entries: keys[0]?.allowedHostnames ?? [], hostnames };
  });
  const runOver = (compile: (entries: readonly string[]) => Matcher) => {
    const runs = lists.map(list => ({ matches: compile(list.entries), hostnames: list.hostnames }));
    return () => countMatches(runs);
  };
  const ours = runOver(ourMatcher);
  const others = ALTERNATIVES.map(alternative =>
    runOver(list => agreeing(alternative, alternative.compile(folded(list)), ourMatcher(list), lists)),
  );
  const calls = lists.reduce((sum, { hostnames }) => sum + hostnames.length, 0);
  const measured = compare(
    [ours, ...others],
    runOver(() => isEmpty),
  ).map(({ ns, ratio }) => ({ ns: ns / calls, ratio }));
  return {
    entries,
    ours: measured[0] as Measured,
    others: new Map(ALTERNATIVES.map((alternative, i) => [alternative, measured[i + 1] as Measured])),
  };
}

/** What is asked of each hostname to time the loop alone. */
const isEmpty: Matcher = hostname => hostname.length === 0;

/**
 * All hostnames of one list after another. Picking both anew for each call took a quarter of the shorter times, and gave every
 * list only hostnames that match or only such that don't. What the loop takes, about 3 ns, is measured and taken off.
 */
function countMatches(runs: readonly { matches: Matcher; hostnames: readonly string[] }[]): number {
  let count = 0;
  for (const { matches, hostnames } of runs) {
    for (const hostname of hostnames) if (matches(hostname)) count++;
  }
  return count;
}

/** A matcher that answers otherwise than ours would be no comparison. */
function agreeing(
  { library, form }: Alternative,
  theirs: Matcher,
  ours: Matcher,
  lists: readonly { hostnames: readonly string[] }[],
): Matcher {
  const odd = lists
    .flatMap(({ hostnames }) => hostnames)
    .find(hostname => theirs(hostname) !== ours(hostname));
  if (odd !== undefined) throw new Error(`${library} (${form}) and our own matcher disagree on ${odd}.`);
  return theirs;
}
