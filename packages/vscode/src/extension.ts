import * as vscode from 'vscode';
import { whenSettingsOpen } from './diagnostics/when-settings-open.ts';
import type { Flows } from './flows.ts';
import { type Later, later } from './later.ts';
import type { Platform } from './platform.ts';
import { registerCommands } from './register-commands.ts';
import { runTold } from './told.ts';
import { createTreeView } from './tree/tree-view.ts';
import type { WindowKeys } from './window-keys.ts';

let flowsOfWindow: Later<Flows> | undefined;

/**
 * Wires the extension together; each entry calls it with what is its own. It begins with what VS Code has to know of, and loads the
 * rest when that is used: what a window activates the extension for may need no keys.
 */
export function start(context: vscode.ExtensionContext, platform: Platform): void {
  const log = vscode.window.createOutputChannel('Hoko Keys', { log: true });
  let known: WindowKeys | undefined;
  const keys = later(async () => {
    const { createWindowKeys } = await import('./window-keys.ts');
    known = await createWindowKeys(context, log, () => tree.refresh());
    return known;
  });
  const tree = createTreeView(async parts => {
    const [{ createKeyTree }, windowKeys] = await Promise.all([import('./tree/key-tree.ts'), keys()]);
    return createKeyTree({ ...parts, ...windowKeys, log });
  });
  const settingsFiles = whenSettingsOpen(async () => {
    const [{ createSettingsHelp }, { listing }] = await Promise.all([
      import('./diagnostics/settings-help.ts'),
      keys(),
    ]);
    return createSettingsHelp(listing);
  });
  // At once: who else listens for the settings reads the keys anew with the same event.
  const refresh = () => {
    if (known === undefined) return;
    known.forget();
    tree.refresh();
    settingsFiles.refresh();
    // In any case, since menus depend on whether there are keys; not before the tree has asked for what else it needs.
    setTimeout(known.listing);
  };
  const flows = later(async () => {
    const [{ createFlows }, windowKeys] = await Promise.all([import('./flows.ts'), keys()]);
    const made = await createFlows({ ...windowKeys, context, platform, log, refresh });
    context.subscriptions.push(made);
    return made;
  });
  flowsOfWindow = flows;

  context.subscriptions.push(
    log,
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
    context.secrets.onDidChange(() => tree.refresh()),
  );
}

/** VS Code waits a few seconds for this; another window starts an emulator when it next needs one. */
export async function deactivate(): Promise<void> {
  const flows = await flowsOfWindow?.asked()?.catch(() => undefined);
  await flows?.close();
}
