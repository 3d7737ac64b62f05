import { loadPublicSuffixes } from '@hoko-keys/shared';
import * as vscode from 'vscode';
import { whenSettingsOpen } from './diagnostics/when-settings-open.ts';
import type { Emulator } from './emulator/emulator.ts';
import { createEmulatorStatus } from './emulator/status-bar.ts';
import type { Flows } from './flows.ts';
import { createDashboard } from './keys/dashboard.ts';
import { createKeyMemory } from './keys/key-memory.ts';
import { type Listing, listKeys, type PlacedKey } from './keys/listing.ts';
import type { Platform } from './platform.ts';
import { registerCommands } from './register-commands.ts';
import { createValues } from './secrets/values.ts';
import { valuesByPlace } from './settings/place.ts';
import { findUserFile } from './settings/settings-document.ts';
import { currentLayout, inspectKeys } from './settings/vscode-settings.ts';
import { runTold } from './told.ts';
import { treeSource } from './tree/tree-source.ts';
import { createTreeView } from './tree/tree-view.ts';
import { languageOf, speak } from './words/core-words.ts';

let emulator: Emulator | undefined;

/** Wires the extension together; each entry calls it with what is its own. */
export function start(context: vscode.ExtensionContext, platform: Platform): void {
  const log = vscode.window.createOutputChannel('Hoko Keys', { log: true });
  findUserFile(context.globalStorageUri);
  const status = createEmulatorStatus();
  const values = createValues(context.secrets);
  const own = platform.createEmulator(context, () => {
    const running = own.running();
    log.info(running === undefined ? 'No emulator' : `Emulator ${running.origin} at ${running.url}`);
    status.show(running);
  });
  emulator = own;

  /** Read when first asked for: what a window activates the extension for may need no keys. */
  let read: Listing | undefined;
  const listing = () => {
    read ??= readListing();
    return read;
  };
  const memory = createKeyMemory(context.globalState);
  const dashboard = createDashboard(memory, () => void tree.refresh());
  const behind = (placed: PlacedKey) => dashboard.behind(placed) !== undefined;
  const tree = createTreeView(treeSource({ listing, behind, suffixes: loadPublicSuffixes, values, log }));
  const refresh = () => {
    read = undefined;
    log.info(`${listing().keys.length} keys, ${listing().problems.length} problems`);
    void tree.refresh();
    settingsFiles.refresh();
  };
  const settingsFiles = whenSettingsOpen(async () => {
    const { createSettingsHelp } = await import('./diagnostics/settings-help.ts');
    return createSettingsHelp(listing);
  });
  const language = languageOf(vscode.env.language);
  if (language !== 'en') void speak(language).then(refresh);
  let loading: Promise<Flows> | undefined;
  const loadFlows = async () => {
    const { createFlows } = await import('./flows.ts');
    const made = createFlows({ values, emulator: own, memory, dashboard, listing, refresh });
    context.subscriptions.push(made);
    return made;
  };
  const flows = () => {
    loading ??= loadFlows().catch(error => {
      loading = undefined;
      throw error;
    });
    return loading;
  };

  context.subscriptions.push(
    log,
    status,
    tree,
    settingsFiles,
    registerCommands(context.extension.packageJSON, log, async (command, argument) =>
      (await flows()).run(command, argument),
    ),
    vscode.window.registerUriHandler({
      handleUri: ({ path, query }) => runTold(log, 'link', async () => (await flows()).openLink(path, query)),
    }),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('hoko.keys')) refresh();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(refresh),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    context.secrets.onDidChange(() => void tree.refresh()),
  );
}

/** VS Code waits a few seconds for the emulator to end; another window takes over when it next needs one. */
export async function deactivate(): Promise<void> {
  await emulator?.dispose();
}

function readListing(): Listing {
  const listing = listKeys(valuesByPlace(currentLayout(), inspectKeys));
  void vscode.commands.executeCommand('setContext', 'hoko.hasKeys', listing.keys.length > 0);
  return listing;
}
