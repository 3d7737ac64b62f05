import type { PublicSuffixes } from '@hoko-keys/shared';
import * as vscode from 'vscode';
import { problemsLabel, type ValuePresence } from '../keys/describe.ts';
import { keyProblems } from '../keys/key-problems.ts';
import { type Listing, type PlacedKey, recordId } from '../keys/listing.ts';
import { lookOf, tooltipOf } from './look.ts';
import { childrenOf, type KeyNode, known, type Node, nodeId, parentOf, rootNodes } from './nodes.ts';
import { countProblems } from './problem-count.ts';

/** Where the tree takes what it shows. */
export interface TreeSource {
  listing(): Listing;
  /** Looked up once for each refresh. */
  presence(): Promise<(placed: PlacedKey) => ValuePresence>;
  /** Needed for what is below a key, and loaded only then. */
  suffixes(): Promise<PublicSuffixes>;
}

/** The tree of keys. `refresh` reads the source anew. */
export function createTreeView(source: TreeSource): vscode.Disposable & { refresh(): void } {
  const changed = new vscode.EventEmitter<KeyNode[] | undefined>();
  const view = vscode.window.createTreeView<Node>('hoko.keys', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async node => {
        if (node === undefined) return roots();
        return childrenOf(node, await problemsOf(source.listing())).map(known);
      },
      getParent: parentOf,
      getTreeItem: node => toItem(node, countOf(node)),
      resolveTreeItem: (item, node) => {
        item.tooltip = toTooltip(node);
        return item;
      },
    },
  });

  let shown: readonly Node[] = [];
  const roots = async () => {
    const listing = source.listing();
    shown = rootNodes(listing, await source.presence()).map(known);
    // Counting begins when the rows are on their way.
    setTimeout(() => count(listing));
    return [...shown];
  };

  /** Kept for the listing it was made for. */
  let problems: { for: Listing; are: Promise<ReturnType<typeof keyProblems>> } | undefined;
  const problemsOf = (listing: Listing) => {
    if (problems?.for !== listing) {
      const suffixes = source.suffixes().catch(() => undefined);
      problems = { for: listing, are: suffixes.then(data => keyProblems(listing, data)) };
    }
    return problems.are;
  };

  /** How many problems each record was last said to have. They stand until it is counted again, so that no row flickers. */
  let told: ReadonlyMap<string, number> = new Map();
  const countOf = (node: Node) => (node.kind === 'key' ? (told.get(nodeId(node)) ?? 0) : 0);

  const count = async (listing: Listing) => {
    const isStale = () => source.listing() !== listing;
    const counts = await countProblems(listing, await problemsOf(listing), isStale);
    if (counts === undefined) return;
    const before = told;
    told = new Map([...counts].filter(([, n]) => n > 0).map(([placed, n]) => [recordId(placed), n]));
    const keys = shown.filter(node => node.kind === 'key');
    const differ = keys.filter(node => before.get(nodeId(node)) !== told.get(nodeId(node)));
    if (differ.length > 0) changed.fire(differ);
    const all = [...told.values()].reduce((sum, n) => sum + n, listing.problems.length);
    view.badge = all === 0 ? undefined : { value: all, tooltip: problemsLabel(all, vscode.l10n) };
  };

  const sayRestricted = () => {
    const { keys, problems: unread } = source.listing();
    // With a message, VS Code leaves out the welcome text, which says it where there is nothing else to see.
    const isSaid = !vscode.workspace.isTrusted && keys.length + unread.length > 0;
    view.message = isSaid ? vscode.l10n.t('Restricted Mode: keys are read-only.') : '';
  };
  sayRestricted();
  return {
    refresh: () => {
      sayRestricted();
      changed.fire(undefined);
      // A hidden tree asks for no rows, but its badge is seen.
      if (!view.visible) setTimeout(() => count(source.listing()));
    },
    dispose: () => {
      view.dispose();
      changed.dispose();
    },
  };
}

function toItem(node: Node, count: number): vscode.TreeItem {
  const look = lookOf(node, vscode.l10n, count);
  const state = look.expandable
    ? vscode.TreeItemCollapsibleState.Collapsed
    : vscode.TreeItemCollapsibleState.None;
  const item = new vscode.TreeItem(look.label, state);
  item.id = nodeId(node);
  item.description = look.description ?? false;
  item.iconPath = new vscode.ThemeIcon(
    look.icon,
    look.iconColor === undefined ? undefined : new vscode.ThemeColor(look.iconColor),
  );
  item.contextValue = look.flags;
  item.accessibilityInformation = { label: look.aloud };
  return item;
}

/** Markdown made of text only: what comes from a settings file is never read as markup. */
function toTooltip(node: Node): vscode.MarkdownString {
  const { heading, lines } = tooltipOf(node, vscode.l10n);
  const tooltip = new vscode.MarkdownString('**').appendText(heading).appendMarkdown('**');
  for (const line of lines) tooltip.appendMarkdown('\n\n').appendText(line);
  return tooltip;
}
