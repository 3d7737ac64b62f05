/**
 * Where the element that has the focus goes away and nobody says where the focus goes on, as when another page or a policy
 * changes what this one shows, it goes to a fallback: a keyboard's user would start over from the top.
 */
export function keepFocus(fallback: () => HTMLElement | null): void {
  let last: EventTarget | null = null;
  document.addEventListener('focusin', ({ target }) => {
    last = target;
  });
  const keep = () => {
    if (!(last instanceof Element) || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    fallback()?.focus();
  };
  // Behind the effects of what was rendered, which mostly know better.
  const observer = new MutationObserver(() => requestAnimationFrame(() => setTimeout(keep)));
  observer.observe(document.body, { childList: true, subtree: true });
}
