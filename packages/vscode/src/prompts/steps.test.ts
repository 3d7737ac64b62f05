import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer } from './prompts.ts';
import { mapAnswer, runSteps, type Step } from './steps.ts';

const STEPS = 4;

/** A step that keeps what is typed at its place in the draft, and ends the flow where no answer is left. */
function stepAt(i: number, answers: Answer<string>[], seen: number[]): Step<readonly string[]> {
  return async (draft, { step, totalSteps }) => {
    expect([step, totalSteps]).toEqual([i + 1, STEPS]);
    seen.push(i);
    return mapAnswer(answers.shift() ?? { kind: 'cancelled' }, text => draft.with(i, text));
  };
}

test('whatever is answered and gone back from, each step keeps what was typed at it last', async () => {
  const answer = fc.record({ kind: fc.constantFrom('given' as const, 'back' as const), value: fc.string() });
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { maxLength: 12 }), async answers => {
      const seen: number[] = [];
      const left: Answer<string>[] = [...answers];
      const steps = Array.from({ length: STEPS }, (_, i) => stepAt(i, left, seen));
      const draft = await runSteps<readonly string[]>(Array(STEPS).fill(''), steps);
      for (const [n, place] of seen.entries()) {
        const next = answers[n]?.kind === 'back' ? Math.max(0, place - 1) : place + 1;
        if (n + 1 < seen.length) expect(seen[n + 1]).toBe(next);
      }
      if (draft === undefined) {
        expect(left).toEqual([]);
        return;
      }
      const last = draft.map((_, place) => answers[seen.lastIndexOf(place)]?.value);
      expect(draft).toEqual(last);
    }),
  );
});

test('which steps there are may depend on what was answered', async () => {
  const short: Step<{ long: boolean; asked: number }> = async draft => ({
    kind: 'given',
    value: { ...draft, asked: draft.asked + 1 },
  });
  const lengthFor = async (long: boolean) =>
    (await runSteps({ long, asked: 0 }, ({ long }) => (long ? [short, short] : [short])))?.asked;
  expect([await lengthFor(true), await lengthFor(false)]).toEqual([2, 1]);
});
