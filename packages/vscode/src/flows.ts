import { loadPublicSuffixes } from '@hoko-keys/shared';
import * as vscode from 'vscode';
import type { App } from './app.ts';
import { addressInEditor } from './check/check-here.ts';
import { checkHostname } from './check/check-hostname.ts';
import { createDocuments } from './check/documents.ts';
import { explainError } from './check/explain-error.ts';
import { commandsOf } from './commands.ts';
import { createEmulatorStatus } from './emulator/status-bar.ts';
import { briefClipboard } from './keys/brief-clipboard.ts';
import { vscodeClipboard } from './keys/vscode-clipboard.ts';
import { openTransientTerminal } from './keys/vscode-terminal.ts';
import type { Platform } from './platform.ts';
import { vscodePrompts } from './prompts/vscode-prompts.ts';
import { createProposals } from './proposals/proposals.ts';
import { vscodeSettings } from './settings/vscode-settings.ts';
import { refuseRestricted } from './told.ts';
import type { WindowKeys } from './window-keys.ts';

/** What a person starts. It is a chunk of its own, loaded with the first command or link: the view alone needs none of it. */
export interface Flows extends vscode.Disposable {
  /** Before the window closes: no emulator of its own goes on. */
  close(): Promise<void>;
  /** Runs a command of the manifest. */
  run(command: string, argument: unknown): unknown;
  /** Takes a link from the browser. */
  openLink(path: string, query: string): unknown;
}

/** What the window has already. */
export type FlowParts = Pick<WindowKeys, 'values' | 'memory' | 'dashboard' | 'listing'> & {
  readonly context: vscode.ExtensionContext;
  readonly platform: Platform;
  readonly log: vscode.LogOutputChannel;
  readonly refresh: () => void;
};

/** Makes the flows and registers what they show; nothing is asked or started. */
export async function createFlows(parts: FlowParts): Promise<Flows> {
  const { values, memory, dashboard, listing, context, platform, log, refresh } = parts;
  const status = createEmulatorStatus();
  const emulator = await platform.loadEmulator(context, () => {
    const running = emulator.running();
    log.info(running === undefined ? 'No emulator' : `Emulator ${running.origin} at ${running.url}`);
    status.show(running);
  });
  const prompts = vscodePrompts();
  const clipboard = briefClipboard(vscodeClipboard(prompts));
  const app: App = {
    values,
    memory,
    dashboard,
    listing,
    emulator,
    l10n: vscode.l10n,
    prompts,
    settings: vscodeSettings(),
    suffixes: loadPublicSuffixes,
    copy: text => vscode.env.clipboard.writeText(text),
    copyValue: clipboard.copy,
    openUrl: url => void vscode.env.openExternal(vscode.Uri.parse(url)),
    apiUrl,
    openTerminal: openTransientTerminal,
    now: () => new Date(),
  };
  // Where it runs elsewhere nothing tells of its end: somebody who comes back may have ended it.
  const cameBack = vscode.window.onDidChangeWindowState(({ focused }) => {
    if (focused) void emulator.reachable();
  });
  const documents = createDocuments();
  const proposals = createProposals(app);
  const commands = commandsOf(app, {
    refresh,
    checkHostname: address => checkHostname(app, documents, address),
    checkHere: () => checkHostname(app, documents, addressInEditor()),
    explainError: () => explainError(app, documents),
    applyProposal: text =>
      text === undefined ? proposals.fromText() : proposals.fromCommand(text, documents.offers(text)),
  });
  return {
    close: () => emulator.dispose(),
    run: (command, argument) => commands.get(command)?.(argument),
    openLink: (path, query) => {
      refuseRestricted();
      return proposals.fromLink(path, query);
    },
    dispose: () => {
      cameBack.dispose();
      documents.dispose();
      status.dispose();
    },
  };
}

/** Of user settings alone, should a workspace's ever get through. */
function apiUrl(): unknown {
  const levels = vscode.workspace.getConfiguration('hoko').inspect<unknown>('apiUrl');
  return levels?.globalValue ?? levels?.defaultValue;
}
