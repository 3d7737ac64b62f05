import * as vscode from 'vscode';
import { refuseRestricted } from '../told.ts';
import { createEmulator, type Emulator } from './emulator.ts';
import { accessFrom } from './environment.ts';

/** The emulator of a VS Code that runs on Node. @param changed told when one starts or stops */
export function embeddedEmulator(context: vscode.ExtensionContext, changed: () => void): Emulator {
  return createEmulator({
    l10n: vscode.l10n,
    load: () => import('@hoko-keys/emulator'),
    secrets: context.secrets,
    stateFile: async () => {
      await vscode.workspace.fs.createDirectory(context.globalStorageUri);
      return vscode.Uri.joinPath(context.globalStorageUri, 'emulator.json').fsPath;
    },
    port: {
      get: () => context.globalState.get<number>('emulatorPort'),
      set: port => context.globalState.update('emulatorPort', port),
    },
    environment: accessFrom(process.env),
    refuseRestricted,
    changed,
  });
}
