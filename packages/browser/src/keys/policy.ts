import type { LocatedProblem, Snapshot } from '@hoko-keys/shared';
import { readManaged } from '../platform/storage.ts';
import { changeSources, type Format, type Saved } from './change-sources.ts';
import { type ReadPolicy, readPolicy } from './read-policy.ts';
import { type KeySource, withSource } from './sources.ts';

/** The one source of this kind. */
const ID = 'policy';

/** A policy that says the same is written again, with its new date, after this long. Milliseconds. */
const REWRITE_AFTER = 24 * 60 * 60 * 1_000;

/** What became of the organisation's keys. */
export interface RefreshedPolicy {
  readonly saved: Saved;
  /** What its administrators would want to know. */
  readonly problems: readonly LocatedProblem[];
  /** Unless there are `keys`, or there is no policy, the keys it brought before are kept. */
  readonly kind: ReadPolicy['kind'];
}

/** The work on thousands of keys, done elsewhere. */
interface Work extends Format {
  readonly readPolicy: (...args: Parameters<typeof readPolicy>) => Promise<ReadPolicy>;
}

/**
 * Takes over what an organisation's policy says now. It is kept as a source like others, so that nobody waits for the policy
 * itself, which is slow to come: call this after the first paint. Where it was withdrawn its source goes.
 *
 * @param work left out, all is done here
 */
export async function refreshPolicy(now: Date, work?: Work): Promise<RefreshedPolicy> {
  const read = await (work?.readPolicy ?? readPolicy)(await readManaged(), now.toISOString());
  const saved = await changeSources(sources => {
    if (read.kind === 'keys') return withPolicy(sources, read.snapshot, now);
    return read.kind === 'none' ? withoutPolicy(sources) : sources;
  }, work);
  return { saved, problems: 'problems' in read ? read.problems : [], kind: read.kind };
}

function withoutPolicy(sources: readonly KeySource[]): readonly KeySource[] {
  return sources.some(({ kind }) => kind === 'policy')
    ? sources.filter(({ kind }) => kind !== 'policy')
    : sources;
}

function withPolicy(sources: readonly KeySource[], snapshot: Snapshot, now: Date): readonly KeySource[] {
  const before = sources.find(({ kind }) => kind === 'policy');
  const isFresh = before !== undefined && now.getTime() - Date.parse(before.readAt) < REWRITE_AFTER;
  if (isFresh && said(before.snapshot) === said(snapshot)) return sources;
  return withSource(sources, { id: ID, kind: 'policy', snapshot, readAt: now.toISOString() });
}

/** What a policy says, whenever it was read. */
function said({ keys, rules, source }: Snapshot): string {
  return JSON.stringify([keys, rules, source]);
}
