import * as vscode from 'vscode';
import { later } from '../later.ts';
import { isSettingsFile } from '../settings/settings-document.ts';

/** What helps with settings files, once one is open. */
export interface SettingsHelp extends vscode.Disposable {
  /** The keys have changed. */
  refresh(): void;
}

/** Loads the help when the first settings file is open: without one there is nothing to do. */
export function whenSettingsOpen(load: () => Promise<SettingsHelp>): SettingsHelp {
  const help = later(load);
  let isDisposed = false;
  const look = (document: vscode.TextDocument) => {
    // A file that could not be read may be there the next time.
    if (!isDisposed && isSettingsFile(document)) help().catch(() => undefined);
  };
  const listener = vscode.workspace.onDidOpenTextDocument(look);
  vscode.workspace.textDocuments.forEach(look);
  return {
    refresh: () => void help.asked()?.then(loaded => loaded.refresh()),
    dispose: () => {
      isDisposed = true;
      listener.dispose();
      void help.asked()?.then(loaded => loaded.dispose());
    },
  };
}
