import * as vscode from 'vscode';
import type { ValuePresence } from '../keys/describe.ts';
import type { Listing, PlacedKey } from '../keys/listing.ts';
import { lookOf, tooltipOf } from './look.ts';
import { childrenOf, known, type Node, nodeId, parentOf, rootNodes } from './nodes.ts';

/** Where the tree takes what it shows. */
export interface TreeSource {
  listing(): Listing;
  /** Looked up once for each refresh. */
  presence(): Promise<(placed: PlacedKey) => ValuePresence>;
}

/** The tree of keys. `refresh` reads the source anew. */
export function createTreeView(source: TreeSource): vscode.Disposable & { refresh(): void } {
  const changed = new vscode.EventEmitter<undefined>();
  const view = vscode.window.createTreeView<Node>('hoko.keys', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async node => {
        if (node !== undefined) return childrenOf(node).map(known);
        return rootNodes(source.listing(), await source.presence()).map(known);
      },
      getParent: parentOf,
      getTreeItem: toItem,
      resolveTreeItem: (item, node) => {
        item.tooltip = toTooltip(node);
        return item;
      },
    },
  });
  const sayRestricted = () => {
    view.message = vscode.workspace.isTrusted ? '' : vscode.l10n.t('Restricted Mode: keys are read-only.');
  };
  sayRestricted();
  return {
    refresh: () => {
      sayRestricted();
      changed.fire(undefined);
    },
    dispose: () => {
      view.dispose();
      changed.dispose();
    },
  };
}

function toItem(node: Node): vscode.TreeItem {
  const look = lookOf(node, vscode.l10n);
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
