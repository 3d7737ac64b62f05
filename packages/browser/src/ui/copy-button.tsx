import { useState } from 'preact/hooks';
import { useWords } from '../texts/words.ts';

/** Copies a text, and says in its own label whether that went well. */
export function CopyButton({ text }: { readonly text: string }) {
  const { texts } = useWords();
  const [label, setLabel] = useState(texts.copy);
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
