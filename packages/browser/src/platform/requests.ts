import { type Header, type RequestEvent, readLeaving } from '../observe/request-event.ts';
import { type Details as From, isWatched, type Watched } from '../observe/watched.ts';
import { ENGINE } from './engine.ts';
import { browser } from './polyfill.ts';

/** Watching that was asked for. */
export interface Watching {
  /** Resolves once no call from then on is missed. */
  readonly begun: Promise<void>;
  end(): void;
}

/** In Chromium `Origin` and `Referer` are withheld without it; Firefox throws on it. */
const EXTRA = ENGINE === 'chromium' ? ['extraHeaders'] : [];

interface Details extends From {
  readonly requestId: string;
  readonly method: string;
  readonly frameId: number;
  readonly timeStamp: number;
}

/**
 * Tells of a tab's calls to Hoko's API while they happen. A key's value goes from the browser's event into `fingerprintOf`,
 * and nowhere else.
 *
 * @param emit is given each event in order; `recognised` comes when the fingerprint is made
 */
export function watchRequests(
  watched: Watched,
  fingerprintOf: (value: string) => Promise<string>,
  emit: (event: RequestEvent) => void,
): Watching {
  const { protocol, hostname } = new URL(watched.target);
  // A match pattern of Firefox's has no port; `isWatched` looks at that.
  const filter = { urls: [`${protocol}//${hostname}/api/*`, `${protocol}//${hostname}/mcp`] };
  const listeners = new AbortController();
  const listen = <D extends Details>(event: Listenable, tell: (details: D) => void, extra?: string[]) => {
    const listener = (details: D) => {
      if (isWatched(details, watched)) tell(details);
    };
    // Firefox takes no `undefined` where an event has no such argument.
    event.addListener(listener as never, filter, ...((extra === undefined ? [] : [extra]) as never[]));
    listeners.signal.addEventListener('abort', () => event.removeListener(listener as never));
  };
  const { webRequest } = browser;

  listen(webRequest.onBeforeRequest, details =>
    emit({
      kind: 'started',
      id: details.requestId,
      url: details.url,
      method: details.method,
      at: details.timeStamp,
      frameId: details.frameId,
      caller: callerOf(details),
    }),
  );
  listen<Details & { readonly requestHeaders?: readonly Header[] }>(
    webRequest.onSendHeaders,
    ({ requestId: id, url, frameId, requestHeaders: headers = [] }) => {
      const { event, value } = readLeaving({ id, url, frameId, headers });
      emit(event);
      if (value === undefined) return;
      void fingerprintOf(value).then(fingerprint => emit({ kind: 'recognised', id, fingerprint }));
    },
    ['requestHeaders', ...EXTRA],
  );
  listen<Details & { readonly statusCode: number; readonly responseHeaders?: readonly Header[] }>(
    webRequest.onHeadersReceived,
    ({ requestId: id, statusCode: status, responseHeaders = [] }) =>
      emit({ kind: 'answered', id, status, open: isOpen(responseHeaders) }),
    ['responseHeaders', ...EXTRA],
  );
  listen<Details & { readonly redirectUrl: string }>(
    webRequest.onBeforeRedirect,
    ({ requestId: id, redirectUrl: to }) => emit({ kind: 'redirected', id, to }),
  );
  listen<Details & { readonly fromCache: boolean }>(webRequest.onCompleted, ({ requestId: id, fromCache }) =>
    emit({ kind: 'completed', id, fromCache }),
  );
  listen<Details & { readonly error: string }>(webRequest.onErrorOccurred, ({ requestId: id, error }) =>
    emit({ kind: 'failed', id, error }),
  );
  // Firefox takes listeners in over there, in its own time; an answer from there comes behind them.
  const begun = webRequest.handlerBehaviorChanged();
  return { begun, end: () => listeners.abort() };
}

/** An event of `webRequest`, whose kinds differ in what they hand over. */
interface Listenable {
  addListener(listener: never, filter: { urls: string[] }, ...extra: never[]): void;
  removeListener(listener: never): void;
}

/** Firefox names no document for a caller with an opaque origin (measured in Firefox 153 ESR). */
function callerOf({ initiator, documentUrl, originUrl }: Details): string | undefined {
  return initiator ?? documentUrl ?? originUrl ?? (ENGINE === 'firefox' ? 'null' : undefined);
}

function isOpen(headers: readonly Header[]): boolean {
  return headers.some(({ name }) => name.toLowerCase() === 'access-control-allow-origin');
}
