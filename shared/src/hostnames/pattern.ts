import { type Problem, problem } from '../sentences/problem.ts';
import { hasBareScheme, isIpAddress, normalizeHostname, readHostname } from './normalize.ts';

/** An entry as parsed: one hostname, or every hostname below one. */
export interface Pattern {
  readonly kind: 'exact' | 'wildcard';
  /** Normalised; for a wildcard the part after `*.`. */
  readonly hostname: string;
  /** As written. */
  readonly entry: string;
}

/** The pattern in an entry, or why it is none. */
export type ParsedPattern =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Reads one line of an allowlist. Hoko's examples are `example.com`, `api.example.com` and `*.example.com`
 * (Hoko's help page on API keys): a hostname, or `*.` and a hostname. Anything else is explained, with the corrected entry where
 * what was meant is plain.
 */
export function parsePattern(entry: string): ParsedPattern {
  const isWildcard = entry.startsWith('*.');
  const rest = isWildcard ? entry.slice(2) : entry;
  const hostname = isBareHost(rest) ? normalizeHostname(rest) : undefined;
  if (hostname === undefined) return { ok: false, problem: explain(entry) };
  if (isIpAddress(hostname)) {
    if (isWildcard) return { ok: false, problem: explain(entry) };
    // Whether Hoko reads `0x7f.1` as browsers do is not known, and browsers send the usual form.
    const isUsual = entry.toLowerCase().replace(/\.$/, '') === hostname;
    if (!isUsual) return { ok: false, problem: problem('error', 'entryOddIp', { entry }, hostname) };
  }
  return { ok: true, pattern: { kind: isWildcard ? 'wildcard' : 'exact', hostname, entry } };
}

/** No scheme, port, path, account, space or percent-encoding around or in the host. */
function isBareHost(text: string): boolean {
  return text.startsWith('[') ? text.endsWith(']') : !/[:/?#\\@%\s]/.test(text);
}

/** Why text is no entry: the first of these that is so, from what it most plainly is to what may be wrong in it. */
function explain(entry: string): Problem {
  // A star for a scheme or a port means any, which an entry covers without saying so.
  const text = entry
    .trim()
    .replace(/^\*:(?=\/\/)/, 'https:')
    .replace(/:\*(?=\/|$)(?<!:[^/\]]*:\*)/, ':');
  const bare = text.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, '');
  const host = bare.split(/[/?#\\]/, 1)[0]?.replace(/:\d*$/, '') ?? '';
  const hasOddStar = host.slice(host.startsWith('*.') ? 2 : 0).includes('*');
  const meant = meantBy(text);
  if (text === '') return problem('error', 'entryEmpty', { entry });
  // Only a regular expression needs to say that a dot is one.
  if (text.includes('\\.')) return problem('error', 'entryNotHostname', { entry });
  if ((host.includes('*') && /^[.*]+$/.test(host)) || text === '<all_urls>')
    return problem('error', 'entryAnyHost', { entry });
  if (isAddressRange(text) || isAddressRange(host)) return problem('error', 'entryIsRange', { entry });
  if (hasBareScheme(text)) return problem('error', 'entryIsUrl', { entry });
  if (/[,;]/.test(text)) return explainList(entry, text);
  if (/\s/.test(text))
    return problem('error', isSpacedList(text) ? 'entryIsList' : 'entryHasSpace', { entry });
  if (/^["'`<].*["'`>]$/.test(text))
    return problem('error', 'entryHasQuotes', { entry }, meantBy(text.slice(1, -1)));
  if (text.startsWith('.'))
    return problem('error', 'entryLeadingDot', { entry }, domainWildcard(text.replace(/^\.+(?:\*\.+)?/, '')));
  if (hasOddStar && bare !== text) return explainWildcard(entry, host);
  if (bare !== text || text.includes('//')) return problem('error', 'entryIsUrl', { entry }, meant);
  if (text.includes('@')) return problem('error', 'entryIsEmail', { entry });
  if (hasOddStar) return explainWildcard(entry, host);
  if (meant === undefined) return unreadable(entry, text);
  if (isIpAddress(meant) && text.startsWith('*.'))
    return problem('error', 'entryWildcardIp', { entry }, meant);
  if (/^[0-9a-f:.]*:[0-9a-f]*:/i.test(text)) return problem('error', 'entryNoBrackets', { entry }, meant);
  if (/[/?#\\]/.test(text)) return problem('error', 'entryHasPath', { entry }, meant);
  if (text.includes('%')) return problem('error', 'entryHasPercent', { entry }, meant);
  if (text.includes(':', text.lastIndexOf(']'))) return problem('error', 'entryHasPort', { entry }, meant);
  return problem('error', 'entryHasSpace', { entry }, meant);
}

/** Several IP addresses in one, as firewalls write them: `10.0.0.*`, `192.168.0.0/16`, `2001:db8::/32`. */
function isAddressRange(text: string): boolean {
  const hasStar = /^(?=.*\d)(?=.*\*)[\d.*]+$|^(?=.*\*)\[?[\da-f*]*:[\da-f*]*:[\da-f:*]*\]?$/i.test(text);
  // A wildcard on a whole address is told apart: it may have been meant to be the address.
  if (hasStar) return !/^\*\.\d+(?:\.\d+){3}$/.test(text);
  return (
    /^\d+\.[\d.]*\/(?:\d{1,2}|\d+(?:\.\d+){3})$/.test(text) ||
    /^\[?[\da-f]*:[\da-f]*:[\da-f:.]*\]?\/\d{1,3}$/i.test(text)
  );
}

/** Several entries in one; or one, with a comma left over. */
function explainList(entry: string, text: string): Problem {
  const [only = '', ...others] = text.split(/[,;]/).filter(part => part.trim() !== '');
  return others.length > 0
    ? problem('error', 'entryIsList', { entry })
    : problem('error', 'entryNotHostname', { entry }, meantBy(only.trim()));
}

/** Several entries with only spaces between them; a dot in each tells them from words. */
function isSpacedList(text: string): boolean {
  return text.split(/\s+/).every(part => part.includes('.') && parsePattern(part).ok);
}

/** The entry in a text around it: of `https://*.example.com/x` it is `*.example.com`. */
function meantBy(text: string): string | undefined {
  const [, wildcard, rest] = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(\*\.)?(.*)$/is.exec(text) ?? [];
  return wildcard === undefined ? normalizeHostname(text) : (wildcardOn(rest ?? '') ?? ipIn(rest ?? ''));
}

function wildcardOn(host: string): string | undefined {
  const hostname = normalizeHostname(host);
  return hostname === undefined || isIpAddress(hostname) ? undefined : `*.${hostname}`;
}

function ipIn(host: string): string | undefined {
  const hostname = normalizeHostname(host);
  return hostname !== undefined && isIpAddress(hostname) ? hostname : undefined;
}

function explainWildcard(entry: string, host: string): Problem {
  // Whatever a star stands for, what is around it has to be part of a name.
  if (normalizeHostname(host.replaceAll('*', 'x')) === undefined) return unreadable(entry, host);
  const twice = /^(?:\*+\.)+([^*]*)$/.exec(host)?.[1];
  if (twice !== undefined) return problem('error', 'entryWildcardTwice', { entry }, domainWildcard(twice));
  if (/^(?:\*\.)?[^*]*\.\*$/.test(host)) return problem('error', 'entryWildcardLast', { entry });
  // `*example.com` most likely means `*.example.com`; a star elsewhere has no plain meaning.
  const rest = /^\*([^*]*)$/.exec(host)?.[1];
  const meant = rest === undefined ? undefined : domainWildcard(rest);
  return problem('error', 'entryWildcardPart', { entry }, meant);
}

/** A wildcard on a name with a dot: one that nobody meant had better not be `*.com`. */
function domainWildcard(host: string): string | undefined {
  return host.includes('.') ? wildcardOn(host) : undefined;
}

/** A port, a path and the like around a host nobody can read explain nothing; the host does. */
function unreadable(entry: string, text: string): Problem {
  const disputed = readHostname(text.startsWith('*.') ? text.slice(2) : text).kind === 'disputed';
  return problem('error', disputed ? 'entryDisputed' : 'entryNotHostname', { entry });
}
