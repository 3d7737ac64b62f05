import * as vscode from 'vscode';
import { runTold } from './told.ts';

/** What of the manifest names the commands. */
interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** Registers every command of the manifest; what one does is asked for when it is called. */
export function registerCommands(
  manifest: Manifest,
  log: vscode.LogOutputChannel,
  run: (command: string, argument: unknown) => Promise<unknown>,
): vscode.Disposable {
  const ids = manifest.contributes.commands.map(({ command }) => command);
  return vscode.Disposable.from(
    ...ids.map(id =>
      vscode.commands.registerCommand(id, (argument: unknown) => runTold(log, id, () => run(id, argument))),
    ),
  );
}
