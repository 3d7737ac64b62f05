/** The entry of a VS Code whose extensions run in a worker of the browser, such as vscode.dev: everything but the emulator. */
import * as vscode from 'vscode';
import { noEmulator } from '../emulator/no-emulator.ts';
import { start } from '../extension.ts';
import { chunkLoader, type LoadChunk } from './chunks.ts';

/** The entry's own module, as the worker made it. The build turns each `import()` into a call of `module.later`. */
declare const module: { exports: unknown; later?: LoadChunk };

export { deactivate } from '../extension.ts';

export function activate(context: vscode.ExtensionContext): void {
  const folder = vscode.Uri.joinPath(context.extensionUri, 'dist/web');
  const read = async (name: string) =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)));
  module.later = chunkLoader(read, { vscode, './extension.js': module.exports });
  void vscode.commands.executeCommand('setContext', 'hoko.noEmulator', true);
  start(context, { createEmulator: () => noEmulator(vscode.l10n) });
}
