import type { CallerHeaders } from './caller.ts';
import { DEVIATIONS, type Engine } from './deviations.ts';
import { type Deviates, originOfUrl, policyOf, type ReferrerPolicy, refererOf } from './referrer.ts';

/** A script's call that sets `Authorization`. */
export interface OutgoingCall {
  /** Where the call arrives, after any redirects. */
  readonly url: string;
  readonly method: string;
  readonly mode?: 'cors' | 'no-cors';
  /** URL of the document, or of a worker's script, that calls. */
  readonly documentUrl: string;
  /** For `about:`, `blob:` and `srcdoc` documents: URL of the one that made it, or of the nearest above it that isn't `about:`. */
  readonly creatorUrl?: string;
  /** Whether a worker calls rather than a document; `documentUrl` doesn't tell. */
  readonly worker?: boolean;
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

/**
 * The `Origin` and `Referer` a script's call with a key arrives with: Fetch, "append a request `Origin` header", and
 * Referrer Policy section 8.3, "determine request's referrer".
 *
 * Not predicted: calls from an extension's own pages and workers to hosts it has a permission for, which go around the rules for
 * pages. Such a GET from a worker in Chromium carries neither header (measured in Chromium 156); the rest was not measured.
 *
 * @param browser whose known deviations to apply (`DEVIATIONS`)
 * @throws TypeError when `url`, a redirect, `documentUrl` or `creatorUrl` is no URL
 */
export function predictHeaders(call: OutgoingCall, browser: Engine = 'standard'): PredictedHeaders {
  const deviates: Deviates = deviation => DEVIATIONS[browser][deviation] !== undefined;
  const hops = [...(call.redirects ?? []), call.url].map(url => new URL(url));
  const origin = originHeader(call, hops, deviates);
  const referer = refererOf(call, hops, deviates);
  return {
    ...(origin === undefined ? {} : { origin }),
    ...(referer === undefined ? {} : { referer }),
    carriesKey: call.mode !== 'no-cors' && !dropsKey(hops, deviates),
  };
}

/** A redirect that leads to another origin drops `Authorization` (Fetch, "HTTP-redirect fetch"). */
function dropsKey(hops: readonly URL[], deviates: Deviates): boolean {
  return hops.some(
    (hop, i) => isCrossing(hops, i, hop) && (i === hops.length - 1 || !deviates('keyReturns')),
  );
}

/** Whether a redirect led to another origin. */
function isCrossing(hops: readonly URL[], i: number, hop: URL): boolean {
  return i > 0 && hop.origin !== hops[i - 1]?.origin;
}

function originHeader(call: OutgoingCall, hops: readonly URL[], deviates: Deviates): string | undefined {
  const origin = originOf(call);
  // Fetch, "redirect-taint": another origin led on to yet another one.
  const isTainted = hops.some((hop, i) => isCrossing(hops, i, hop) && hops[i - 1]?.origin !== origin);
  const serialized = isTainted ? 'null' : origin;
  const crosses = hops.some(hop => hop.origin !== origin);
  if (call.mode !== 'no-cors' && crosses) return serialized;
  if (/^(?:GET|HEAD)$/i.test(call.method)) return undefined;
  const hides = call.mode === 'no-cors' && !deviates('noCorsKeepsOrigin');
  return hides && hidesOrigin(policyOf(call, deviates), origin, hops.at(-1)) ? 'null' : serialized;
}

/** The caller's origin as it is written in a header; `null` for an opaque one. */
function originOf({ documentUrl, creatorUrl, opaqueOrigin }: OutgoingCall): string {
  const url = new URL(documentUrl);
  if (opaqueOrigin) return 'null';
  return originOfUrl(url.protocol === 'about:' && creatorUrl !== undefined ? new URL(creatorUrl) : url);
}

/** Fetch, "append a request `Origin` header": the switch over the referrer policy for a mode that is not `cors`. */
function hidesOrigin(policy: ReferrerPolicy, origin: string, target: URL | undefined): boolean {
  switch (policy) {
    case 'no-referrer':
      return true;
    case 'same-origin':
      return origin !== target?.origin;
    case 'origin':
    case 'origin-when-cross-origin':
    case 'unsafe-url':
      return false;
    default:
      return origin.startsWith('https:') && target?.protocol !== 'https:';
  }
}
