import { useEffect, useRef, useState } from 'preact/hooks';
import { useOptionsTexts } from './texts.ts';

/** Items drawn at a time: thousands at once would hold the page up. */
const STEP = 50;

interface Props<T> {
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  readonly children: (item: T) => preact.ComponentChildren;
  readonly class?: string;
}

/** A list's first items, and a way to the next. */
export function FirstOf<T>({ items, idOf, children, class: name }: Props<T>) {
  const texts = useOptionsTexts();
  const list = useRef<HTMLUListElement>(null);
  const [limit, setLimit] = useState(STEP);
  // The button goes away with the last step, so focus goes on to what it brought.
  useEffect(() => {
    if (limit > STEP) (list.current?.children[limit - STEP] as HTMLElement | undefined)?.focus();
  }, [limit]);
  const left = items.length - limit;
  return (
    <>
      <ul ref={list} class={name}>
        {items.slice(0, limit).map(item => (
          <li key={idOf(item)} tabIndex={-1}>
            {children(item)}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <button type="button" class="link" data-more onClick={() => setLimit(limit + STEP)}>
          {texts.showMore(Math.min(STEP, left), left)}
        </button>
      )}
    </>
  );
}
