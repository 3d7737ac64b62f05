/** The entry of a VS Code whose extensions run on Node: on the desktop, or on a server. */
import type * as vscode from 'vscode';
import { embeddedEmulator } from './emulator/embedded-emulator.ts';
import { start } from './extension.ts';

export { deactivate } from './extension.ts';

export function activate(context: vscode.ExtensionContext): void {
  start(context, { createEmulator: embeddedEmulator });
}
