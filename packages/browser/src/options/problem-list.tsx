import type { LocatedProblem } from '@hoko-keys/shared';
import { useWords, type Words } from '../texts/words.ts';
import { FirstOf } from './first-of.tsx';

/** What is wrong with a text, a sentence each. */
export function ProblemList({ problems }: { readonly problems: readonly LocatedProblem[] }) {
  const words = useWords();
  const numbered = problems.map((located, i) => ({ id: String(i), sentence: sentenceOf(located, words) }));
  return (
    <FirstOf items={numbered} idOf={({ id }) => id}>
      {({ sentence }) => sentence}
    </FirstOf>
  );
}

/** With its line, unless the sentence names it already. */
function sentenceOf(located: LocatedProblem, { say, texts }: Words): string {
  const sentence = say(located.problem);
  return located.problem.code === 'textNotJson' ? sentence : texts.located(located, sentence);
}
