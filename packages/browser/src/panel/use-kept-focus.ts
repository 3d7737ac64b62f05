import { useEffect, useRef } from 'preact/hooks';

/**
 * Keeps the focus near where it was when the button that had it goes away, such as one that gave its permission back: it goes
 * to the first thing that takes it in the nearest `data-keeps-focus` around it that is still there.
 */
export function useKeptFocus(): void {
  const focused = useRef<Element | undefined>(undefined);
  const around = useRef<readonly Element[]>([]);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      focused.current = target;
      around.current = keepersAround(target);
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useEffect(() => {
    if (focused.current === undefined || focused.current.isConnected) return;
    focused.current = undefined;
    const keeper = around.current.find(({ isConnected }) => isConnected);
    keeper?.querySelector<HTMLElement>('button, summary, input')?.focus();
  });
}

/** The nearest first. */
function keepersAround(element: Element): readonly Element[] {
  const keeper = element.closest('[data-keeps-focus]');
  if (keeper === null) return [];
  return [keeper, ...(keeper.parentElement === null ? [] : keepersAround(keeper.parentElement))];
}
