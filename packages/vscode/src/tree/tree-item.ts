import * as vscode from 'vscode';
import { rememberedL10n } from '../words/remembered-l10n.ts';
import { lookOf } from './look.ts';
import { type Node, nodeId } from './nodes.ts';
import type { Tooltip } from './tooltip.ts';

const STATES = {
  nothing: vscode.TreeItemCollapsibleState.None,
  closed: vscode.TreeItemCollapsibleState.Collapsed,
  open: vscode.TreeItemCollapsibleState.Expanded,
} as const;

const l10n = rememberedL10n(vscode.l10n);

/** A node as VS Code draws it. @param count how many problems a key is known to have */
export function toItem(node: Node, count: number): vscode.TreeItem {
  const look = lookOf(node, l10n, count);
  const item = new vscode.TreeItem(look.label, STATES[look.below]);
  item.id = nodeId(node);
  item.description = look.description ?? false;
  item.iconPath = iconOf(look.icon, look.iconColor);
  item.contextValue = look.flags;
  item.accessibilityInformation = { label: look.aloud };
  return item;
}

const icons = new Map<string, vscode.ThemeIcon>();

/** Each kind of row has its own; thousands of rows share it. */
function iconOf(icon: string, color = ''): vscode.ThemeIcon {
  const name = color === '' ? icon : `${icon} ${color}`;
  let known = icons.get(name);
  if (known === undefined) {
    known = new vscode.ThemeIcon(icon, color === '' ? undefined : new vscode.ThemeColor(color));
    icons.set(name, known);
  }
  return known;
}

/** Markdown made of text only: what comes from a settings file is never read as markup, nor as an icon. */
export function toTooltip({ heading, lines }: Tooltip): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString('**', true);
  appendWords(tooltip, heading);
  tooltip.appendMarkdown('**\n\n');
  for (const { icon, text } of lines) {
    if (icon !== undefined) tooltip.appendMarkdown(`$(${icon}) `);
    appendWords(tooltip, text);
    tooltip.appendMarkdown('  \n');
  }
  return tooltip;
}

/**
 * Word for word: `appendText` makes spaces such that no line can break at them. And a URL, `www.` or an address, which may be a
 * stranger's, becomes no link.
 */
function appendWords(tooltip: vscode.MarkdownString, text: string): void {
  for (const [i, part] of text.split(/( |:(?=\/\/)|(?<=www)\.|@)/i).entries()) {
    if (i % 2 === 0) tooltip.appendText(part);
    else tooltip.appendMarkdown(part === ' ' ? part : `\\${part}`);
  }
}
