import { isIpAddress, normalizeHostname } from '../hostnames/normalize.ts';
import { isPlainHostname } from '../hostnames/plain-hostname.ts';
import { answersOf, type HostnameRules, type KnownAnswers } from '../verdicts/rules.ts';

/** Which of the two headers names a caller. */
export type HeaderName = 'origin' | 'referer';

/** The two headers Hoko looks at, as they were sent. An empty one counts as absent. */
export interface CallerHeaders {
  readonly origin?: string | undefined;
  readonly referer?: string | undefined;
}

/** Who Hoko would see. */
export type Caller =
  | { readonly kind: 'hostname'; readonly hostname: string; readonly header: HeaderName }
  | { readonly kind: 'opaque' }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly header: HeaderName; readonly text: string };

/**
 * Who Hoko would see behind these headers. Hoko checks "the Origin or Referer hostname when present"
 * (Hoko's help page on API keys); which one counts, and what `Origin: null` means, are open questions answered by `rules`.
 *
 * @returns `opaque` for `Origin: null` unless `rules` say it counts as absent
 */
export function callerOf(headers: CallerHeaders, rules: HostnameRules = {}): Caller {
  return callerUnder(headers, answersOf(rules));
}

/** As `callerOf`, by answers already worked out. */
export function callerUnder(headers: CallerHeaders, answers: KnownAnswers): Caller {
  const origin = present(headers.origin);
  const referer = present(headers.referer);
  if (referer !== undefined && answers.headerPrecedence === 'referer')
    return read('referer', referer, answers);
  if (origin === 'null') {
    if (answers.nullOrigin !== 'absent') return { kind: 'opaque' };
  } else if (origin !== undefined) return read('origin', origin, answers);
  return referer === undefined ? { kind: 'none' } : read('referer', referer, answers);
}

function present(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** What browsers mostly send, an origin without a port; most of the time there is nothing more to read. */
const USUAL = /^https?:\/\/([a-z0-9.-]+)\/?$/;

/**
 * A header is one URL with a scheme (RFC 6454 section 7, RFC 9110 section 10.1.3); anything else is unreadable. Two origins
 * stand apart by a space or, where a proxy joined two headers, by a comma and mostly a space (RFC 9110 section 5.3); in a
 * Referer's path there may be commas.
 */
function read(header: HeaderName, text: string, answers: KnownAnswers): Caller {
  const usual = USUAL.exec(text)?.[1];
  if (usual !== undefined && isPlainHostname(usual)) return { kind: 'hostname', hostname: usual, header };
  const [, scheme, authority = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(text) ?? [];
  const isWeb = /^https?$/i.test(scheme ?? '');
  const isReadable = isWeb || (scheme !== undefined && answers.otherSchemes === 'yes');
  const isOne =
    !/[\s,]/.test(header === 'origin' ? text : authority) && !/,\s+[a-z][a-z0-9+.-]*:/i.test(text);
  const hostname = isReadable && isOne ? normalizeHostname(text) : undefined;
  return hostname === undefined || !isSentAlike(authority, hostname)
    ? { kind: 'unreadable', header, text }
    : { kind: 'hostname', hostname, header };
}

/**
 * Whether a host was sent as browsers send it, or in a spelling that a question is about: capitals, a dot at the end, Unicode.
 * What Hoko would read in `0x7f.1` or `%61.example` is anybody's guess.
 */
function isSentAlike(authority: string, hostname: string): boolean {
  const host = authority.replace(/^.*@/s, '').replace(/:\d*$/, '');
  const isUnicode = /[^\p{ASCII}]/u.test(host) && !isIpAddress(hostname);
  return isUnicode ? !host.includes('%') : host.toLowerCase().replace(/\.$/, '') === hostname;
}
