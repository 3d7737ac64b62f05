import { isIpAddress } from '../hostnames/normalize.ts';
import type { CallerHeaders } from './caller.ts';

export type ReferrerPolicy =
  | ''
  | 'no-referrer'
  | 'no-referrer-when-downgrade'
  | 'same-origin'
  | 'origin'
  | 'strict-origin'
  | 'origin-when-cross-origin'
  | 'strict-origin-when-cross-origin'
  | 'unsafe-url';

/** A script's call that sets `Authorization`. */
export interface OutgoingCall {
  /** Where the call arrives, after any redirects. */
  readonly url: string;
  readonly method: string;
  readonly mode?: 'cors' | 'no-cors';
  /** URL of the document, or of a worker's script, that calls. */
  readonly documentUrl: string;
  /** For `about:`, `blob:` and `srcdoc` documents: URL of the one that made it. */
  readonly creatorUrl?: string;
  /** Sandboxed without `allow-same-origin`, or `data:`. */
  readonly opaqueOrigin?: boolean;
  readonly referrerPolicy?: ReferrerPolicy;
  /** URLs requested before `url`, in order. */
  readonly redirects?: readonly string[];
}

/** What arrives, and whether `Authorization` still is with it. */
export interface PredictedHeaders extends CallerHeaders {
  readonly carriesKey: boolean;
}

export type Engine = 'standard' | 'chromium' | 'firefox';

/** Referrer Policy section 8.3: a longer referrer is cut to its origin. */
const MAX_REFERRER = 4096;

/**
 * The `Origin` and `Referer` a script's call with a key arrives with: Fetch, "append a request `Origin` header", and
 * Referrer Policy section 8.3, "determine request's referrer".
 *
 * @param browser whose known deviations to apply: Firefox sends a Referer from `blob:` documents
 * @throws TypeError when `url`, a redirect or `documentUrl` is no URL
 */
export function predictHeaders(call: OutgoingCall, browser: Engine = 'standard'): PredictedHeaders {
  const hops = [...(call.redirects ?? []), call.url].map(url => new URL(url));
  const origin = originOf(call);
  const referer = hops.reduce<URL | undefined>(
    (from, hop) => cut(from, hop, call.referrerPolicy),
    referrerSource(call, browser),
  );
  const crossed = hops.some((hop, i) => i > 0 && hop.origin !== hops[i - 1]?.origin);
  const sent = originHeader(call, hops, origin);
  return {
    ...(sent === undefined ? {} : { origin: sent }),
    ...(referer === undefined ? {} : { referer: referer.href }),
    carriesKey: call.mode !== 'no-cors' && !crossed,
  };
}

function originOf(call: OutgoingCall): string {
  const url = new URL(call.documentUrl);
  if (call.opaqueOrigin || url.protocol === 'data:' || url.protocol === 'file:') return 'null';
  if (url.protocol === 'about:')
    return call.creatorUrl === undefined ? 'null' : new URL(call.creatorUrl).origin;
  return url.protocol === 'http:' || url.protocol === 'https:' || url.protocol === 'blob:'
    ? url.origin
    : `${url.protocol}//${url.host}`;
}

function originHeader(call: OutgoingCall, hops: readonly URL[], origin: string): string | undefined {
  const target = hops.at(-1)?.origin;
  const method = call.method.toUpperCase();
  const safe = method === 'GET' || method === 'HEAD';
  const tainted = hops.some(
    (hop, i) => i > 0 && hop.origin !== hops[i - 1]?.origin && hops[i - 1]?.origin !== origin,
  );
  const crossed = hops.some(hop => hop.origin !== origin);
  if (call.mode !== 'no-cors' && crossed) return tainted ? 'null' : origin;
  if (safe) return undefined;
  if (tainted) return 'null';
  return call.mode === 'no-cors' && hidesOrigin(call, origin, target) ? 'null' : origin;
}

/** Fetch, "append a request `Origin` header": the switch over the referrer policy for a mode that is not `cors`. */
function hidesOrigin(call: OutgoingCall, origin: string, target: string | undefined): boolean {
  switch (call.referrerPolicy ?? '') {
    case 'no-referrer':
      return true;
    case 'same-origin':
      return origin !== target;
    case 'origin':
    case 'origin-when-cross-origin':
    case 'unsafe-url':
      return false;
    default:
      return origin.startsWith('https:') && target?.startsWith('https:') === false;
  }
}

/** The URL a Referer is made from: none for an opaque origin or a local scheme; an `about:` document's is its creator's. */
function referrerSource(call: OutgoingCall, browser: Engine): URL | undefined {
  if (call.opaqueOrigin) return undefined;
  const url = new URL(call.documentUrl);
  if (url.protocol === 'http:' || url.protocol === 'https:') return stripped(url);
  if (url.protocol === 'about:' && call.creatorUrl !== undefined) return stripped(new URL(call.creatorUrl));
  if (url.protocol === 'blob:' && browser === 'firefox' && url.origin !== 'null') return new URL(url.origin);
  return undefined;
}

function stripped(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  bare.hash = '';
  return bare;
}

/** One hop of Referrer Policy section 8.3, on the URL the hop before left. */
function cut(from: URL | undefined, to: URL, policy: ReferrerPolicy | undefined): URL | undefined {
  if (from === undefined) return undefined;
  const sameOrigin = from.origin === to.origin;
  const downgrade = isTrustworthy(from) && !isTrustworthy(to);
  const origin = new URL(from.origin);
  const full = from.href.length > MAX_REFERRER ? origin : from;
  switch (policy ?? '') {
    case 'no-referrer':
      return undefined;
    case 'same-origin':
      return sameOrigin ? full : undefined;
    case 'origin':
      return origin;
    case 'strict-origin':
      return downgrade ? undefined : origin;
    case 'origin-when-cross-origin':
      return sameOrigin ? full : origin;
    case 'no-referrer-when-downgrade':
      return downgrade ? undefined : full;
    case 'unsafe-url':
      return full;
    default:
      return sameOrigin ? full : downgrade ? undefined : origin;
  }
}

/** Secure Contexts section 3.1: https, and loopback whatever the scheme. */
function isTrustworthy(url: URL): boolean {
  const { hostname } = url;
  if (url.protocol === 'https:' || url.protocol === 'wss:' || url.protocol === 'file:') return true;
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true;
  return isIpAddress(hostname) && (hostname === '[::1]' || hostname.startsWith('127.'));
}
