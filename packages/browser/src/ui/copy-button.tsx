import { useState } from 'preact/hooks';
import { texts } from '../texts/en.ts';

/** Copies a text, and says in its own label whether that went well. */
export function CopyButton({ text }: { readonly text: string }) {
  const [label, setLabel] = useState<string>(texts.copy);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setLabel(texts.copied),
      () => setLabel(texts.copyFailed),
    );
  return (
    <button
      type="button"
      class="quiet"
      aria-label={label === texts.copy ? texts.copyEntry(text) : undefined}
      onClick={copy}
    >
      <span aria-live="polite">{label}</span>
    </button>
  );
}
