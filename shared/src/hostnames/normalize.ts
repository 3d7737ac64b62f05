/** RFC 1035 section 2.3.4: octets of a whole name and of one label. */
const MAX_NAME = 253;
const MAX_LABEL = 63;

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * The hostname in what a person types or pastes, or a header carries.
 *
 * Accepts a hostname, `host:port`, a URL of any scheme, or a host followed by a path. ASCII in the result (UTS 46 through the
 * platform's URL parser, https://url.spec.whatwg.org/#host-parsing), lower case, one trailing dot dropped, IPv6 in brackets.
 *
 * @returns undefined where there is no hostname: nothing, a path, an e-mail address, spaces, a wildcard, or a name DNS could not hold
 */
export function normalizeHostname(text: string): string | undefined {
  const host = hostPart(text.trim());
  if (host === undefined || host === '' || /[\s*%,]/.test(host)) return undefined;
  let parsed: string;
  try {
    parsed = new URL(`http://${host}/`).hostname;
  } catch {
    return undefined;
  }
  if (parsed.startsWith('[')) return parsed;
  const name = parsed.endsWith('.') ? parsed.slice(0, -1) : parsed;
  return isName(name) ? name : undefined;
}

/** The host of a URL, of `host:port`, or of `host/path`, still as written. */
function hostPart(text: string): string | undefined {
  const isUrl = SCHEME.test(text);
  const rest = text.replace(SCHEME, '');
  const authority = rest.split(/[/?#\\]/, 1)[0] ?? '';
  if (!isUrl && (authority.includes('@') || isFilePath(text, authority))) return undefined;
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const ipv6 = /^(\[[0-9a-f:.]+\])(?::\d{0,5})?$/i.exec(host);
  if (ipv6) return ipv6[1];
  const named = /^([^:[\]]*)(?::\d{0,5})?$/.exec(host);
  return named?.[1];
}

/** `src/index.ts` is a path, `example.com/blog` a host and a path: before the slash there is a dot inside, or it is localhost. */
function isFilePath(text: string, authority: string): boolean {
  if (authority.length === text.length) return false;
  return !(/^localhost(:|$)/i.test(authority) || /[^.]\.[^.]/.test(authority) || /^\[|:\d/.test(authority));
}

function isName(name: string): boolean {
  if (name === '' || name.length > MAX_NAME) return false;
  return name
    .split('.')
    .every(label => label.length <= MAX_LABEL && /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/.test(label));
}

/** Whether a normalised hostname is an IP address, IPv6 in brackets. */
export function isIpAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(hostname);
}
