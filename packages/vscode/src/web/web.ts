/** The entry of a VS Code whose extensions run in a worker of the browser, such as vscode.dev: everything but the emulator. */
import * as vscode from 'vscode';
import { noEmulator } from '../emulator/no-emulator.ts';
import { start } from '../extension.ts';
import { evaluateChunk, type Modules } from './chunks.ts';

/** The entry's own module, as the worker made it; the build turns each `import()` into a call of `later`. */
declare const module: { exports: unknown; later?(name: string): Promise<unknown> };

export { deactivate } from '../extension.ts';

export function activate(context: vscode.ExtensionContext): void {
  const modules: Modules = { vscode, './extension.js': module.exports };
  const folder = vscode.Uri.joinPath(context.extensionUri, 'dist/web');
  module.later = async name => {
    const text = new TextDecoder().decode(
      await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)),
    );
    return evaluateChunk(text, modules);
  };
  void vscode.commands.executeCommand('setContext', 'hoko.noEmulator', true);
  start(context, { createEmulator: () => noEmulator(vscode.l10n) });
}
