/** Longer texts are cut: a message is no place for a page. */
const MAX_LENGTH = 80;

/** What could break a line, or turn the direction of what follows and make one text look like another. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Whether a text has control characters, marks of direction, or halves of characters: what nobody sees in a name. */
export function hasUnseen(text: string): boolean {
  return UNSEEN.test(text);
}

/** A stranger's text, safe to stand in a message: on one line, cut, nothing unseen in it. Not for what may be a value. */
export function oneLine(text: string): string {
  const line = text.replaceAll(new RegExp(UNSEEN, 'gu'), ' ').trim();
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1)}…` : line;
}
