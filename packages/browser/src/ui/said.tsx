import { useCallback, useState } from 'preact/hooks';

/** What was said last, counted: screen readers tell changes alone, and the same words said again are to be told again. */
export interface Said {
  readonly words: string;
  readonly turn: number;
}

/** @returns what was said last, and what says something */
export function useSaid(): readonly [Said, (words: string) => void] {
  const [said, setSaid] = useState<Said>({ words: '', turn: 0 });
  const say = useCallback((words: string) => setSaid(({ turn }) => ({ words, turn: turn + 1 })), []);
  return [said, say];
}

interface Props {
  readonly said: Said;
  readonly id?: string;
  readonly class?: string;
}

/** A live region. It has to be there before the words are. */
export function Live({ said: { words, turn }, id, class: look }: Props) {
  return (
    <span role="status" id={id} class={look}>
      {words !== '' && <span key={turn}>{words}</span>}
    </span>
  );
}
