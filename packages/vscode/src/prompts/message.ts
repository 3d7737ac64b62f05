import * as vscode from 'vscode';
import { wordForWord } from '../words/word-for-word.ts';
import type { Notice } from './prompts.ts';

/**
 * Shows a message of VS Code's.
 *
 * @param detail what a modal says below the message; without it, the message is a notification
 * @returns the action chosen, undefined when it was closed
 */
export async function showMessage(
  { severity, message, actions = [] }: Notice,
  detail?: string,
): Promise<string | undefined> {
  const { showErrorMessage, showWarningMessage, showInformationMessage } = vscode.window;
  const show = { error: showErrorMessage, warning: showWarningMessage, info: showInformationMessage }[
    severity
  ];
  const options = detail === undefined ? {} : { modal: true, detail: wordForWord(detail) };
  return show(wordForWord(message), options, ...actions);
}
