import { useState } from 'preact/hooks';
import { useWords } from '../texts/words.ts';

interface Props {
  readonly text: string;
  /** What the button says at first; left out, that it copies. */
  readonly name?: string;
}

/** Copies a text, and says in its own label whether that went well. */
export function CopyButton({ text, name }: Props) {
  const { texts } = useWords();
  const [label, setLabel] = useState(name ?? texts.copy);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setLabel(texts.copied),
      () => setLabel(texts.copyFailed),
    );
  return (
    <button
      type="button"
      class="quiet"
      aria-label={label === texts.copy ? texts.copyThis(text) : undefined}
      onClick={copy}
    >
      <span aria-live="polite">{label}</span>
    </button>
  );
}
