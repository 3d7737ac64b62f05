import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { askedPage } from '../page/asked-page.ts';
import type { CurrentPage } from '../page/current-page.ts';
import { brief } from '../ui/shown.ts';
import type { Later } from './later.ts';

interface Props {
  readonly later: Later;
  readonly onAsk: (page: CurrentPage) => void;
}

/** Asks what would become of calls from another page. */
export function WhatIf({ later: { texts }, onAsk }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const id = useId();
  useEffect(() => box.current?.focus(), []);
  const ask = (event: Event) => {
    event.preventDefault();
    const text = box.current?.value ?? '';
    const page = askedPage(text);
    if (page !== undefined) onAsk(page);
    setProblem(
      page !== undefined ? undefined : text.trim() === '' ? texts.whatIfEmpty : texts.whatIfBad(brief(text)),
    );
  };
  return (
    <form class="what-if" onSubmit={ask} novalidate>
      <label for={id}>{texts.whatIfLabel}</label>
      <input
        id={id}
        ref={box}
        type="text"
        dir="ltr"
        spellcheck={false}
        autocomplete="off"
        placeholder="app.example.com"
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
      />
      <button type="submit" class="main">
        {texts.check}
      </button>
      <p id={`${id}-problem`} role="alert" class="blocked">
        {problem}
      </p>
    </form>
  );
}
