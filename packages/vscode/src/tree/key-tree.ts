import * as vscode from 'vscode';
import { inSlices } from '../in-slices.ts';
import { problemsLabel } from '../keys/describe.ts';
import { type KeyProblems, keyProblems } from '../keys/key-problems.ts';
import { type Listing, type PlacedKey, recordId } from '../keys/listing.ts';
import { differingValues } from './differing-values.ts';
import { childrenOf, known, type Node } from './nodes.ts';
import { countProblems } from './problem-count.ts';
import { tooltipOf } from './tooltip.ts';
import { emptyTree, grow, type Redraw } from './tree.ts';
import { toItem, toTooltip } from './tree-item.ts';
import { type Presence, type SourceParts, treeSource } from './tree-source.ts';
import type { TreeParts } from './tree-view.ts';
import { within } from './within.ts';

/** How long rows wait for what is known of values, in ms: a row that grows a word later is better than none. */
const PATIENCE_MS = 40;

/** More rows than this are drawn sooner as a whole tree. */
const MOST_SINGLY = 100;

/** What the view shows, in VS Code's terms. */
export interface KeyTree {
  /** What is below a node; without one, the roots. */
  children(node: Node | undefined): Promise<Node[]>;
  item(node: Node): vscode.TreeItem;
  /** Completes an item by its tooltip. */
  resolve(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem>;
  /** Reads the source anew. */
  refresh(): Promise<void>;
}

/** The tree of keys. It is a chunk of its own, loaded when VS Code first asks for rows. */
export function createKeyTree({ view, redraw: draw, ...parts }: TreeParts & SourceParts): KeyTree {
  const source = treeSource(parts);
  const tree = emptyTree();

  const redraw = (rows: Redraw) => {
    if (rows === 'all' || rows.length > MOST_SINGLY) draw(undefined);
    else if (rows.length > 0) draw([...rows]);
  };

  const sayRestricted = () => {
    const { keys, problems: unread } = source.listing();
    // With a message, VS Code leaves out the welcome text, which says it where there is nothing else to see.
    const isSaid = !vscode.workspace.isTrusted && keys.length + unread.length > 0;
    view.message = isSaid ? vscode.l10n.t('Restricted Mode: keys are read-only.') : '';
  };

  /** Counts up with every refresh: what was begun for an earlier one is given up. */
  let generation = 0;
  let grownFor: number | undefined;
  /** Ids of keys whose value is another than their fingerprint names. They stand until they are compared again. */
  let differing: ReadonlySet<string> = new Set();
  /** What was last known of values. It stands until it is known anew. */
  let presence: Presence = () => 'unknown';

  const growFrom = (): Redraw => {
    const isDiffering = (placed: PlacedKey) => differing.size > 0 && differing.has(recordId(placed));
    return grow(tree, {
      listing: source.listing(),
      severalFolders: source.severalFolders(),
      behind: source.behind(),
      presence: placed => {
        const known = presence(placed);
        return known === 'here' && isDiffering(placed) ? 'differs' : known;
      },
    });
  };

  /** When the settings were read last. */
  let listedAt = 0;

  /** What the rows don't wait for: which values there are, where that took long, the keys' problems, and which values differ. */
  const findOut = async (asked: Promise<Presence>, soon: Presence | undefined, isStale: () => boolean) => {
    const known = soon ?? (await asked);
    if (isStale()) return;
    if (soon === undefined) {
      presence = known;
      redraw(growFrom());
    }
    await count(source.listing());
    const here = source.listing().keys.filter(placed => known(placed) === 'here');
    const found = await differingValues(here, source.differs, isStale);
    if (found === undefined || isStale()) return;
    differing = found;
    redraw(growFrom());
  };

  const growNow = async (): Promise<Redraw> => {
    const begun = generation;
    const isStale = () => begun !== generation;
    // Awaited before the records are read: while thousands of them are, no answer comes in.
    const asked = source.presence();
    const soon = await within(PATIENCE_MS, asked);
    source.listing();
    listedAt = performance.now();
    sayRestricted();
    if (soon !== undefined && !isStale()) presence = soon;
    const rows = growFrom();
    grownFor = begun;
    // What else there is to find out begins when the rows have left: VS Code sends them a turn after it has them.
    setTimeout(() => setTimeout(() => findOut(asked, soon, isStale)));
    return rows;
  };

  const roots = async () => {
    if (grownFor === generation) listedAt = performance.now();
    else await growNow();
    const started = listedAt;
    // VS Code asks for each row before it lets anything else have a turn.
    setTimeout(() => source.took('drawn', tree.byId.size, performance.now() - started));
    return [...tree.roots];
  };

  /** Kept for the listing it was made for. */
  let problems: { for: Listing; are: Promise<KeyProblems> } | undefined;
  const problemsOf = (listing: Listing) => {
    if (problems?.for !== listing) {
      const suffixes = source.suffixes().catch(() => undefined);
      problems = { for: listing, are: suffixes.then(data => keyProblems(listing, data)) };
    }
    return problems.are;
  };
  const allOf = async (placed: PlacedKey) => {
    const ofListing = await problemsOf(source.listing());
    return (await inSlices(ofListing.of(placed))).all;
  };

  /** How many problems each record was last said to have. They stand until it is counted again, so that no row flickers. */
  let told: ReadonlyMap<string, number> = new Map();
  const countOf = (node: Node) => (node.kind === 'key' ? (told.get(node.id) ?? 0) : 0);

  const count = async (listing: Listing) => {
    const counting = countProblems(listing, await problemsOf(listing));
    const counts = await inSlices(counting, () => source.listing() !== listing);
    if (counts === undefined) return;
    const before = told;
    told = new Map(
      [...counts].flatMap(([placed, n]) => {
        const id = tree.rows.get(placed)?.id;
        return n === 0 || id === undefined ? [] : [[id, n] as const];
      }),
    );
    redraw([...tree.byId.values()].filter(({ id }) => before.get(id) !== told.get(id)));
    const all = [...told.values()].reduce((sum, n) => sum + n, listing.problems.length);
    view.badge = all === 0 ? undefined : { value: all, tooltip: problemsLabel(all, vscode.l10n) };
  };

  return {
    children: async node => {
      if (node === undefined) return roots();
      const below = await inSlices(childrenOf(node, await problemsOf(source.listing())));
      return below.map(known);
    },
    item: node => toItem(node, countOf(node)),
    resolve: async (item, node) => {
      const problems = node.kind === 'key' ? await allOf(node.placed) : [];
      item.tooltip = toTooltip(tooltipOf(node, vscode.l10n, problems));
      return item;
    },
    refresh: async () => {
      generation++;
      const rows = await growNow();
      source.took('compared', tree.byId.size, performance.now() - listedAt);
      redraw(rows);
    },
  };
}
