import * as vscode from 'vscode';

/**
 * Opens a terminal with variables of its own. It is transient: VS Code neither brings it back nor keeps its environment on
 * disk, as it does with others.
 */
export function openTransientTerminal(name: string, variables: Readonly<Record<string, string>>): void {
  vscode.window
    .createTerminal({
      name,
      env: { ...variables },
      isTransient: true,
      iconPath: new vscode.ThemeIcon('key'),
    })
    .show();
}
