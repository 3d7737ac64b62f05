import {
  type Cause,
  callerOf,
  explainAnswer,
  HOKO_ORIGIN,
  predictHeaders,
  type Scope,
  type Seen,
  scopeNeeded,
} from '@hoko-keys/shared';
import type { KnownKey } from '../../keys/sources.ts';
import { endpointOf } from '../calls.ts';
import { agreedIn, type Foreseen, foreseenBy, hasScope, keysOf } from '../foreseen.ts';
import { type CallOutcome, outcomeOf } from '../outcome.ts';
import { maskedAddress } from '../request-event.ts';
import type { PastedRequest } from './read-request.ts';

/** A pasted request whose value is gone. */
export interface NamedRequest extends Omit<PastedRequest, 'value'> {
  readonly fingerprint: string | undefined;
}

/** What the user saw come of it. */
export interface PastedAnswer {
  /** Undefined: no status, only "CORS error" or nothing at all. */
  readonly status: number | undefined;
  /** Hoko's words, if they were pasted too. */
  readonly message: string;
}

export interface PastedDiagnosis {
  readonly method: string;
  /** Without its query. */
  readonly endpoint: string;
  readonly scope: Scope | undefined;
  readonly outcome: CallOutcome;
  readonly causes: readonly Cause[];
  /** What each key whose fingerprint it is says of it. */
  readonly foreseen: readonly Foreseen[];
  readonly carriesKey: boolean;
  /** What Hoko was told; undefined where the text doesn't say which page called. */
  readonly headers?: { readonly origin?: string | undefined; readonly referer?: string | undefined };
  /** The request went somewhere else than to Hoko or to this machine. */
  readonly elsewhere: boolean;
}

/** The diagnosis of a request that somebody copied, by the answer they saw. */
export function diagnosePasted(
  request: NamedRequest,
  answer: PastedAnswer,
  keys: readonly KnownKey[],
): PastedDiagnosis {
  const { hostname, origin, pathname } = new URL(request.url);
  const { method } = request;
  const scope = scopeNeeded(method, pathname);
  const known = keysOf(request.fingerprint, keys);
  const headers = headersOf(request);
  const foreseen = foreseenBy(known, headers, scope);
  const { noCors } = request;
  const carriesKey = request.fingerprint !== undefined && !noCors;
  const seen = seenOf(request, answer);
  const { passed, causes } = explainAnswer(seen, agreedIn(foreseen), {
    carriesKey,
    ...(noCors ? { mode: 'no-cors' as const } : {}),
    ...(headers === undefined ? {} : { caller: callerOf(headers) }),
  });
  // Why there is none is known of `no-cors` alone.
  const noKey = !carriesKey && !noCors && (answer.status === 401 || answer.status === 403);
  const answered = passed ? 'passed' : outcomeOf(causes, hasScope(known, scope));
  const outcome = seen.kind === 'answer' ? answered : seen.kind;
  return {
    method,
    endpoint: endpointOf(pathname),
    scope,
    outcome: noKey ? 'noKey' : outcome,
    causes: noKey ? [] : causes,
    foreseen,
    carriesKey,
    ...(headers === undefined ? {} : { headers }),
    elsewhere: origin !== HOKO_ORIGIN && hostname !== 'hoko.to' && !isLoopback(hostname),
  };
}

/** As they were copied; a copied `fetch` names its page alone, and the browser adds the rest. */
function headersOf(request: NamedRequest): PastedDiagnosis['headers'] {
  const { url, method, origin, referer, referrerPolicy, noCors, complete } = request;
  if (complete || origin !== undefined) return { origin, referer };
  if (referer === undefined || !URL.canParse(referer)) return undefined;
  const predicted = predictHeaders({
    url,
    method,
    documentUrl: referer,
    ...(noCors ? { mode: 'no-cors' as const } : {}),
    ...(referrerPolicy === undefined ? {} : { referrerPolicy }),
  });
  const masked = predicted.referer && maskedAddress(predicted.referer);
  // Without a policy it is the header that was sent, as browsers copy it.
  return { origin: predicted.origin, referer: referrerPolicy === undefined ? referer : masked };
}

function seenOf(request: NamedRequest, { status, message }: PastedAnswer): Seen {
  if (status !== undefined) return { kind: 'answer', status, body: message };
  // The page is told of no status, and without a key Hoko's documentation knows this one alone.
  if (request.noCors) return { kind: 'answer', status: 401 };
  const { protocol, hostname } = new URL(request.url);
  const page = headersOf(request)?.origin ?? '';
  const mixed = protocol === 'http:' && page.startsWith('https:') && !isLoopback(hostname);
  return mixed ? { kind: 'mixedContent' } : { kind: 'cors', preflight: undefined };
}

/** A browser calls these over http from a secure page (Secure Contexts, "potentially trustworthy origin"). */
function isLoopback(hostname: string): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}
