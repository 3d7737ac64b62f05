/**
 * Controls, and what turns or hides the text around it (UAX 9 section 2, UAX 31 section 2.3): nobody who reads a name means
 * to see their effect. Joiners are left in, which Arabic, Persian and emoji need.
 */
const HIDDEN = /[\p{Cc}\p{Bidi_Control}\u00ad\u180e\u200b\u2028\u2029\u2060-\u2064\ufeff]/gu;

/** A stranger's text with each character that could make it look like another one marked: `⟨U+202E⟩`. */
export function shown(text: string): string {
  return text.replace(
    HIDDEN,
    char => `⟨U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}

/** Longer texts are cut where a line has no room for them. */
const MAX_BRIEF = 60;

/** As `shown`, cut where it is long. */
export function brief(text: string): string {
  const [...chars] = shown(text.slice(0, 4 * MAX_BRIEF));
  return chars.length > MAX_BRIEF ? `${chars.slice(0, MAX_BRIEF - 1).join('')}…` : chars.join('');
}
