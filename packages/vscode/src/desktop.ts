/** The entry of a VS Code whose extensions run on Node: on the desktop, or on a server. */
import type * as vscode from 'vscode';
import { start } from './extension.ts';

export { deactivate } from './extension.ts';

/** Called by VS Code. The emulator’s code is loaded when something first needs it. */
export function activate(context: vscode.ExtensionContext): void {
  start(context, {
    loadEmulator: async (...parts) => {
      const { embeddedEmulator } = await import('./emulator/embedded-emulator.ts');
      return embeddedEmulator(...parts);
    },
  });
}
