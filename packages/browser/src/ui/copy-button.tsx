import { useState } from 'preact/hooks';
import { useWords } from '../texts/words.ts';
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
  const [result, setResult] = useState<string>();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setResult(texts.copied),
      () => setResult(texts.copyFailed),
    );
  const isUntold = label === undefined && result === undefined;
  return (
    <>
      <button
        type="button"
        class={look}
        aria-label={isUntold ? texts.copyThis(shown(text)) : undefined}
        onClick={copy}
      >
        {result ?? label ?? texts.copy}
      </button>
      {/* What changes inside a button no screen reader says by itself. */}
      <span role="status" class="unseen">
        {result}
      </span>
    </>
  );
}
