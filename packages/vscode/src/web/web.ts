/**
 * The entry of a VS Code whose extensions run in a worker of the browser, such as vscode.dev. It loads the rest by the file: each
 * is there once, whoever asks for it.
 */
import * as vscode from 'vscode';
import { chunkLoader, type LoadChunk } from './chunks.ts';

/** The entry's own module, as the worker made it. The build turns each `import()` into a call of `module.later`. */
declare const module: { readonly exports: unknown; later?: LoadChunk };

let started: typeof import('./start-in-browser.ts') | undefined;

/** Called by VS Code. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const folder = vscode.Uri.joinPath(context.extensionUri, 'dist/web');
  const read = async (name: string) =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)));
  module.later = chunkLoader(read, { vscode, './extension.js': module.exports });
  started = await import('./start-in-browser.ts');
  started.startInBrowser(context);
}

/** Called by VS Code, which waits for it a few seconds. */
export async function deactivate(): Promise<void> {
  await started?.deactivate();
}
