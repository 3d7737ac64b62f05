import * as vscode from 'vscode';
import type { RunningEmulator } from './emulator.ts';

/** The status-bar item, there only while an emulator runs. */
export function createEmulatorStatus(): vscode.Disposable & {
  show(running: RunningEmulator | undefined): void;
} {
  const item = vscode.window.createStatusBarItem('hoko.emulator', vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('Hoko Emulator');
  item.command = 'hoko.copyEmulatorUrl';
  return {
    show: running => {
      void vscode.commands.executeCommand('setContext', 'hoko.emulatorRunning', running !== undefined);
      if (running === undefined) {
        item.hide();
        return;
      }
      item.text = `$(server-process) ${vscode.l10n.t('Hoko emulator')}`;
      const copies = vscode.l10n.t('Select to copy its address.');
      item.tooltip = `${describe(running)}\n${copies}`;
      item.accessibilityInformation = { label: `${describe(running)}. ${copies}` };
      item.show();
    },
    dispose: () => item.dispose(),
  };
}

function describe({ url, origin }: RunningEmulator): string {
  switch (origin) {
    case 'started':
      return vscode.l10n.t('The emulator runs at {0}', url);
    case 'shared':
      return vscode.l10n.t('Another window’s emulator, at {0}', url);
    case 'connected':
    case 'environment':
      return vscode.l10n.t('Connected to the emulator at {0}', url);
  }
}
