import { alone, onManagedChange, readManaged, readStored, writeStored } from '../platform/storage.ts';
import type { AppliedPolicy } from './apply-policy.ts';
import { SOURCES } from './stored-source.ts';
import type { Work } from './work.ts';

/** What became of the organisation's keys. */
export interface RefreshedPolicy extends Pick<AppliedPolicy, 'problems' | 'kind'> {
  /** The keys that are known here are others now. */
  readonly changed: boolean;
}

/**
 * Takes over what an organisation's policy says now. It is kept as a source like others, so that nobody waits for the policy
 * itself, which is slow to come: call this after the first paint.
 *
 * @param known whether there are keys of a policy; where there is none now either, nothing is done
 * @param startWork starts the thread where thousands of keys are read
 */
export async function refreshPolicy(
  now: Date,
  known: boolean,
  startWork: () => Pick<Work, 'applyPolicy'>,
): Promise<RefreshedPolicy> {
  const managed = await readManaged();
  if (!known && Object.keys(managed).length === 0) return { changed: false, problems: [], kind: 'none' };
  const work = startWork();
  return await alone(SOURCES, async () => {
    const applied = await work.applyPolicy(await readStored(SOURCES), managed, now.toISOString());
    const { items, problems, kind } = applied;
    const changed =
      items !== undefined &&
      (await writeStored(items).then(
        () => true,
        () => false,
      ));
    return { changed, problems, kind };
  });
}

/**
 * As `refreshPolicy`, now and whenever the policy changes, for a page that stays open.
 *
 * @param listener is told what came of it
 * @returns ends it
 */
export function followPolicy(
  work: Pick<Work, 'applyPolicy'>,
  listener?: (refreshed: RefreshedPolicy) => void,
): () => void {
  const refresh = () => void refreshPolicy(new Date(), true, () => work).then(listener);
  refresh();
  return onManagedChange(refresh);
}
