import * as vscode from 'vscode';
import { HumanError } from '../words/human-error.ts';

/**
 * Opens a terminal with variables of its own. It is transient: VS Code neither brings it back nor keeps its environment on
 * disk, as it does with others.
 *
 * @throws HumanError in a browser alone, where no shell runs
 */
export function openTransientTerminal(name: string, variables: Readonly<Record<string, string>>): void {
  if (vscode.env.uiKind === vscode.UIKind.Web && vscode.env.remoteName === undefined) {
    throw new HumanError(vscode.l10n.t('In the browser alone there are no terminals.'));
  }
  vscode.window
    .createTerminal({
      name,
      env: { ...variables },
      isTransient: true,
      iconPath: new vscode.ThemeIcon('key'),
    })
    .show();
}
