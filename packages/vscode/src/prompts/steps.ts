import type { Answer, StepAt } from './prompts.ts';

/** One prompt of a flow: takes the draft, gives it back with its own answer in it. */
export type Step<D> = (draft: D, at: StepAt) => Promise<Answer<D>>;

/**
 * Asks one step after the other; Back returns to the one before, and what was typed stays in the draft.
 *
 * @param stepsFor the flow's steps, which may depend on what was answered so far
 * @returns the filled draft, or undefined when the person cancelled
 */
export async function runSteps<D>(
  start: D,
  stepsFor: readonly Step<D>[] | ((draft: D) => readonly Step<D>[]),
): Promise<D | undefined> {
  let draft = start;
  for (let i = 0; ; ) {
    const steps = typeof stepsFor === 'function' ? stepsFor(draft) : stepsFor;
    const ask = steps[i];
    if (ask === undefined) return draft;
    const answer = await ask(draft, { step: i + 1, totalSteps: steps.length });
    if (answer.kind === 'cancelled') return undefined;
    draft = answer.value;
    i = answer.kind === 'back' ? Math.max(0, i - 1) : i + 1;
  }
}

/** The same answer, with `change` applied to what it carries. */
export function mapAnswer<A, B>(answer: Answer<A>, change: (value: A) => B): Answer<B> {
  return answer.kind === 'cancelled' ? answer : { kind: answer.kind, value: change(answer.value) };
}
