import * as vscode from 'vscode';
import type { Answer, StepAt } from './prompts.ts';

/** What every prompt has: its flow's title, its step where there are several, and it stays while the person looks something up elsewhere. */
export function dress(input: vscode.QuickInput, title: string, at: StepAt | undefined): void {
  input.title = title;
  if (at !== undefined && at.totalSteps > 1) {
    input.step = at.step;
    input.totalSteps = at.totalSteps;
  }
  input.ignoreFocusOut = true;
}

/** Back, from the second step on. */
export function backButton(at: StepAt | undefined): vscode.QuickInputButton[] {
  return at !== undefined && at.step > 1 ? [vscode.QuickInputButtons.Back] : [];
}

/** Shows the prompt; hidden without an answer, it is cancelled. Whatever it listened with goes with it. */
export function answerOf<T>(
  input: vscode.QuickInput,
  resolve: (answer: Answer<T>) => void,
  listeners: readonly vscode.Disposable[],
): void {
  input.onDidHide(() => {
    resolve({ kind: 'cancelled' });
    for (const listener of listeners) listener.dispose();
    input.dispose();
  });
  input.show();
}

/** The answer counts before hiding resolves the prompt as cancelled. */
export function finish<T>(
  input: vscode.QuickInput,
  resolve: (answer: Answer<T>) => void,
  answer: Answer<T>,
): void {
  resolve(answer);
  input.hide();
}
