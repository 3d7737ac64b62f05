import { normalizeHostname } from '@hoko-keys/shared';

/** Of a URL or a hostname: its scheme, its host as written, and its port. */
const PARTS = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)(?::(\d+))?(?:[/?#]|$)/i;

/** No browser writes these into an `Origin` (https://url.spec.whatwg.org/#default-port). */
const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

/**
 * The `Origin` a page at this address would send: of a URL its own, of a hostname https. A dot at the end of the host stays, as
 * browsers send it.
 *
 * @returns undefined where there is no hostname in the text
 */
export function originOf(text: string): string | undefined {
  const hostname = normalizeHostname(text);
  if (hostname === undefined) return undefined;
  const [, scheme = 'https', host = '', port] = PARTS.exec(text.trim()) ?? [];
  const origin = `${scheme.toLowerCase()}://${hostname}${host.endsWith('.') ? '.' : ''}`;
  const isUsual = port === undefined || Number(port) === DEFAULT_PORTS[scheme.toLowerCase()];
  return isUsual ? origin : `${origin}:${port}`;
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
