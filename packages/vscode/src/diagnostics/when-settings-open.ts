import * as vscode from 'vscode';
import { isSettingsFile } from '../settings/settings-document.ts';

/** What helps with settings files, once one is open. */
export interface SettingsHelp extends vscode.Disposable {
  /** The keys have changed. */
  refresh(): void;
}

/** Loads the help when the first settings file is open: without one there is nothing to do. */
export function whenSettingsOpen(load: () => Promise<SettingsHelp>): SettingsHelp {
  let help: Promise<SettingsHelp> | undefined;
  let isDisposed = false;
  const look = (document: vscode.TextDocument) => {
    if (help !== undefined || isDisposed || !isSettingsFile(document)) return;
    help = load();
    // A file that could not be read may be there the next time.
    help.catch(() => {
      help = undefined;
    });
  };
  const listener = vscode.workspace.onDidOpenTextDocument(look);
  vscode.workspace.textDocuments.forEach(look);
  return {
    refresh: () => void help?.then(loaded => loaded.refresh()),
    dispose: () => {
      isDisposed = true;
      listener.dispose();
      void help?.then(loaded => loaded.dispose());
    },
  };
}
