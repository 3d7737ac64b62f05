import { looksLikeValue, type Scope, scopeNeeded } from '@hoko-keys/shared';
import type { RequestEvent, SentHeaders } from './request-event.ts';

/** One call to Hoko's API, as far as its events tell. */
export interface ObservedCall {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** Origin and path; what looks like a value is replaced, the query left out. */
  readonly url: string;
  /** Path alone, as in `url`. */
  readonly endpoint: string;
  readonly scope: Scope | undefined;
  readonly frameId: number;
  readonly caller: string | undefined;
  /** Addresses of the target it was redirected from, in order; without their queries. */
  readonly redirects: readonly string[];
  /** Undefined as long as it didn't leave the browser. */
  readonly sent?: SentHeaders;
  /** See `fingerprintOf`. */
  readonly fingerprint?: string;
  /** The answer to the browser's question beforehand; without a status, it got none. */
  readonly preflight?: { readonly id: string; readonly status?: number; readonly failed?: true };
  readonly status?: number;
  /** Whether the answer has an `Access-Control-Allow-Origin`. */
  readonly open?: boolean;
  readonly end?: CallEnd;
}

/** How a call ended. `left`: a redirect led it away from Hoko. */
export type CallEnd =
  | { readonly kind: 'completed'; readonly fromCache: boolean }
  | { readonly kind: 'left' }
  | { readonly kind: 'failed'; readonly error: string };

/** Calls kept; the oldest go first. */
export const MAX_CALLS = 500;

/**
 * Takes an event into the list of calls, oldest first. An event of a request that nobody saw start, or that is gone from the
 * list, changes nothing.
 */
export function withEvent(calls: readonly ObservedCall[], event: RequestEvent): readonly ObservedCall[] {
  switch (event.kind) {
    case 'started':
      return event.method === 'OPTIONS' ? calls : withStart(calls, event);
    case 'asked':
      return withQuestion(calls, event);
    case 'sent': {
      const { kind, id, ...sent } = event;
      return changed(calls, id, () => ({ sent }));
    }
    case 'recognised':
      return changed(calls, event.id, () => ({ fingerprint: event.fingerprint }));
    case 'answered': {
      const { status, open } = event;
      return calls.some(({ preflight }) => preflight?.id === event.id)
        ? preflightChanged(calls, event.id, { status })
        : changed(calls, event.id, () => ({ status, open }));
    }
    case 'redirected':
      return calls.map(call =>
        call.id === event.id && call.end === undefined ? redirected(call, event.to) : call,
      );
    case 'completed':
      return changed(calls, event.id, () => ({
        end: { kind: 'completed', fromCache: event.fromCache },
      }));
    case 'failed':
      return calls.some(({ preflight }) => preflight?.id === event.id)
        ? preflightChanged(calls, event.id, { failed: true })
        : changed(calls, event.id, () => ({ end: { kind: 'failed', error: event.error } }));
  }
}

/** Browsers tell of a start after each redirect too, with the call's own id; its method may be another one by then. */
function withStart(
  calls: readonly ObservedCall[],
  event: Extract<RequestEvent, { kind: 'started' }>,
): readonly ObservedCall[] {
  return calls.some(({ id }) => id === event.id)
    ? changed(calls, event.id, () => ({ method: event.method, ...placeOf(event.url, event.method) }))
    : [...calls, startedBy(event)].slice(-MAX_CALLS);
}

/** Joins the browser's question to the call it is asked for: the last one to that address from that frame that is still open. */
function withQuestion(
  calls: readonly ObservedCall[],
  { id, url, frameId }: Extract<RequestEvent, { kind: 'asked' }>,
): readonly ObservedCall[] {
  const place = placeOf(url, 'OPTIONS').url;
  const asker = calls.findLast(
    call => call.url === place && call.frameId === frameId && call.end === undefined,
  );
  return asker === undefined ? calls : changed(calls, asker.id, () => ({ preflight: { id } }));
}

function preflightChanged(
  calls: readonly ObservedCall[],
  id: string,
  change: Partial<NonNullable<ObservedCall['preflight']>>,
): readonly ObservedCall[] {
  return calls.map(call =>
    call.preflight?.id === id ? { ...call, preflight: { ...call.preflight, ...change } } : call,
  );
}

/** At another address of the target a call starts anew: what was sent and answered before says nothing of its end. */
function redirected(call: ObservedCall, to: string): ObservedCall {
  const next = URL.canParse(to) ? placeOf(to, call.method) : undefined;
  if (next === undefined || new URL(next.url).origin !== new URL(call.url).origin)
    return { ...call, end: { kind: 'left' } };
  const { id, at, method, frameId, caller } = call;
  return { id, at, method, ...next, frameId, caller, redirects: [...call.redirects, call.url] };
}

function startedBy(event: Extract<RequestEvent, { kind: 'started' }>): ObservedCall {
  const { id, at, method, frameId, caller } = event;
  return { id, at, method, ...placeOf(event.url, method), frameId, caller, redirects: [] };
}

function placeOf(address: string, method: string) {
  const { origin, pathname } = new URL(address);
  const endpoint = endpointOf(pathname);
  return { url: origin + endpoint, endpoint, scope: scopeNeeded(method, pathname) };
}

/** A path to be shown: ids as they are, what looks like a key's value replaced. */
export function endpointOf(pathname: string): string {
  const parts = pathname.split('/');
  return parts.map(part => (looksLikeValue(decoded(part)) ? '…' : part)).join('/');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function changed(
  calls: readonly ObservedCall[],
  id: string,
  change: (call: ObservedCall) => Partial<ObservedCall>,
): readonly ObservedCall[] {
  const at = calls.findLastIndex(call => call.id === id);
  const call = calls[at];
  // Of one that left, a redirect back to the target may be told of: it is without its key by then.
  if (call === undefined || call.end?.kind === 'left') return calls;
  return calls.with(at, { ...call, ...change(call) });
}
