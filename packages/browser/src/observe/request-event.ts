/**
 * What a browser tells of a request, as plain data. A key's value is in none of it: `recognised` brings the fingerprint that
 * was made of it at once.
 */
export type RequestEvent =
  | {
      readonly kind: 'started';
      readonly id: string;
      readonly url: string;
      readonly method: string;
      /** Milliseconds since 1970. */
      readonly at: number;
      readonly frameId: number;
      /** What the browser tells of the caller: a document's URL in Firefox, an origin in Chromium; `null` for an opaque one. */
      readonly caller: string | undefined;
    }
  /** The browser asks beforehand whether the page may make the call (Fetch, "CORS-preflight request"). Its id is its own. */
  | { readonly kind: 'asked'; readonly id: string; readonly url: string; readonly frameId: number }
  | ({ readonly kind: 'sent'; readonly id: string } & SentHeaders)
  | { readonly kind: 'recognised'; readonly id: string; readonly fingerprint: string }
  | {
      readonly kind: 'answered';
      readonly id: string;
      readonly status: number;
      /** Whether the answer has an `Access-Control-Allow-Origin` at all. */
      readonly open: boolean;
    }
  | { readonly kind: 'redirected'; readonly id: string; readonly to: string }
  /** `fromCache`: the browser had the answer, or part of it, already. */
  | { readonly kind: 'completed'; readonly id: string; readonly fromCache: boolean }
  | { readonly kind: 'failed'; readonly id: string; readonly error: string };

/** What of a request's headers is looked at. */
export interface SentHeaders {
  readonly origin?: string;
  /** As `maskedAddress` leaves it. */
  readonly referer?: string;
  readonly carriesKey: boolean;
  /** Made with mode `no-cors`, by `Sec-Fetch-Mode`. */
  readonly noCors: boolean;
}

/** One header as a browser hands it over. */
export interface Header {
  readonly name: string;
  readonly value?: string | undefined;
}

/** A request on its way, as a browser tells of it. */
interface Leaving {
  readonly id: string;
  readonly url: string;
  readonly frameId: number;
  readonly headers: readonly Header[];
}

/**
 * Reads the headers of a request that is on its way.
 *
 * @returns the event, and apart from it the key's value, to be hashed and dropped at once
 */
export function readLeaving({ id, url, frameId, headers }: Leaving): {
  readonly event: RequestEvent;
  readonly value: string | undefined;
} {
  const of = (name: string) => headers.find(header => header.name.toLowerCase() === name)?.value;
  if (of('access-control-request-method') !== undefined) {
    return { event: { kind: 'asked', id, url, frameId }, value: undefined };
  }
  const origin = of('origin');
  const referer = of('referer');
  const value = keyIn(of('authorization'));
  const event: RequestEvent = {
    kind: 'sent',
    id,
    ...(origin === undefined ? {} : { origin }),
    ...(referer === undefined ? {} : { referer: maskedAddress(referer) }),
    carriesKey: value !== undefined,
    noCors: of('sec-fetch-mode') === 'no-cors',
  };
  return { event, value };
}

/**
 * Of an address its origin, and a sign where more than the root follows: a path or a query may hold anything, and no list looks
 * at it. What is no single address keeps all before its query: it is what is wrong with it.
 */
export function maskedAddress(address: string): string {
  const [, scheme, host, path = ''] = ADDRESS.exec(address) ?? [];
  if (scheme === undefined) return address.replace(/[?#].*$/s, '');
  return `${scheme}${host}${path === '' || path === '/' ? path : '/…'}`;
}

const ADDRESS = /^([a-z][a-z\d+.-]*:\/\/)(?:[^/?#\\\s]*@)?([^/?#\\\s]*)([^?#\s]*)(?:[?#].*)?$/is;

/** `Bearer <value>`, or the bare value, both of which Hoko's developer documentation allows. */
export function keyIn(authorization: string | undefined): string | undefined {
  const value = authorization?.trim().replace(/^bearer(?:\s+|$)/i, '');
  return value === '' ? undefined : value;
}
