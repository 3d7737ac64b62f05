import { parsePattern } from '../hostnames/pattern.ts';

/** Names under which people paste a value. Compared in lower case, without `_` and `-`. */
const VALUE_FIELDS = new Set([
  'value',
  'secret',
  'token',
  'apikey',
  'password',
  'key',
  'authorization',
  'bearer',
]);

/** Nothing shorter looks like a value: `bearer`, a space, and 8 characters. Most texts are, and need no further look. */
const SHORTEST = 15;

/**
 * Whether a text looks like a key's value. Hoko does not publish the format, so this knows none: it looks for what no
 * name or hostname has, a long unbroken mix of letters and digits.
 */
export function looksLikeValue(text: string): boolean {
  if (text.length < SHORTEST) return false;
  if (/^\s*bearer\s+\S{8,}/i.test(text)) return true;
  return (text.match(/[A-Za-z0-9_-]{20,}/g) ?? []).some(run => {
    const digit = /[0-9]/.test(run);
    const unbroken = run
      .split(/[_-]/)
      .some(part => part.length >= 20 && /[0-9]/.test(part) && /[A-Za-z]/.test(part));
    return unbroken || (run.length >= 32 && digit && /[a-z]/.test(run) && /[A-Z]/.test(run));
  });
}

/** Whether a field of this name is one where a value would be kept. */
export function isValueField(name: string): boolean {
  return VALUE_FIELDS.has(name.toLowerCase().replaceAll(/[_-]/g, ''));
}

/**
 * Whether an entry of an allowlist looks like a value. A hostname may hold long mixed labels, as preview hosts do, but its last
 * one is a word (RFC 3696 section 2) or Punycode; what is no such hostname may hold none.
 */
export function isValueEntry(entry: string): boolean {
  return (
    looksLikeValue(entry) && !(/.\.(?:[a-z]+|xn--[a-z0-9-]+)\.?$/i.test(entry) && parsePattern(entry).ok)
  );
}

/** Stands in a sentence for a text that looks like a value, which must not be repeated. */
export const HIDDEN = '…';
