import type { LocatedProblem, Snapshot } from '@hoko-keys/shared';
import { type ReadPolicy, readPolicy } from './read-policy.ts';
import { type KeySource, withSource } from './sources.ts';
import { parseStored, sourcesIn } from './stored-format.ts';
import { POLICY_ID } from './stored-source.ts';
import { stillKept, toStored } from './to-stored.ts';

/** A policy that says the same is written again, with its new date, after this long. Milliseconds. */
const REWRITE_AFTER = 24 * 60 * 60 * 1_000;

/** What a policy comes to. */
export interface AppliedPolicy {
  /** What is to be kept from now on; undefined where nothing changes. */
  readonly items: Readonly<Record<string, unknown>> | undefined;
  /** What its administrators would want to know. */
  readonly problems: readonly LocatedProblem[];
  /** Unless there are `keys`, or there is no policy, the keys it brought before are kept. */
  readonly kind: ReadPolicy['kind'];
}

/**
 * What an organisation's policy changes in the sources that are kept. It becomes a source like others; where it was withdrawn
 * its source goes.
 *
 * @param stored the sources as they are kept
 * @param managed the policy as the browser hands it on
 * @param now ISO 8601, UTC
 */
export function applyPolicy(
  stored: unknown,
  managed: Readonly<Record<string, unknown>>,
  now: string,
): AppliedPolicy {
  const items = parseStored(stored);
  const before = sourcesIn(items);
  const read = readPolicy(managed, now);
  const after = read.kind === 'keys' ? withPolicy(before, read.snapshot, now) : before;
  const sources = read.kind === 'none' ? withoutPolicy(before) : after;
  const written = sources === before ? undefined : toStored(sources, stillKept(items, sources));
  return {
    items: written?.ok ? written.items : undefined,
    problems: 'problems' in read ? read.problems : [],
    kind: read.kind,
  };
}

function withoutPolicy(sources: readonly KeySource[]): readonly KeySource[] {
  return sources.some(({ kind }) => kind === 'policy')
    ? sources.filter(({ kind }) => kind !== 'policy')
    : sources;
}

function withPolicy(sources: readonly KeySource[], snapshot: Snapshot, now: string): readonly KeySource[] {
  const before = sources.find(({ kind }) => kind === 'policy');
  const isFresh = before !== undefined && Date.parse(now) - Date.parse(before.readAt) < REWRITE_AFTER;
  if (isFresh && said(before.snapshot) === said(snapshot)) return sources;
  return withSource(sources, { id: POLICY_ID, kind: 'policy', snapshot, readAt: now });
}

/** What a policy says, whenever it was read. */
function said({ keys, rules, source }: Snapshot): string {
  return JSON.stringify([keys, rules, source]);
}
