import { type Problem, problem } from '../sentences/problem.ts';
import { isIpAddress, normalizeHostname } from './normalize.ts';

/** An entry as parsed: one hostname, or every hostname below one. */
export interface Pattern {
  readonly kind: 'exact' | 'wildcard';
  /** Normalised; for a wildcard the part after `*.`. */
  readonly hostname: string;
  /** As written. */
  readonly entry: string;
}

export type ParsedPattern =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Reads one line of an allowlist. Hoko's examples are `example.com`, `api.example.com` and `*.example.com`
 * (hoko.to/help/api-keys): a hostname, or `*.` and a hostname. Anything else is explained, with the corrected entry where
 * what was meant is plain.
 */
export function parsePattern(entry: string): ParsedPattern {
  const text = entry.trim();
  const wildcard = text.startsWith('*.');
  const rest = wildcard ? text.slice(2) : text;
  const hostname = normalizeHostname(rest);
  if (hostname !== undefined && text === entry && isBareHost(rest)) {
    if (wildcard && isIpAddress(hostname)) return refuse('entryWildcardIp', entry, hostname);
    return { ok: true, pattern: { kind: wildcard ? 'wildcard' : 'exact', hostname, entry } };
  }
  return explain(entry, text, wildcard, hostname);
}

/** No scheme, port, path or account around the host. */
function isBareHost(text: string): boolean {
  return text.startsWith('[') ? text.endsWith(']') : !/[:/?#\\@]/.test(text);
}

function explain(
  entry: string,
  text: string,
  wildcard: boolean,
  hostname: string | undefined,
): ParsedPattern {
  const corrected =
    hostname === undefined ? undefined : (wildcard && !isIpAddress(hostname) ? '*.' : '') + hostname;
  if (text === '') return refuse('entryEmpty', entry);
  if (text === '*') return refuse('entryAnyHost', entry);
  if (/[,;]|\S\s+\S/.test(text)) return refuse(/[,;]/.test(text) ? 'entryIsList' : 'entryHasSpace', entry);
  if (text.startsWith('.')) return refuse('entryLeadingDot', entry, suggestWildcard(text.slice(1)));
  if (text.includes('://')) return explainUrl(entry, text, corrected);
  if (text.includes('@')) return refuse('entryIsEmail', entry);
  if (text.slice(wildcard ? 2 : 0).includes('*')) return refuse('entryBadWildcard', entry, fromStar(text));
  if (/[/?#\\]/.test(text)) return refuse('entryHasPath', entry, corrected);
  if (corrected !== undefined && text !== entry) return refuse('entryHasSpace', entry, corrected);
  if (corrected !== undefined) return refuse('entryHasPort', entry, corrected);
  return refuse('entryNotHostname', entry);
}

/** `https://*.example.com/x` means `*.example.com`; `normalizeHostname` alone refuses the star. */
function explainUrl(entry: string, text: string, corrected: string | undefined): ParsedPattern {
  const star = /^[^:]*:\/\/\*\.([^/?#]+)/.exec(text)?.[1];
  return refuse('entryIsUrl', entry, star === undefined ? corrected : suggestWildcard(star));
}

/** `*example.com` most likely means `*.example.com`; other stars have no plain meaning. */
function fromStar(text: string): string | undefined {
  const rest = text.slice(1);
  return text.startsWith('*') && !rest.includes('*') ? suggestWildcard(rest) : undefined;
}

function suggestWildcard(host: string): string | undefined {
  const hostname = normalizeHostname(host);
  return hostname === undefined || isIpAddress(hostname) || !hostname.includes('.')
    ? undefined
    : `*.${hostname}`;
}

function refuse(
  code:
    | 'entryEmpty'
    | 'entryNotHostname'
    | 'entryIsUrl'
    | 'entryHasPort'
    | 'entryHasPath'
    | 'entryHasSpace'
    | 'entryIsList'
    | 'entryIsEmail'
    | 'entryAnyHost'
    | 'entryLeadingDot'
    | 'entryBadWildcard'
    | 'entryWildcardIp',
  entry: string,
  suggestion?: string,
): ParsedPattern {
  return { ok: false, problem: problem('error', code, { entry }, suggestion) };
}
