import { HOKO_ORIGIN, normalizeHostname, type PredictedHeaders, predictHeaders } from '@hoko-keys/shared';

/** The page in front, as Hoko would meet it. */
export type CurrentPage =
  | {
      readonly kind: 'web';
      readonly hostname: string;
      /** What a call with a key from this page carries to Hoko. */
      readonly headers: PredictedHeaders;
    }
  | { readonly kind: 'sandboxed'; readonly hostname: string; readonly headers: PredictedHeaders }
  | { readonly kind: 'none'; readonly why: NoHostname };

/** Why a page has no hostname. */
export type NoHostname = 'newTab' | 'file' | 'browserPage' | 'extensionPage' | 'unknown';

const NEW_TABS = new Set([
  'about:newtab',
  'about:home',
  'about:blank',
  'about:privatebrowsing',
  'chrome://newtab/',
  'edge://newtab/',
]);

/**
 * @param url the tab's address; undefined where the browser doesn't tell
 * @param origin the origin the page itself reports; undefined where nobody could ask
 */
export function describePage(url: string | undefined, origin: string | undefined): CurrentPage {
  if (url === undefined || url === '') return { kind: 'none', why: 'unknown' };
  if (NEW_TABS.has(url)) return { kind: 'none', why: 'newTab' };
  const hostname = /^https?:/i.test(url) ? normalizeHostname(url) : undefined;
  if (hostname === undefined) return { kind: 'none', why: whyNone(url) };
  const sandboxed = origin === 'null';
  const headers = predictHeaders({
    url: `${HOKO_ORIGIN}/api/links`,
    method: 'GET',
    documentUrl: url,
    opaqueOrigin: sandboxed,
  });
  return { kind: sandboxed ? 'sandboxed' : 'web', hostname, headers };
}

function whyNone(url: string): NoHostname {
  if (/^file:/i.test(url)) return 'file';
  if (/^(chrome|moz)-extension:/i.test(url)) return 'extensionPage';
  return /^(about|chrome|edge|view-source|resource):/i.test(url) ? 'browserPage' : 'unknown';
}
