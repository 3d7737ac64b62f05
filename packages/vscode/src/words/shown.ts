import { wordForWord } from './word-for-word.ts';

/** Longer texts are cut: a message is no place for a page. */
const MAX_LENGTH = 80;

/** Characters that turn the direction of what follows, and could make one text look like another. */
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Words of ASCII without a `$` or square brackets, which most texts are: nothing in them has to change. */
const PLAIN = /^[!-#%-Z^-~]+(?: [!-#%-Z^-~]+)*$/;

/**
 * A text from a settings file, safe to stand in a message: on one line, without control characters, and without a link
 * or an icon.
 */
export function shown(text: string): string {
  if (PLAIN.test(text) && text.length <= MAX_LENGTH) return text;
  const line = oneLine(text);
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1)}…` : line;
}

/** As `shown`, of a path: both ends tell where it leads. */
export function shownPath(path: string): string {
  const line = oneLine(path);
  return line.length > 2 * MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1)}…${line.slice(-MAX_LENGTH)}` : line;
}

/** As `shown`, of a text that is not cut. */
export function oneLine(text: string): string {
  return wordForWord(text)
    .replaceAll(BIDI, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
