import { useWords } from '../texts/words.ts';
import { Live, useSaid } from './said.tsx';
import { shown } from './shown.ts';

interface Props {
  readonly text: string;
  /** Left out, the button says “Copy”, and to a screen reader what it copies. */
  readonly label?: string;
  readonly class?: string;
}

/** Copies a text, and says in its own label whether that went well. */
export function CopyButton({ text, label, class: look }: Props) {
  const { texts } = useWords();
  const [said, say] = useSaid();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say(texts.copied),
      () => say(texts.copyFailed),
    );
  const isUntold = label === undefined && said.words === '';
  return (
    <>
      <button
        type="button"
        class={look}
        aria-label={isUntold ? texts.copyThis(shown(text)) : undefined}
        onClick={copy}
      >
        {said.words || (label ?? texts.copy)}
      </button>
      {/* What changes inside a button no screen reader says by itself. */}
      <Live said={said} class="unseen" />
    </>
  );
}
