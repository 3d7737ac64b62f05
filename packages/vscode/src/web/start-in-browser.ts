import * as vscode from 'vscode';
import { noEmulator } from '../emulator/no-emulator.ts';
import { start } from '../extension.ts';

export { deactivate } from '../extension.ts';

/** In a browser alone there is everything but the emulator. */
export function startInBrowser(context: vscode.ExtensionContext): void {
  void vscode.commands.executeCommand('setContext', 'hoko.noEmulator', true);
  start(context, { loadEmulator: async () => noEmulator(vscode.l10n) });
}
