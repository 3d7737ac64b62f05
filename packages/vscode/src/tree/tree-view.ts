import * as vscode from 'vscode';
import { later } from '../later.ts';
import type { KeyTree } from './key-tree.ts';
import type { Node } from './nodes.ts';

/** What the rows are shown with. */
export interface TreeParts {
  readonly view: vscode.TreeView<Node>;
  /** Draws rows again, each with all below it; undefined: all of them. */
  readonly redraw: (rows: Node[] | undefined) => void;
}

/** The view of keys. What fills it is loaded when VS Code first asks for rows. */
export function createTreeView(
  load: (parts: TreeParts) => Promise<KeyTree>,
): vscode.Disposable & { refresh(): void } {
  const changed = new vscode.EventEmitter<Node[] | undefined>();
  let loaded: KeyTree | undefined;
  const tree = later(async () => {
    loaded = await load({ view, redraw: rows => changed.fire(rows) });
    return loaded;
  });
  const view = vscode.window.createTreeView<Node>('hoko.keys', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async node => (await tree()).children(node),
      getParent: node => node.parent,
      // Every node comes from the tree. Thousands are asked for in one go: none waits for its turn.
      getTreeItem: node => (loaded as KeyTree).item(node),
      resolveTreeItem: async (item, node) => (await tree()).resolve(item, node),
    },
  });
  return {
    refresh: () => void loaded?.refresh(),
    dispose: () => {
      view.dispose();
      changed.dispose();
    },
  };
}
