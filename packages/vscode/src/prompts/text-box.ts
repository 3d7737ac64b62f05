import * as vscode from 'vscode';
import { wordForWord } from '../words/word-for-word.ts';
import type { Answer, Remark, TextPrompt } from './prompts.ts';
import { answerOf, backButton, dress, finish } from './quick-input.ts';

const SEVERITY = {
  error: vscode.InputBoxValidationSeverity.Error,
  warning: vscode.InputBoxValidationSeverity.Warning,
  info: vscode.InputBoxValidationSeverity.Info,
} as const;

/** An input box that says what there is to say about its text while it is typed. */
export function textBox(prompt: TextPrompt): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  box.placeholder = prompt.placeholder;
  box.prompt = prompt.prompt && wordForWord(prompt.prompt);
  box.value = prompt.value ?? '';
  box.password = prompt.masked ?? false;
  dress(box, prompt.title, prompt.at);
  const tools = (prompt.tools ?? []).map(({ label, icon, run }) => ({
    button: { iconPath: new vscode.ThemeIcon(icon), tooltip: label },
    run,
  }));
  const standing = [...backButton(prompt.at), ...tools.map(({ button }) => button)];
  box.buttons = standing;
  const typed = () => (prompt.masked ? box.value.trim() : box.value);

  let correction: { button: vscode.QuickInputButton; text: string } | undefined;
  const show = (remark: Remark | undefined) => {
    box.validationMessage = remark && {
      message: wordForWord(remark.message),
      severity: SEVERITY[remark.severity],
    };
    correction = correctionOf(remark);
    box.buttons = correction === undefined ? standing : [...standing, correction.button];
  };

  let latest = 0;
  /** @returns whether the text may be accepted; it may not when it was changed while it was looked at */
  const review = async (): Promise<boolean> => {
    latest += 1;
    const mine = latest;
    const remark = await prompt.check(typed());
    if (mine !== latest) return false;
    show(remark);
    return remark?.severity !== 'error';
  };

  if (box.value !== '') void review();
  return new Promise(resolve => {
    answerOf(box, resolve, [
      box.onDidChangeValue(() => void review()),
      box.onDidAccept(async () => {
        const accepted = typed();
        if (await review()) finish(box, resolve, { kind: 'given', value: accepted });
      }),
      box.onDidTriggerButton(button => {
        if (button === vscode.QuickInputButtons.Back) {
          finish(box, resolve, { kind: 'back', value: prompt.masked ? '' : box.value });
        } else if (button === correction?.button) {
          box.value = correction.text;
          void review();
        } else tools.find(tool => tool.button === button)?.run();
      }),
    ]);
  });
}

function correctionOf(remark: Remark | undefined) {
  const text = remark?.suggestion;
  if (text === undefined) return undefined;
  const button = { iconPath: new vscode.ThemeIcon('lightbulb'), tooltip: vscode.l10n.t('Use {0}', text) };
  return { button, text };
}
