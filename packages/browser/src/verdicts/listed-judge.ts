import { type CallerHeaders, type HostnameRules, judge, type Verdict } from '@hoko-keys/shared';
import { plainHostname } from '../keys/digest-format.ts';
import { endsOf, hostnamesIn, type Listed, type ListedKey } from '../keys/listed.ts';

/** A verdict on a key of a list, by its place in it. */
type ListedJudge = (key: ListedKey, place: number, rules: HostnameRules) => Verdict;

/**
 * Judges keys for one caller by the entries that may cover its hostnames, as `judge` would by all of them: of the others it
 * only matters whether there are any, and which is the first that can't be read. Keys that don't differ in this share a
 * verdict, so that thousands take no longer than their kinds.
 *
 * @throws where the list was not read for the caller's hostnames: a verdict by it would be wrong
 */
export function listedJudge(headers: CallerHeaders, listed: Listed): ListedJudge {
  const covering = entriesCovering(headers, listed);
  const known = new Map<HostnameRules, Map<string, Verdict>>();
  return (key, place, rules) => {
    const entries = covering.get(place) ?? [];
    const alike = [key.status, restOf(key), ...entries].join('\n');
    const verdicts = known.get(rules) ?? new Map<string, Verdict>();
    known.set(rules, verdicts);
    const verdict = verdicts.get(alike) ?? judge(judgedKey(key, entries), headers, rules);
    verdicts.set(alike, verdict);
    return withOwnEntry(verdict, key);
  };
}

/** What else there is in a list besides the entries that may cover the caller. */
function restOf({ entryCount, unreadableEntry }: ListedKey): 'nothing' | 'unreadable' | 'others' {
  if (unreadableEntry !== undefined) return 'unreadable';
  return entryCount === 0 ? 'nothing' : 'others';
}

/** Where no entry may cover the caller, the first one stands for all of them. */
function judgedKey({ status, firstEntry, unreadableEntry }: ListedKey, covering: readonly string[]) {
  const rest = unreadableEntry ?? (covering.length === 0 ? firstEntry : undefined);
  return { status, scopes: [], allowedHostnames: [...covering, ...(rest === undefined ? [] : [rest])] };
}

/** A shared verdict may name another key's unreadable entry. */
function withOwnEntry(verdict: Verdict, { unreadableEntry: entry }: ListedKey): Verdict {
  if (entry === undefined || !verdict.reasons.some(({ code }) => code === 'entryUnreadable')) return verdict;
  return {
    ...verdict,
    reasons: verdict.reasons.map(reason =>
      reason.code === 'entryUnreadable' ? { ...reason, args: { entry } } : reason,
    ),
  };
}

/** By a key's place, the entries that cover one of the hostnames under some reading, in the order of the key's list. */
function entriesCovering(headers: CallerHeaders, listed: Listed): ReadonlyMap<number, readonly string[]> {
  const hostnames = hostnamesIn(headers);
  if (!hostnames.every(hostname => listed.hostnames.has(hostname))) {
    throw new Error('the list was read for other hostnames');
  }
  const found = new Map<number, { readonly entry: string; readonly place: number }[]>();
  for (const end of new Set(hostnames.flatMap(endsOf))) {
    for (const { entry, at } of listed.entries.get(end) ?? []) {
      if (!isWildcard(entry) && !hostnames.includes(end)) continue;
      for (let i = 0; i + 1 < at.length; i += 2) {
        const [key = -1, place = -1] = [at[i], at[i + 1]];
        const others = found.get(key);
        if (others === undefined) found.set(key, [{ entry, place }]);
        else others.push({ entry, place });
      }
    }
  }
  return new Map(
    [...found].map(([key, entries]) => [
      key,
      entries.sort((a, b) => a.place - b.place).map(({ entry }) => entry),
    ]),
  );
}

function isWildcard(entry: string): boolean {
  return plainHostname(entry) !== entry;
}
