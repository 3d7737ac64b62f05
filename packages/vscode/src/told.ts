import * as vscode from 'vscode';
import { sayFailure } from './log/say-failure.ts';
import { showMessage } from './prompts/message.ts';
import { HumanError } from './words/human-error.ts';

/** @throws HumanError in Restricted Mode */
export function refuseRestricted(): void {
  if (vscode.workspace.isTrusted) return;
  throw new HumanError(
    vscode.l10n.t('In Restricted Mode keys are read-only. Trust the workspace to change them.'),
    [
      {
        title: vscode.l10n.t('Manage Workspace Trust'),
        run: () => vscode.commands.executeCommand('workbench.trust.manage'),
      },
    ],
  );
}

/**
 * Runs what a person asked for, and tells them what went wrong. Only our own sentences are shown; none holds a value.
 *
 * @param what names it in the log
 */
export async function runTold(log: vscode.LogOutputChannel, what: string, run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof HumanError) {
      log.info(`${what}: ${error.message}`);
      const { message, actions } = error;
      const chosen = await showMessage({
        severity: 'error',
        message,
        actions: actions.map(({ title }) => title),
      });
      const action = actions.find(({ title }) => title === chosen);
      // What it leads to can fail too, and is told as well.
      if (action !== undefined) await runTold(log, what, () => action.run());
      return;
    }
    log.error(`${what} failed: ${sayFailure(error)}`);
    const showLog = vscode.l10n.t('Show Log');
    const message = vscode.l10n.t('Hoko Keys could not finish this. The log says more.');
    if ((await showMessage({ severity: 'error', message, actions: [showLog] })) === showLog) log.show();
  }
}
