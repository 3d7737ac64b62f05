import { loadPublicSuffixes } from '@hoko-keys/shared';
import * as vscode from 'vscode';
import type { App } from './app.ts';
import { createChecks } from './check/check-hostname.ts';
import { registerCommands } from './commands.ts';
import { createEmulator, type Emulator } from './emulator/emulator.ts';
import { accessFrom } from './emulator/environment.ts';
import { createEmulatorStatus } from './emulator/status-bar.ts';
import { copyBriefly } from './keys/brief-clipboard.ts';
import { createDashboard } from './keys/dashboard.ts';
import { createKeyMemory } from './keys/key-memory.ts';
import type { PlacedKey } from './keys/listing.ts';
import { listKeys } from './keys/listing.ts';
import { vscodeClipboard } from './keys/vscode-clipboard.ts';
import { openTransientTerminal } from './keys/vscode-terminal.ts';
import { vscodePrompts } from './prompts/vscode-prompts.ts';
import { createProposals } from './proposals/proposals.ts';
import { createValues, hasValue } from './secrets/values.ts';
import { valuesByPlace } from './settings/place.ts';
import { currentLayout, inspectKeys, vscodeSettings } from './settings/vscode-settings.ts';
import { refuseRestricted, runTold } from './told.ts';
import { createTreeView } from './tree/tree-view.ts';

let emulator: Emulator | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Hoko Keys', { log: true });
  const status = createEmulatorStatus();
  const values = createValues(context.secrets);
  const own = createEmulator({
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
    changed: () => {
      const running = own.running();
      log.info(running === undefined ? 'No emulator' : `Emulator ${running.origin} at ${running.url}`);
      status.show(running);
    },
  });
  emulator = own;

  const prompts = vscodePrompts();
  const memory = createKeyMemory(context.globalState);
  let listing = readListing();
  const app: App = {
    l10n: vscode.l10n,
    prompts,
    settings: vscodeSettings(),
    values,
    emulator: own,
    memory,
    dashboard: createDashboard(memory, () => tree.refresh()),
    listing: () => listing,
    suffixes: loadPublicSuffixes,
    copy: text => vscode.env.clipboard.writeText(text),
    copyValue: value => copyBriefly(vscodeClipboard(prompts), value),
    openUrl: url => void vscode.env.openExternal(vscode.Uri.parse(url)),
    openTerminal: openTransientTerminal,
    now: () => new Date(),
  };

  const tree = createTreeView({
    listing: () => listing,
    suffixes: loadPublicSuffixes,
    presence: async () => {
      if (!vscode.workspace.isTrusted) return () => 'unknown';
      const known = await values.known();
      return (placed: PlacedKey) => (hasValue(known, placed) ? 'here' : 'missing');
    },
  });
  const refresh = () => {
    listing = readListing();
    log.info(`${listing.keys.length} keys, ${listing.problems.length} problems`);
    tree.refresh();
  };
  const checks = createChecks(app);
  const proposals = createProposals(app);

  context.subscriptions.push(
    log,
    status,
    tree,
    checks,
    registerCommands(app, log, { refresh, ...checks, applyProposal: proposals.fromText }),
    vscode.window.registerUriHandler({
      handleUri: ({ path, query }) =>
        runTold(log, 'link', () => {
          refuseRestricted();
          return proposals.fromLink(path, query);
        }),
    }),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('hoko.keys')) refresh();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(refresh),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    context.secrets.onDidChange(tree.refresh),
  );
}

/** VS Code waits a few seconds for the emulator to end; another window takes over when it next needs one. */
export async function deactivate(): Promise<void> {
  await emulator?.dispose();
}

function readListing() {
  return listKeys(valuesByPlace(currentLayout(), inspectKeys));
}
