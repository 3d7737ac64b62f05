import * as vscode from 'vscode';
import { pickNamed, pickOne, pickSome } from './pick-list.ts';
import type { Modal, Notice, Prompts } from './prompts.ts';
import { textBox } from './text-box.ts';

/** The prompts, in VS Code's own quick inputs, modals and notifications. */
export function vscodePrompts(): Prompts {
  return {
    text: textBox,
    choose: pickOne,
    chooseSome: pickSome,
    chooseNamed: pickNamed,
    modal,
    notify,
    mention: message => void vscode.window.setStatusBarMessage(message, MENTION_MS),
  };
}

const MENTION_MS = 5_000;

async function modal({ message, detail, actions }: Modal): Promise<string | undefined> {
  return vscode.window.showWarningMessage(message, { modal: true, detail }, ...actions);
}

async function notify({ severity, message, actions = [] }: Notice): Promise<string | undefined> {
  const { showErrorMessage, showWarningMessage, showInformationMessage } = vscode.window;
  const show = { error: showErrorMessage, warning: showWarningMessage, info: showInformationMessage }[
    severity
  ];
  return show(message, ...actions);
}
