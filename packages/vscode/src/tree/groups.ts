import { type Place, placeId } from '../settings/place.ts';
import { compareNames } from '../words/compare-names.ts';
import type { GroupNode, KeyNode, ProblemNode, RootNode } from './nodes.ts';

/** A group that may be there already: its row stays. */
export type GroupOf = (id: string, by: GroupNode['by']) => GroupNode;

/** The rows of keys and of records that cannot be read, each in the listing's order. */
export interface Rows {
  readonly keys: readonly KeyNode[];
  readonly problems: readonly ProblemNode[];
}

/**
 * Puts rows under the settings files they come from, in a window of several folders, and under the Hoko workspaces they name.
 * A level with one group is left out. Sets each row's parent.
 *
 * @param byPlace whether the window has several folders
 */
export function arrange(rows: Rows, byPlace: boolean, groupOf: GroupOf): RootNode[] {
  const places = byPlace ? placesIn(rows) : [];
  if (places.length < 2) return arrangeByWorkspace(rows, undefined, groupOf);
  return places.map(place => {
    const group = groupOf(`place/${placeId(place)}`, { place });
    group.parent = undefined;
    const isHere = (row: KeyNode | ProblemNode) => placeId(row.placed.place) === placeId(place);
    const here = { keys: rows.keys.filter(isHere), problems: rows.problems.filter(isHere) };
    group.children = arrangeByWorkspace(here, group, groupOf);
    return group;
  });
}

/** Keys that name no workspace come last; they are no workspace of their own. */
function arrangeByWorkspace(
  { keys, problems }: Rows,
  parent: GroupNode | undefined,
  groupOf: GroupOf,
): RootNode[] {
  for (const problem of problems) problem.parent = parent;
  const workspaces = new Set(keys.map(({ placed }) => placed.key.workspace));
  const named = [...workspaces].filter(name => name !== undefined).sort(compareNames);
  if (named.length < 2) {
    for (const key of keys) key.parent = parent;
    return [...keys, ...problems];
  }
  const byWorkspace = Map.groupBy(keys, ({ placed }) => placed.key.workspace);
  const groups = [...named, ...(byWorkspace.has(undefined) ? [undefined] : [])].map(workspace => {
    const id = JSON.stringify(['workspace', parent?.id ?? null, workspace ?? null]);
    const group = groupOf(id, { workspace });
    group.parent = parent;
    group.children = byWorkspace.get(workspace) ?? [];
    for (const key of group.children) key.parent = group;
    return group;
  });
  return [...groups, ...problems];
}

const RANK = { folder: 0, workspaceFile: 1, user: 2 } as const;

/** The places that have something to show: folders, then what all of them share, then one's own. */
function placesIn({ keys, problems }: Rows): Place[] {
  const byId = new Map([...keys, ...problems].map(({ placed }) => [placeId(placed.place), placed.place]));
  return [...byId.values()].sort((a, b) => RANK[a.kind] - RANK[b.kind] || compareNames(nameOf(a), nameOf(b)));
}

function nameOf(place: Place): string {
  return place.kind === 'user' ? '' : place.name;
}
