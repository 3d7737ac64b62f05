import * as vscode from 'vscode';
import { wordForWord } from '../words/word-for-word.ts';
import { showMessage } from './message.ts';
import { pickNamed, pickOne, pickSome } from './pick-list.ts';
import type { Prompts } from './prompts.ts';
import { textBox } from './text-box.ts';

/** The prompts, in VS Code's own quick inputs, modals and notifications. */
export function vscodePrompts(): Prompts {
  return {
    text: textBox,
    choose: pickOne,
    chooseSome: pickSome,
    chooseNamed: pickNamed,
    modal: ({ message, detail, actions }) => showMessage({ severity: 'warning', message, actions }, detail),
    notify: notice => showMessage(notice),
    mention: message => void vscode.window.setStatusBarMessage(wordForWord(message), MENTION_MS),
  };
}

const MENTION_MS = 5_000;
