import * as vscode from 'vscode';
import type { Prompts } from '../prompts/prompts.ts';
import { type ClipboardEdge, secondsBy } from './brief-clipboard.ts';

/** VS Code's clipboard, with the time from its settings; what became of a value is said in the status bar. */
export function vscodeClipboard(prompts: Prompts): ClipboardEdge {
  const { clipboard } = vscode.env;
  return {
    read: () => clipboard.readText(),
    write: text => clipboard.writeText(text),
    seconds: () => secondsBy(vscode.workspace.getConfiguration('hoko').get('clipboardClearSeconds')),
    after: (ms, run) => void setTimeout(run, ms),
    done: outcome =>
      prompts.mention(
        outcome === 'cleared'
          ? vscode.l10n.t('The value is no longer on the clipboard')
          : vscode.l10n.t('The clipboard could not be cleared of the value'),
      ),
  };
}
