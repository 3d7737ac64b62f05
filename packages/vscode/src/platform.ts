import type * as vscode from 'vscode';
import type { Emulator } from './emulator/emulator.ts';

/** What the entries differ in: VS Code on a machine of one's own or on a server, and in a browser alone. */
export interface Platform {
  /** @param changed told when an emulator starts or stops */
  loadEmulator(context: vscode.ExtensionContext, changed: () => void): Promise<Emulator>;
}
