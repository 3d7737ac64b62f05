import type { Listing, PlacedKey } from '../keys/listing.ts';
import { isSame } from '../keys/same.ts';
import { placeId } from '../settings/place.ts';
import { arrange, type GroupOf } from './groups.ts';
import type { ValuePresence } from './key-line.ts';
import {
  type GroupNode,
  type KeyNode,
  known,
  type NoValuesNode,
  type ProblemNode,
  problemNodeId,
  type RootNode,
} from './nodes.ts';

/** What the tree is made from. */
export interface TreeInput {
  /** A key that is the same object as before is as it was. */
  readonly listing: Listing;
  /** Whether the window has several folders. */
  readonly severalFolders: boolean;
  presence(placed: PlacedKey): ValuePresence;
  /** Whether a key was changed here, and not yet in Hoko's dashboard. */
  behind(placed: PlacedKey): boolean;
}

/** The rows that are there, by their ids; each `grow` brings them up to date. */
export interface Tree {
  roots: readonly RootNode[];
  byId: ReadonlyMap<string, RootNode>;
  /** The rows of keys, by what they were made from. */
  rows: ReadonlyMap<PlacedKey, KeyNode>;
  /** A number for each settings file there was, for the rows' ids: VS Code is sent thousands of them. */
  readonly placeNumbers: Map<string, number>;
}

/** Rows to draw again, a group with all below it; `all`: the whole tree. */
export type Redraw = readonly RootNode[] | 'all';

/** A tree before its first `grow`. */
export function emptyTree(): Tree {
  return { roots: [], byId: new Map(), rows: new Map(), placeNumbers: new Map() };
}

/**
 * Brings a tree up to date. A row that was there stays the same object, so that a changed record redraws its own row, and one
 * that came, went or moved the group it is in.
 */
export function grow(tree: Tree, { listing, severalFolders, presence, behind: isBehind }: TreeInput): Redraw {
  const before = tree.byId;
  const byId = new Map<string, RootNode>();
  const rows = new Map<PlacedKey, KeyNode>();
  const changed = new Set<RootNode>();
  const childrenBefore = new Map<GroupNode, readonly RootNode[]>();

  const keyRow = (placed: PlacedKey): KeyNode => {
    const value = presence(placed);
    const behind = isBehind(placed);
    const same = tree.rows.get(placed);
    const id = same?.id ?? keyNodeId(placed, tree.placeNumbers);
    const old = same ?? before.get(id);
    if (old?.kind !== 'key') return { kind: 'key', id, parent: undefined, placed, value, behind };
    if (same === undefined || old.value !== value || old.behind !== behind) changed.add(old);
    old.placed = placed;
    old.value = value;
    old.behind = behind;
    return old;
  };
  const keys = listing.keys.map(placed => {
    const row = add(keyRow(placed));
    rows.set(placed, row);
    return row;
  });
  const problems = listing.problems.map((placed): ProblemNode => {
    const id = problemNodeId(placed);
    const old = before.get(id);
    if (old?.kind !== 'problem') return add({ kind: 'problem', id, parent: undefined, placed });
    if (!isSame(old.placed, placed)) changed.add(old);
    return add(Object.assign(old, { placed }));
  });
  const groupOf: GroupOf = (id, by) => {
    const old = before.get(id);
    if (old?.kind !== 'group') return add({ kind: 'group', id, by, parent: undefined, children: [] });
    childrenBefore.set(old, old.children);
    return add(old);
  };
  function add<N extends RootNode>(node: N): N {
    byId.set(node.id, known(node));
    return node;
  }

  const arranged = arrange({ keys, problems }, severalFolders, groupOf);
  const note = noValues(keys, before, changed);
  const roots = note === undefined ? arranged : [add(note), ...arranged];
  const rootsBefore = tree.roots;
  tree.roots = roots;
  tree.byId = byId;
  tree.rows = rows;
  if (!isSameRow(rootsBefore, roots)) return 'all';
  const moved = [...childrenBefore].filter(([{ children }, old]) => !isSameRow(old, children));
  const redrawn = new Set<RootNode>(moved.map(([group]) => group));
  return [...redrawn, ...changed].filter(node => !isBelow(node, redrawn));
}

function keyNodeId({ key, place }: PlacedKey, placeNumbers: Map<string, number>): string {
  const file = placeId(place);
  const number = placeNumbers.get(file) ?? placeNumbers.size;
  placeNumbers.set(file, number);
  // What is below a row has its id and a slash: where a key's own has one, it is told by quotes.
  const isPlain = !key.id.includes('/') && !key.id.startsWith('"');
  return `${number}/${isPlain ? key.id : JSON.stringify(key.id)}`;
}

/** As after cloning: told once above the keys, not only on each. */
function noValues(
  keys: readonly KeyNode[],
  before: ReadonlyMap<string, RootNode>,
  changed: Set<RootNode>,
): NoValuesNode | undefined {
  let count = 0;
  for (const { placed, value } of keys) {
    if (placed.key.status !== 'active') continue;
    if (value !== 'missing') return undefined;
    count++;
  }
  if (count === 0) return undefined;
  const id = 'noValues';
  const old = before.get(id);
  if (old?.kind !== 'noValues') return { kind: 'noValues', id, parent: undefined, count };
  if (old.count !== count) changed.add(old);
  return Object.assign(old, { count });
}

function isSameRow(a: readonly RootNode[], b: readonly RootNode[]): boolean {
  return a.length === b.length && a.every((node, i) => node === b[i]);
}

function isBelow({ parent }: RootNode, groups: ReadonlySet<RootNode>): boolean {
  for (let group = parent; group !== undefined; group = group.parent) {
    if (groups.has(group)) return true;
  }
  return false;
}
