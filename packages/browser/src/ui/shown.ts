/**
 * Controls, and what turns or hides the text around it (UAX 9 section 2, UAX 31 section 2.3): nobody who reads a name means
 * to see their effect. Joiners are left in, which Arabic, Persian and emoji need.
 */
const HIDDEN = /[\p{Cc}\p{Bidi_Control}\u00ad\u180e\u200b\u2028\u2029\u2060-\u2064\ufeff]/gu;

/** Characters. Longer than any address that is looked at; of a text of megabytes a browser would stand still. */
const MAX_SHOWN = 2_100;

/** A stranger's text with each character that could make it look like another one marked: `⟨U+202E⟩`. */
export function shown(text: string): string {
  const marked = text
    .slice(0, 2 * MAX_SHOWN + 2)
    .replace(HIDDEN, char => `⟨U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
  return marked.length > MAX_SHOWN ? cut(marked, MAX_SHOWN) : marked;
}

/** Longer texts are cut where a line has no room for them. */
const MAX_BRIEF = 60;

/** As `shown`, cut where it is long. */
export function brief(text: string): string {
  return cut(shown(text), MAX_BRIEF);
}

/** The first characters of a text, as people count them, and a sign that there are more. */
function cut(text: string, most: number): string {
  const chars = [...text];
  return chars.length > most ? `${chars.slice(0, most - 1).join('')}…` : text;
}
