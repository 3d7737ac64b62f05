import type { Answer, Notice, Prompts } from './prompts.ts';

/** Answers in the order they are asked for. */
export type ScriptedAnswer =
  | { readonly text: string }
  /** Labels of the rows to choose. */
  | { readonly choose: readonly string[] }
  /** Types a name and takes a row, by its label; “=” leaves either as it stands. */
  | { readonly name: string; readonly row: string }
  /** Presses a button in a box's title; the box stays open. */
  | { readonly tool: string }
  /** A modal's or notification's button. */
  | { readonly press: string }
  /** Presses Back, with this typed. */
  | { readonly back: string }
  | 'cancel';

/** Prompts answered from a queue, for the flows' tests. Validators run as they do for a person. */
export interface ScriptedPrompts extends Prompts {
  /** What was asked or told: titles with their step, remarks, modals' and notices' messages. */
  readonly said: readonly string[];
  /** What modals said below their messages. */
  readonly details: readonly string[];
  readonly left: readonly ScriptedAnswer[];
}

/** @param answers used up one by one; a question without one left is an error */
export function scriptedPrompts(answers: readonly ScriptedAnswer[]): ScriptedPrompts {
  const left = [...answers];
  const said: string[] = [];
  const details: string[] = [];
  const next = (asked: string): ScriptedAnswer => {
    said.push(asked);
    const answer = left.shift();
    if (answer === undefined) throw new Error(`no answer is left for “${asked}”`);
    return answer;
  };
  const button = (message: string, actions: readonly string[]): string | undefined => {
    const answer = next(message);
    if (answer === 'cancel') return undefined;
    if (!('press' in answer) || !actions.includes(answer.press)) {
      throw new Error(`“${message}” has ${actions.join(', ')}, not ${JSON.stringify(answer)}`);
    }
    return answer.press;
  };
  const rows = <T>(prompt: Parameters<Prompts['choose']>[0], chosen: readonly string[]): T[] =>
    chosen.map(label => {
      const choice = prompt.choices.find(row => row.label === label);
      if (choice === undefined) throw new Error(`“${prompt.title}” has no row “${label}”`);
      return choice.value as T;
    });
  /** The row that Enter takes. */
  const activeIn = ({ choices }: Parameters<Prompts['choose']>[0]): unknown =>
    (choices.find(({ picked }) => picked) ?? choices[0])?.value;

  return {
    said,
    details,
    left,
    text: async (prompt): Promise<Answer<string>> => {
      for (;;) {
        const answer = next(stepName(prompt));
        if (answer === 'cancel') return { kind: 'cancelled' };
        if ('tool' in answer) {
          const tool = prompt.tools?.find(({ label }) => label === answer.tool);
          if (tool === undefined) throw new Error(`“${prompt.title}” has no button “${answer.tool}”`);
          await tool.run();
          continue;
        }
        if ('back' in answer) return { kind: 'back', value: prompt.masked ? '' : answer.back };
        const typed = 'text' in answer ? answer.text : '';
        const value = typed === '=' ? (prompt.value ?? '') : typed;
        const remark = await prompt.check(prompt.masked ? value.trim() : value);
        if (remark !== undefined) said.push(remark.message);
        if (remark?.severity === 'error') {
          if (left.length === 0) throw new Error(`“${value}” was refused: ${remark.message}`);
          // The person corrects it, with the next answer.
          continue;
        }
        return { kind: 'given', value: prompt.masked ? value.trim() : value };
      }
    },
    choose: async prompt => {
      const answer = next(stepName(prompt));
      if (answer === 'cancel') return { kind: 'cancelled' };
      if ('back' in answer) return { kind: 'back', value: undefined };
      if ('text' in answer && answer.text === '=') return { kind: 'given', value: activeIn(prompt) as never };
      return { kind: 'given', value: rows(prompt, 'choose' in answer ? answer.choose : [])[0] as never };
    },
    chooseSome: async prompt => {
      const answer = next(stepName(prompt));
      const picked = prompt.choices.filter(row => row.picked).map(row => row.value);
      if (answer === 'cancel') return { kind: 'cancelled' };
      if ('back' in answer) return { kind: 'back', value: picked };
      if ('text' in answer && answer.text === '=') return { kind: 'given', value: picked };
      return { kind: 'given', value: rows(prompt, 'choose' in answer ? answer.choose : []) };
    },
    chooseNamed: async prompt => {
      for (;;) {
        const answer = next(stepName(prompt));
        if (answer === 'cancel') return { kind: 'cancelled' };
        if ('back' in answer) return { kind: 'back', value: { name: answer.back, choice: undefined } };
        if (!('name' in answer)) throw new Error(`“${prompt.title}” asks for a name and a row`);
        const name = answer.name === '=' ? prompt.name : answer.name;
        const remark = prompt.check(name);
        if (remark === undefined) {
          const choice = answer.row === '=' ? activeIn(prompt) : rows(prompt, [answer.row])[0];
          return { kind: 'given', value: { name, choice: choice as never } };
        }
        said.push(remark.message);
      }
    },
    modal: async ({ message, detail, actions }) => {
      details.push(detail);
      return button(message, actions);
    },
    notify: async ({ message, actions = [] }: Notice) => {
      if (actions.length > 0) return button(message, actions);
      said.push(message);
      return undefined;
    },
    mention: message => void said.push(message),
  };
}

function stepName({ title, at }: { title: string; at?: { step: number } }): string {
  return at === undefined ? title : `${title} ${at.step}`;
}
