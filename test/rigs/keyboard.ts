import type { View } from './extension-browser.ts';

/** A key as a person presses it: `Tab`, `Shift+Tab`, `Enter`, `Space`, `Escape`, `Backspace`, an arrow, or the character it types. */
export interface KeyPress {
  /** As `KeyboardEvent.key` has it. */
  readonly key: string;
  /** As `KeyboardEvent.code` has it. */
  readonly code: string;
  /** Windows' number for it, which browsers still go by. */
  readonly keyCode: number;
  /** What it types; undefined where it types nothing. */
  readonly text: string | undefined;
  readonly shift: boolean;
  readonly ctrl: boolean;
}

const NAMED: Readonly<Record<string, Pick<KeyPress, 'key' | 'keyCode' | 'text'>>> = {
  Tab: { key: 'Tab', keyCode: 9, text: undefined },
  Backspace: { key: 'Backspace', keyCode: 8, text: undefined },
  Enter: { key: 'Enter', keyCode: 13, text: '\r' },
  Escape: { key: 'Escape', keyCode: 27, text: undefined },
  Space: { key: ' ', keyCode: 32, text: ' ' },
  ArrowLeft: { key: 'ArrowLeft', keyCode: 37, text: undefined },
  ArrowUp: { key: 'ArrowUp', keyCode: 38, text: undefined },
  ArrowRight: { key: 'ArrowRight', keyCode: 39, text: undefined },
  ArrowDown: { key: 'ArrowDown', keyCode: 40, text: undefined },
};

/** Reads `Shift+Tab`, `Control+v`, `Enter`, `a`. */
export function keyPress(name: string): KeyPress {
  const [last = '', ...modifiers] = name.split('+').reverse();
  const ctrl = modifiers.includes('Control');
  const shift = modifiers.includes('Shift');
  const named = NAMED[last];
  if (named !== undefined) return { ...named, code: last, shift, ctrl };
  const typed = { key: last, text: ctrl ? undefined : last, shift, ctrl };
  // Other characters lie elsewhere on each keyboard.
  if (!/^[a-z]$/i.test(last)) return { ...typed, code: '', keyCode: 0 };
  return { ...typed, code: `Key${last.toUpperCase()}`, keyCode: last.toUpperCase().charCodeAt(0) };
}

/** What has the focus, by the words a screen reader would say first; undefined where nothing has. */
export function focused(view: View): Promise<string | undefined> {
  return view.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return undefined;
    const { labels } = element as HTMLInputElement;
    const words = element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent;
    return words?.trim();
  });
}

/** More steps than any view has. */
const MOST_STEPS = 60;

/**
 * Goes to what is called so by Tab alone, or back by Shift+Tab.
 *
 * @param name how it begins
 * @throws Error that names all it came by, where it isn't among it
 */
export async function tabTo(view: View, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: (string | undefined)[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    await view.press(key);
    const now = await focused(view);
    if (now?.startsWith(name)) return;
    passed.push(now);
  }
  throw new Error(`“${name}” was not among ${passed.join(' | ')}`);
}

/** Types a text where the focus is, a key after another. */
export async function typeIn(view: View, text: string): Promise<void> {
  for (const character of text) await view.press(character);
}

/** What live regions say, of which a screen reader tells every change. */
export const told = (view: View) =>
  view.evaluate(() =>
    [...document.querySelectorAll('[role=status], [role=alert]')]
      .map(region => region.textContent?.trim())
      .filter(Boolean)
      .join(' | '),
  );

/** Waits for the focus. @param name how what has it is to begin, as `focused` tells it */
export const waitForFocus = (view: View, name: string) =>
  view.waitFor(
    `the focus on ${name}`,
    (words: string) => {
      const { activeElement: on } = document;
      return on !== document.body && (on?.getAttribute('aria-label') ?? on?.textContent)?.startsWith(words);
    },
    name,
  );

/** Presses what has the focus twice; each time a live region changes to the same words, which alone a screen reader tells. */
export async function expectToldTwice(view: View, words: string): Promise<void> {
  await view.evaluate((wanted: string) => {
    document.body.dataset.told = '';
    const count = (changes: readonly MutationRecord[]) => {
      const came = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      for (const { parentElement, textContent } of came) {
        if (textContent === wanted && parentElement?.getAttribute('role') === 'status')
          document.body.dataset.told += '+';
      }
    };
    new MutationObserver(count).observe(document.body, { childList: true, subtree: true });
  }, words);
  for (const times of ['+', '++']) {
    await view.press('Enter');
    await view.waitFor('it to be told', (marks: string) => document.body.dataset.told === marks, times);
  }
}
