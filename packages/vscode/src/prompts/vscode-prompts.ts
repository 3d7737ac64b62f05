import * as vscode from 'vscode';
import type {
  Answer,
  Choice,
  ChoicePrompt,
  Modal,
  Notice,
  Prompts,
  Remark,
  StepAt,
  TextPrompt,
} from './prompts.ts';

/** The prompts, in VS Code's own quick inputs, modals and notifications. */
export function vscodePrompts(): Prompts {
  return {
    text,
    choose: async <T>(prompt: ChoicePrompt<T>) => {
      const answer = await pickList(prompt, false);
      return answer.kind === 'cancelled' ? answer : { kind: answer.kind, value: answer.value[0] };
    },
    chooseSome: prompt => pickList(prompt, true),
    modal,
    notify,
    mention: message => void vscode.window.setStatusBarMessage(message, MENTION_MS),
  };
}

const MENTION_MS = 5_000;

const SEVERITY = {
  error: vscode.InputBoxValidationSeverity.Error,
  warning: vscode.InputBoxValidationSeverity.Warning,
  info: vscode.InputBoxValidationSeverity.Info,
} as const;

function text(prompt: TextPrompt): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  box.placeholder = prompt.placeholder;
  box.prompt = prompt.prompt;
  box.value = prompt.value ?? '';
  box.password = prompt.masked ?? false;
  dress(box, prompt.title, prompt.at);
  let correction: vscode.QuickInputButton | undefined;
  const typed = () => (prompt.masked ? box.value.trim() : box.value);
  const show = (remark: Remark | undefined) => {
    box.validationMessage = remark && { message: remark.message, severity: SEVERITY[remark.severity] };
    correction =
      remark?.suggestion === undefined
        ? undefined
        : {
            iconPath: new vscode.ThemeIcon('lightbulb'),
            tooltip: vscode.l10n.t('Use {0}', remark.suggestion),
          };
    box.buttons = [...backButton(prompt.at), ...(correction === undefined ? [] : [correction])];
  };
  if (box.value !== '') show(prompt.check(box.value));
  return new Promise(resolve => {
    answerOf(box, resolve, [
      box.onDidChangeValue(() => show(prompt.check(typed()))),
      box.onDidAccept(() => {
        const remark = prompt.check(typed());
        show(remark);
        if (remark?.severity !== 'error') finish(box, resolve, { kind: 'given', value: typed() });
      }),
      box.onDidTriggerButton(button => {
        if (button === vscode.QuickInputButtons.Back) {
          finish(box, resolve, { kind: 'back', value: prompt.masked ? '' : box.value });
        } else if (button === correction) {
          box.value = prompt.check(typed())?.suggestion ?? box.value;
          show(prompt.check(typed()));
        }
      }),
    ]);
  });
}

type Row<T> = vscode.QuickPickItem & { readonly choice: Choice<T> };

function pickList<T>(prompt: ChoicePrompt<T>, many: boolean): Promise<Answer<readonly T[]>> {
  const list = vscode.window.createQuickPick<Row<T>>();
  list.items = prompt.choices.map(rowOf);
  list.placeholder = prompt.placeholder;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.canSelectMany = many;
  if (many) list.selectedItems = list.items.filter(({ choice }) => choice.picked);
  list.buttons = backButton(prompt.at);
  dress(list, prompt.title, prompt.at);
  const chosen = () => list.selectedItems.map(({ choice }) => choice.value);
  return new Promise(resolve => {
    answerOf(list, resolve, [
      list.onDidAccept(() => {
        if (list.selectedItems.length > 0) finish(list, resolve, { kind: 'given', value: chosen() });
        else list.placeholder = vscode.l10n.t('Choose at least one');
      }),
      list.onDidTriggerButton(() => finish(list, resolve, { kind: 'back', value: chosen() })),
    ]);
  });
}

function rowOf<T>(choice: Choice<T>): Row<T> {
  const { label, description, detail, icon } = choice;
  return {
    label,
    choice,
    ...(description === undefined ? {} : { description }),
    ...(detail === undefined ? {} : { detail }),
    ...(icon === undefined ? {} : { iconPath: new vscode.ThemeIcon(icon) }),
  };
}

/** What every prompt has: its flow's title, its step, and it stays while the person looks something up elsewhere. */
function dress(input: vscode.QuickInput, title: string, at: StepAt | undefined): void {
  input.title = title;
  input.step = at?.step;
  input.totalSteps = at?.totalSteps;
  input.ignoreFocusOut = true;
}

function backButton(at: StepAt | undefined): vscode.QuickInputButton[] {
  return at !== undefined && at.step > 1 ? [vscode.QuickInputButtons.Back] : [];
}

/** Shows the prompt; hidden without an answer, it is cancelled. Whatever it listened with goes with it. */
function answerOf<T>(
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
function finish<T>(input: vscode.QuickInput, resolve: (answer: Answer<T>) => void, answer: Answer<T>): void {
  resolve(answer);
  input.hide();
}

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
