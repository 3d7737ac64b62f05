import {
  HOKO_ORIGIN,
  normalizeHostname,
  type OutgoingCall,
  type PredictedHeaders,
  predictHeaders,
  type ReferrerPolicy,
} from '@hoko-keys/shared';
import type { PageFacts } from './page-facts.ts';

/** A page as Hoko would meet it. */
export type CurrentPage =
  | (Calls & { readonly kind: 'web'; readonly hostname: string })
  | (Calls & {
      /** It has an address, and an origin that nobody can name. */
      readonly kind: 'opaque';
      readonly why: Opaque;
      /** Of the address: what a sandboxed page would be without the sandbox. */
      readonly hostname: string | undefined;
    })
  | { readonly kind: 'none'; readonly why: NoHostname };

/** A page that could call Hoko. */
interface Calls {
  readonly url: string;
  readonly referrerPolicy: ReferrerPolicy | undefined;
  /** What a script's call with a key carries to Hoko. */
  readonly headers: PredictedHeaders;
}

/** Why a page's calls say `Origin: null`. */
export type Opaque = 'sandbox' | 'file' | 'data';

/** Why a page has no hostname, and no call to predict. */
export type NoHostname = 'newTab' | 'browserPage' | 'extensionPage' | 'unknown';

const NEW_TABS = new Set([
  'about:newtab',
  'about:home',
  'about:blank',
  'about:privatebrowsing',
  'chrome://newtab/',
  'edge://newtab/',
]);

/** Nothing known but the address. */
const NO_FACTS: PageFacts = { origin: undefined, referrerPolicy: undefined };

/**
 * @param url the page's address; undefined where the browser doesn't tell
 * @param facts what the page says of itself
 */
export function describePage(url: string | undefined, facts: PageFacts = NO_FACTS): CurrentPage {
  if (url === undefined || !URL.canParse(url)) return { kind: 'none', why: 'unknown' };
  if (NEW_TABS.has(url)) return { kind: 'none', why: 'newTab' };
  const { referrerPolicy } = facts;
  const origin = webOrigin(url);
  const hostname = origin && normalizeHostname(origin);
  const opaque = whyOpaque(url, facts);
  if (hostname === undefined && opaque === undefined) return { kind: 'none', why: whyNone(url) };
  const headers = headersFrom({
    documentUrl: url,
    opaqueOrigin: opaque !== undefined,
    ...(referrerPolicy === undefined ? {} : { referrerPolicy }),
  });
  const calls = { url, referrerPolicy, headers };
  if (opaque !== undefined) return { kind: 'opaque', why: opaque, hostname, ...calls };
  return hostname === undefined ? { kind: 'none', why: 'unknown' } : { kind: 'web', hostname, ...calls };
}

/** What the usual call with a key, a GET, carries to Hoko. */
export function headersFrom(caller: Omit<OutgoingCall, 'url' | 'method'>): PredictedHeaders {
  return predictHeaders({ ...caller, url: `${HOKO_ORIGIN}/api/links`, method: 'GET' });
}

function whyOpaque(url: string, { origin }: PageFacts): Opaque | undefined {
  if (/^file:/i.test(url)) return 'file';
  if (/^data:/i.test(url)) return 'data';
  return origin === 'null' && webOrigin(url) !== undefined ? 'sandbox' : undefined;
}

/** A website's own origin; a `blob:` page has that of the page which made it (URL, "origin"). */
function webOrigin(url: string): string | undefined {
  const { origin } = new URL(url);
  return /^(?:blob:)?https?:/i.test(url) ? origin : undefined;
}

function whyNone(url: string): NoHostname {
  if (/^[a-z]+-extension:/i.test(url)) return 'extensionPage';
  return /^(about|chrome|edge|view-source|resource):/i.test(url) ? 'browserPage' : 'unknown';
}
