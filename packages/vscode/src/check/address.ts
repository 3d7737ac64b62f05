import { normalizeHostname } from '@hoko-keys/shared';

/**
 * The `Origin` a page at this address would send: of a URL its own, of a hostname https.
 *
 * @returns undefined where there is no hostname in the text
 */
export function originOf(text: string): string | undefined {
  const hostname = normalizeHostname(text);
  if (hostname === undefined) return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text.trim())?.[1]?.toLowerCase() ?? 'https';
  const port = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/@]*@)?(?:\[[^\]]*\]|[^/:]*):(\d+)(?:[/?#]|$)/i.exec(
    text.trim(),
  )?.[1];
  return `${scheme}://${hostname}${port === undefined ? '' : `:${port}`}`;
}

/** A URL or hostname in code and prose, without what stands around it; brackets belong to an IPv6 address alone. */
const WORD =
  /(?:[a-z][a-z0-9+.-]*:\/\/)?\[[\da-f:]+\][^\s"'`<>(){}[\]|\\^,;]*|[^\s"'`<>(){}[\]|\\^,;“”„‘’«»]+/gi;

/** Longer lines, as of minified code, are not searched. */
const MAX_LINE = 10_000;

/**
 * The URL or hostname that stands at a place in a line. A single word is none, but for `localhost`.
 *
 * @param at the place, in UTF-16 units from 0; a word's end counts as in it
 */
export function addressAt(line: string, at: number): string | undefined {
  if (line.length > MAX_LINE) return undefined;
  const words = [...line.matchAll(WORD)];
  const word = words.find(({ index, 0: text }) => index <= at && at <= index + text.length)?.[0];
  const text = word?.replace(/^\*\./, '').replace(/[.:!?*]+$/, '');
  if (text === undefined || !/:\/\/|[^.]\.[^.]|^localhost\b|^\[/i.test(text)) return undefined;
  return originOf(text) === undefined ? undefined : text;
}
