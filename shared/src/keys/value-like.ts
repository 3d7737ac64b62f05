import { parsePattern } from '../hostnames/pattern.ts';

/** Names under which people paste a value, and how such names end. Compared in lower case, without `_` and `-`. */
const VALUE_FIELD =
  /^(?:value|key|auth)$|(?:secret|token|apikey|(?:access|private|secret)key|passw(?:or)?d|passphrase|credentials?|bearer|authorization)$/;

/** Nothing shorter looks like a value: `bearer`, a space, and 8 characters. Most texts are, and need no further look. */
const SHORTEST = 15;

/** A beginning that many services give their values, with a mix of letters and digits behind it: `xy_live_4f9a81bc`. */
const PREFIXED =
  /(?<![a-z0-9])[a-z]{2,8}_(?:live|test|prod|sandbox|secret)_(?=[a-z]{0,99}[0-9])(?=[0-9]{0,99}[a-z])[a-z0-9]{8}/i;

/** RFC 9562 section 4. */
const UUID = /(?<![0-9a-z])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z])/i;

/**
 * A ULID (github.com/ulid/spec), and the end of a TypeID, which is a UUID of version 7 (RFC 9562 section 5.7) in the same letters:
 * Crockford's base 32 in one case, beginning with the time in ms. Services use both as ids, and a record whose id is refused is
 * lost to its team; a UUID passes as an id too. What begins with `01` is of the years 2004 to 2039, as every one in use is: of the
 * values that have this length and these letters by chance, one in a thousand does.
 */
const ULID = /(?<![0-9A-Za-z])01(?:[0-9A-HJKMNP-TV-Z]{24}|[0-9a-hjkmnp-tv-z]{24})(?![0-9A-Za-z])/;
const ULIDS = new RegExp(ULID, 'g');

/**
 * Whether a text looks like a key's value, wherever it stands. Hoko does not publish the format, so this knows none: it looks
 * for what no name, id or hostname has, a long unbroken mix of letters and digits; of the ids that are one, ULIDs are left aside.
 */
export function looksLikeValue(text: string): boolean {
  if (text.length < SHORTEST) return false;
  if (/^\s*bearer\s+\S{8}/i.test(text) || PREFIXED.test(text)) return true;
  return (text.match(LONG_RUN) ?? []).some(found => {
    const run = found.replaceAll(ULIDS, '');
    const isMixed = /[0-9]/.test(run) && /[a-z]/.test(run) && /[A-Z]/.test(run);
    const parts = run.split(/[_-]/).filter(({ length }) => length >= 20);
    return (run.length >= 32 && isMixed) || parts.some(part => /[0-9]/.test(part) && /[A-Za-z]/.test(part));
  });
}

/** In pieces where it is longer than any value: to find a run of millions at once, the engine's stack would not do. */
const LONG_RUN = /[A-Za-z0-9_-]{20,999}/g;
const SHORT_RUN = /[A-Za-z0-9]{16,999}/g;

/**
 * Whether a text may be a value where people write names and hostnames, and where one may be pasted by mistake. Ids have no place
 * there, so less is enough: a UUID, a ULID, or a mix of letters and digits as long as an id's. A number at the end is what names have.
 */
export function mayBeValue(text: string): boolean {
  if (looksLikeValue(text) || UUID.test(text) || ULID.test(text)) return true;
  return (text.match(SHORT_RUN) ?? []).some(run => /[0-9][a-z]/i.test(run) && /[a-z][0-9]/i.test(run));
}

/** Whether a field of this name is one where a value would be kept. */
export function isValueField(name: string): boolean {
  return VALUE_FIELD.test(name.toLowerCase().replaceAll(/[_-]/g, ''));
}

/**
 * Whether an entry of an allowlist looks like a value. A hostname may hold long mixed labels, as preview hosts do, but its last
 * one is a word (RFC 3696 section 2) or Punycode; what is no such hostname may hold none. A page's address that was pasted often
 * has ids in its path.
 */
export function isValueEntry(entry: string): boolean {
  const isValue = entry.includes('/') ? looksLikeValue(entry) : mayBeValue(entry);
  return isValue && !(/.\.(?:\p{L}+|xn--[a-z0-9-]+)\.?$/iu.test(entry) && parsePattern(entry).ok);
}

/** Stands in a sentence for a text that looks like a value, which must not be repeated. */
export const HIDDEN = '…';
