import * as vscode from 'vscode';
import { wordForWord } from '../words/word-for-word.ts';
import type { Answer, Choice, ChoicePrompt, Named, NamedPrompt, Remark, SomePrompt } from './prompts.ts';
import { answerOf, backButton, dress, finish } from './quick-input.ts';

type Row<T> = vscode.QuickPickItem & { readonly choice?: Choice<T> };

/** A list to choose one row from. */
export function pickOne<T>(prompt: ChoicePrompt<T>): Promise<Answer<T | undefined>> {
  const list = listOf(prompt);
  activatePicked(list);
  return new Promise(resolve => {
    answerOf(list, resolve, [
      list.onDidAccept(() => {
        const [chosen] = chosenIn(list);
        if (chosen !== undefined) finish(list, resolve, { kind: 'given', value: chosen });
      }),
      list.onDidTriggerButton(() => finish(list, resolve, { kind: 'back', value: undefined })),
    ]);
  });
}

/** A list to tick rows of. */
export function pickSome<T>(prompt: SomePrompt<T>): Promise<Answer<readonly T[]>> {
  const list = listOf(prompt);
  list.canSelectMany = true;
  list.selectedItems = pickedOf(list.items);
  const remark = () => {
    list.placeholder = prompt.remark?.(chosenIn(list)) ?? prompt.placeholder;
  };
  remark();
  return new Promise(resolve => {
    answerOf(list, resolve, [
      list.onDidChangeSelection(remark),
      list.onDidAccept(() => {
        const chosen = chosenIn(list);
        if (chosen.length > 0) finish(list, resolve, { kind: 'given', value: chosen });
        else list.placeholder = vscode.l10n.t('Choose at least one');
      }),
      list.onDidTriggerButton(() => finish(list, resolve, { kind: 'back', value: chosenIn(list) })),
    ]);
  });
}

/**
 * A list whose box takes a name: every row stays, whatever is typed, and what is wrong with the name is said in the rows' place,
 * since a list has no message of its own.
 */
export function pickNamed<T>(prompt: NamedPrompt<T>): Promise<Answer<Named<T>>> {
  const list = listOf(prompt);
  const rows = list.items.map(row => ({ ...row, alwaysShow: true }));
  let said: string | undefined;
  const showRows = () => {
    list.items = rows;
    activatePicked(list);
  };
  const show = (remark: Remark | undefined) => {
    if (remark?.message === said) return;
    said = remark?.message;
    if (remark === undefined) showRows();
    else list.items = [messageRow(remark)];
  };
  showRows();
  list.value = prompt.name;
  return new Promise(resolve => {
    answerOf(list, resolve, [
      list.onDidChangeValue(name => show(name.trim() === '' ? undefined : prompt.check(name))),
      list.onDidAccept(() => {
        const [choice] = chosenIn(list);
        const remark = prompt.check(list.value);
        if (remark !== undefined) show(remark);
        else if (choice !== undefined)
          finish(list, resolve, { kind: 'given', value: { name: list.value, choice } });
      }),
      list.onDidTriggerButton(() =>
        finish(list, resolve, { kind: 'back', value: { name: list.value, choice: undefined } }),
      ),
    ]);
  });
}

function listOf<T>(prompt: ChoicePrompt<T>): vscode.QuickPick<Row<T>> {
  const list = vscode.window.createQuickPick<Row<T>>();
  list.items = rowsOf(prompt.choices);
  list.placeholder = prompt.placeholder;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.buttons = backButton(prompt.at);
  dress(list, prompt.title, prompt.at);
  return list;
}

function chosenIn<T>(list: vscode.QuickPick<Row<T>>): T[] {
  return list.selectedItems.flatMap(({ choice }) => (choice === undefined ? [] : [choice.value]));
}

/** Where none is picked, VS Code makes the first row active; it would not, if it were told that none is. */
function activatePicked<T>(list: vscode.QuickPick<Row<T>>): void {
  const picked = pickedOf(list.items);
  if (picked.length > 0) list.activeItems = picked;
}

function pickedOf<T>(rows: readonly Row<T>[]): Row<T>[] {
  return rows.filter(({ choice }) => choice?.picked);
}

/** With a heading above the first of each group. */
function rowsOf<T>(choices: readonly Choice<T>[]): Row<T>[] {
  return choices.flatMap((choice, i) => {
    const { group } = choice;
    const row = rowOf(choice);
    if (group === undefined || group === choices[i - 1]?.group) return [row];
    return [{ label: wordForWord(group), kind: vscode.QuickPickItemKind.Separator }, row];
  });
}

function rowOf<T>(choice: Choice<T>): Row<T> {
  const { label, description, detail, icon } = choice;
  return {
    label: wordForWord(label),
    choice,
    ...(description === undefined ? {} : { description: wordForWord(description) }),
    ...(detail === undefined ? {} : { detail: wordForWord(detail) }),
    ...(icon === undefined ? {} : { iconPath: new vscode.ThemeIcon(icon) }),
  };
}

function messageRow({ severity, message }: Remark): vscode.QuickPickItem {
  return { label: wordForWord(message), iconPath: new vscode.ThemeIcon(severity), alwaysShow: true };
}
