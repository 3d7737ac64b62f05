import * as vscode from 'vscode';
import type { WindowLayout } from './place.ts';

/** What is open in this window. */
export function currentLayout(): WindowLayout {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  const folders = (workspaceFolders ?? []).map(({ uri, name }) => ({ uri: uri.toString(), name }));
  if (workspaceFile === undefined) return { folders };
  const name = workspaceFile.path.slice(workspaceFile.path.lastIndexOf('/') + 1);
  return { workspaceFile: { uri: workspaceFile.toString(), name }, folders };
}

/** `hoko.keys` at each level, seen from a folder or from the window. */
export function inspectKeys(folderUri?: string) {
  const resource = folderUri === undefined ? null : vscode.Uri.parse(folderUri);
  return vscode.workspace.getConfiguration('hoko', resource).inspect<unknown>('keys');
}
