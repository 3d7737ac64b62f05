import { isLocal } from '../hostnames/normalize.ts';
import type { Deviation } from './deviations.ts';
import type { OutgoingCall } from './predict-headers.ts';

/** Referrer Policy section 3. */
export const REFERRER_POLICIES = [
  'no-referrer',
  'no-referrer-when-downgrade',
  'same-origin',
  'origin',
  'strict-origin',
  'origin-when-cross-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
] as const;

/** The empty one stands for none of one's own. */
export type ReferrerPolicy = '' | (typeof REFERRER_POLICIES)[number];

/** Referrer Policy section 3: the policy of who sets none. */
const DEFAULT_POLICY = 'strict-origin-when-cross-origin';

/** Referrer Policy section 8.3: a longer referrer is cut to its origin. */
const MAX_REFERRER = 4096;

/** The policies under which a call in Firefox gets its whole referrer back (`fullAfterReturn`). */
const FULL_AFTER_RETURN: readonly ReferrerPolicy[] = [
  'origin-when-cross-origin',
  'no-referrer-when-downgrade',
  'unsafe-url',
];

/** Whether an engine has a deviation. */
export type Deviates = (deviation: Deviation) => boolean;

/**
 * The Referer a call arrives with: Referrer Policy section 8.3, "determine request's referrer", anew for every redirect on
 * what the one before left of it.
 *
 * @param hops every URL requested, the last one included
 */
export function refererOf(call: OutgoingCall, hops: readonly URL[], deviates: Deviates): string | undefined {
  const policy = policyOf(call, deviates);
  const source = referrerSource(call, deviates);
  const returns = deviates('fullAfterReturn') && !call.worker && FULL_AFTER_RETURN.includes(policy);
  return hops.reduce<URL | undefined>((left, hop, i) => {
    if (left === undefined || source === undefined) return undefined;
    const wasAway = hops.slice(0, i).some(other => !isSameSite(source, other));
    return cut(returns && wasAway && source.origin === hop.origin ? source : left, hop, policy, deviates);
  }, source)?.href;
}

/** The policy a call is under: its own, else its document's. */
export function policyOf(call: OutgoingCall, deviates: Deviates): ReferrerPolicy {
  const isMade = /^(?:about:blank|blob:)/.test(call.documentUrl) && !call.worker;
  const forgotten = isMade && deviates('madeFramesForgetPolicy');
  return (forgotten ? '' : call.referrerPolicy) || DEFAULT_POLICY;
}

/** The URL a Referer is made from: none for an opaque origin or a local scheme; that of `about:srcdoc` is its container's. */
function referrerSource(call: OutgoingCall, deviates: Deviates): URL | undefined {
  if (call.opaqueOrigin) return undefined;
  const url = new URL(call.documentUrl);
  const climbs = url.href === 'about:srcdoc' || (url.protocol === 'about:' && deviates('blankSendsCreator'));
  return sourceOf(climbs && call.creatorUrl !== undefined ? new URL(call.creatorUrl) : url, deviates);
}

function sourceOf(url: URL, deviates: Deviates): URL | undefined {
  if (url.protocol === 'http:' || url.protocol === 'https:') return stripped(url);
  const origin = originOfUrl(url);
  const isBlobOfWeb = url.protocol === 'blob:' && /^https?:/.test(origin);
  return isBlobOfWeb && deviates('blobSendsOrigin') ? new URL(origin) : undefined;
}

/**
 * The origin of a URL as it is written in a header (RFC 6454 section 6.2). Node gives `null` for every scheme it does not know,
 * while browsers give `chrome-extension://…` and the like, so those are put together here.
 */
export function originOfUrl(url: URL): string {
  if (url.protocol === 'blob:')
    return URL.canParse(url.pathname) ? originOfUrl(new URL(url.pathname)) : 'null';
  if (url.protocol === 'file:' || url.host === '') return 'null';
  return url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
}

function stripped(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  bare.hash = '';
  return bare;
}

/** What a policy leaves of a referrer for one request. */
function cut(from: URL, to: URL, policy: ReferrerPolicy, deviates: Deviates): URL | undefined {
  const isSameOrigin = from.origin === to.origin;
  const isDowngrade = isProtected(from, deviates) && !isTrustworthy(to);
  const origin = new URL(from.origin);
  const full = from.href.length > MAX_REFERRER ? origin : from;
  const elsewhere = deviates('crossSiteGetsOrigin') && !isSameSite(from, to) ? origin : full;
  switch (policy) {
    case 'no-referrer':
      return undefined;
    case 'same-origin':
      return isSameOrigin ? full : undefined;
    case 'origin':
      return origin;
    case 'strict-origin':
      return isDowngrade ? undefined : origin;
    case 'origin-when-cross-origin':
      return isSameOrigin ? full : origin;
    case 'no-referrer-when-downgrade':
      return isDowngrade ? undefined : elsewhere;
    case 'unsafe-url':
      return elsewhere;
    default:
      return isSameOrigin ? full : isDowngrade ? undefined : origin;
  }
}

function isProtected(from: URL, deviates: Deviates): boolean {
  return isTrustworthy(from) && !(from.protocol === 'http:' && deviates('loopbackIsNoDowngrade'));
}

/** Secure Contexts section 3.1: https, and loopback whatever the scheme. */
function isTrustworthy({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || protocol === 'wss:' || isLocal(hostname);
}

/**
 * Whatever the scheme, and by the hostnames' looks: one below the other, or neighbours below a name with a dot. Public suffixes are left out, so
 * strangers under one are taken for one site; that changes how much of a Referer's path is shown, never its hostname.
 */
function isSameSite(a: URL, b: URL): boolean {
  const [long, short] = a.hostname.length > b.hostname.length ? [a, b] : [b, a];
  if (long.hostname === short.hostname || long.hostname.endsWith(`.${short.hostname}`)) return true;
  const parent = short.hostname.slice(short.hostname.indexOf('.') + 1);
  return parent.includes('.') && long.hostname.endsWith(`.${parent}`);
}
