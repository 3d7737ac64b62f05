import { isAgreed } from './agreed.ts';
import { isPlainHostname } from './plain-hostname.ts';
import { unicodeOf } from './punycode.ts';

/** RFC 1035 section 2.3.4: octets of a whole name. */
const MAX_NAME = 253;
/** Labels of at most 63 octets each (there too), with underscores, which browsers and DNS let through. */
const NAME = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.(?!$)|$))+$/;
/** RFC 9293 section 3.1: ports have 16 bits. */
const MAX_PORT = 65_535;

const SCHEME = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i;
/** Schemes that are met without `//`: what stands before the colon is no host, and what stands behind it no port. */
const SCHEME_ALONE =
  /^(?:https?|wss?|ftp|file|mailto|tel|sms|data|about|blob|javascript|view-source|urn):(?!\/\/)/i;

/**
 * The hostname in what a person types or pastes, or a header carries.
 *
 * Accepts a hostname, `host:port`, a URL of any scheme, or a host followed by a path. ASCII in the result (UTS 46 through the
 * platform's URL parser, https://url.spec.whatwg.org/#host-parsing), lower case, one trailing dot dropped, IPv6 in brackets.
 *
 * @returns undefined where there is no hostname: nothing, a path, an e-mail address, spaces, a wildcard, a name DNS could not
 *   hold; and where browsers and Node disagree on it
 */
export function normalizeHostname(text: string): string | undefined {
  const read = readHostname(text);
  return read.kind === 'hostname' ? read.hostname : undefined;
}

/** What a text turned out to hold. */
export type ReadHostname =
  | { readonly kind: 'hostname'; readonly hostname: string }
  | { readonly kind: 'none' }
  /** Not read alike by all: in Unicode, in Punycode, or an odd number. */
  | { readonly kind: 'disputed' };

const NONE = { kind: 'none' } as const;
const DISPUTED = { kind: 'disputed' } as const;

/** As `normalizeHostname`, and tells what nobody could read from what is read in several ways. */
export function readHostname(text: string): ReadHostname {
  if (isPlainHostname(text)) return { kind: 'hostname', hostname: text };
  const host = percentDecoded(hostPart(text.trim()));
  if (host === undefined || host === '' || /[\s*,]/.test(host)) return NONE;
  if (isPlainHostname(host)) return { kind: 'hostname', hostname: host };
  const parsed = platformHostname(host);
  if (parsed?.startsWith('[')) return { kind: 'hostname', hostname: parsed };
  const hostname = parsed?.endsWith('.') ? parsed.slice(0, -1) : parsed;
  const isReadable = hostname !== undefined && isName(hostname);
  const isPlainAscii = !/[^\p{ASCII}]|xn--/iu.test(host);
  if (isReadable && isIpAddress(hostname)) {
    // Firefox refuses a number without digits, which the URL standard reads as 0 (section 3.5, "IPv4 number parser").
    return isPlainAscii && !/(?:^|\.)0x(?:\.|$)/i.test(host) ? { kind: 'hostname', hostname } : DISPUTED;
  }
  if (isPlainAscii) return isReadable ? { kind: 'hostname', hostname } : NONE;
  if (hasEmptyLabel(host)) return NONE;
  return isReadable && isReadAlike(hostname, host) ? { kind: 'hostname', hostname } : DISPUTED;
}

/** The host of a URL, of `host:port`, or of `host/path`, still as written. */
function hostPart(text: string): string | undefined {
  // As most are, which the rest would leave as they are.
  if (!/[:/?#\\@[\]]/.test(text)) return text;
  if (/^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*$/i.test(text)) return `[${text}]`;
  const isUrl = SCHEME.test(text);
  const rest = text.replace(SCHEME, '');
  const authority = rest.split(/[/?#\\]/, 1)[0] ?? '';
  if (!isUrl && isSomethingElse(text, authority)) return undefined;
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const [, name, port] = /^(\[[0-9a-f:.]+\]|[^:[\]]*)(?::(\d*))?$/i.exec(host) ?? [];
  return Number(port ?? 0) > MAX_PORT ? undefined : name;
}

/** Whether text is a URL without `//`, or the beginning of one: `tel:123`, `data:text/html,x`, `http:`. */
export function hasBareScheme(text: string): boolean {
  return SCHEME_ALONE.test(text);
}

/** An account, a path, or a scheme; a word with a colon and nothing else may be one that nobody listed. */
function isSomethingElse(text: string, authority: string): boolean {
  if (authority.includes('@') || hasBareScheme(text)) return true;
  return isFilePath(text, authority) || /^(?!localhost:)[a-z][a-z0-9+-]*:$/i.test(text);
}

/** `src/index.ts` is a path, `example.com/blog` a host and a path: before the slash there is a dot inside, or it is localhost. */
function isFilePath(text: string, authority: string): boolean {
  if (authority.length === text.length) return false;
  return !(/^localhost(:|$)/i.test(authority) || /[^.]\.[^.]/.test(authority) || /^\[|:\d/.test(authority));
}

/** URL parsers decode a host before they read it, and refuse one in which that sets its parts anew. */
function percentDecoded(host: string | undefined): string | undefined {
  if (!host?.includes('%')) return host;
  try {
    const decoded = decodeURIComponent(host);
    return /[%/?#@:\\[\]]/.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}

function platformHostname(host: string): string | undefined {
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return undefined;
  }
}

function isName(name: string): boolean {
  return name.length <= MAX_NAME && NAME.test(name);
}

/** By any of the four dots of UTS 46 section 2.3; one at the end is no label's. */
function hasEmptyLabel(host: string): boolean {
  return /^[.\u3002\uFF0E\uFF61]|[.\u3002\uFF0E\uFF61]{2}/.test(host);
}

/** Back in Unicode it has to be agreed upon, and to give the same Punycode once more, as it did if that is how it was written. */
function isReadAlike(hostname: string, written: string): boolean {
  const unicode = unicodeOf(hostname);
  if (unicode === undefined || !isAgreed(unicode)) return false;
  return unicode === written || platformHostname(unicode) === hostname;
}

/** Whether a normalised hostname is an IP address, IPv6 in brackets. */
export function isIpAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(hostname);
}

/** Whether a normalised hostname stands for the machine it is used on (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3). */
export function isLocal(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    (hostname.startsWith('127.') && isIpAddress(hostname))
  );
}
