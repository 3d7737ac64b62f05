import type { Outcome } from '@hoko-keys/shared';
import type { KeyRow } from './rows.ts';

/** Revoked keys are blocked wherever they are used, so they stand apart. */
export type GroupName = Outcome | 'revoked';

/** Keys that fare alike. */
export interface Group {
  readonly name: GroupName;
  readonly count: number;
  /** By workspace where there are several; else one part that names none. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly workspace: string | undefined;
  readonly rows: readonly KeyRow[];
}

const GROUPS = ['blocked', 'undetermined', 'allowed', 'revoked'] as const satisfies readonly GroupName[];

/** Sorts rows into the groups that are not empty, in the order a person needs them. Within one they stay as they stand. */
export function groupsOf(rows: readonly KeyRow[]): readonly Group[] {
  const several = new Set(rows.map(({ key }) => key.workspace)).size > 1;
  const byName = Map.groupBy(rows, groupOf);
  return GROUPS.flatMap(name => {
    const members = byName.get(name) ?? [];
    if (members.length === 0) return [];
    return [{ name, count: members.length, parts: several ? byWorkspace(members) : [wholly(members)] }];
  });
}

function groupOf({ key, verdict }: KeyRow): GroupName {
  return key.status === 'revoked' ? 'revoked' : verdict.outcome;
}

function byWorkspace(rows: readonly KeyRow[]): readonly Part[] {
  const parts = [...Map.groupBy(rows, ({ key }) => key.workspace)];
  return parts
    .map(([workspace, members]) => ({ workspace, rows: members }))
    .sort((a, b) => (a.workspace ?? '').localeCompare(b.workspace ?? ''));
}

function wholly(rows: readonly KeyRow[]): Part {
  return { workspace: undefined, rows };
}

/** The first rows of a group's parts, and of no more parts than they are in. */
export function firstOf(parts: readonly Part[], count: number): readonly Part[] {
  let left = count;
  return parts.flatMap(({ workspace, rows }) => {
    const taken = rows.slice(0, left);
    left -= taken.length;
    return taken.length === 0 ? [] : [{ workspace, rows: taken }];
  });
}
