import * as vscode from 'vscode';
import { addressAt, originOf } from './address.ts';

/** The URL or hostname that is selected in the editor, or stands at its cursor. */
export function addressInEditor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  const selected = selection.isSingleLine ? document.getText(selection).trim() : '';
  if (originOf(selected) !== undefined) return selected;
  return addressAt(document.lineAt(selection.active).text, selection.active.character);
}
