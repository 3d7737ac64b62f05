import {
  type Cause,
  callerOf,
  type Diagnosis,
  type Engine,
  explainAnswer,
  type PredictedHeaders,
  predictHeaders,
  type Seen,
  type Verdict,
} from '@hoko-keys/shared';
import type { KnownKey } from '../keys/sources.ts';
import type { ObservedCall } from './calls.ts';
import { agreedIn, type Foreseen, foreseenBy, hasScope, keysOf } from './foreseen.ts';
import { type CallOutcome, outcomeOf } from './outcome.ts';
import { maskedAddress } from './request-event.ts';

/** A call with what was foreseen beside what came. */
export interface DiagnosedCall {
  readonly call: ObservedCall;
  readonly outcome: CallOutcome;
  /** Undefined where the caller is not known. */
  readonly predicted?: PredictedHeaders;
  /** What was foreseen of each key whose fingerprint it is, by the predicted headers. */
  readonly foreseen: readonly Foreseen[];
  readonly causes: readonly Cause[];
  /** What came is not what was foreseen: another `Origin`, or another answer. */
  readonly surprise?: 'origin' | 'answer';
}

/** Diagnoses calls by these keys. A call that is the same as before is not diagnosed again. */
export function diagnoser(keys: readonly KnownKey[], engine: Engine): (call: ObservedCall) => DiagnosedCall {
  const known = new WeakMap<ObservedCall, DiagnosedCall>();
  return call => {
    const before = known.get(call);
    if (before !== undefined) return before;
    const diagnosed = diagnoseCall(call, keys, engine);
    known.set(call, diagnosed);
    return diagnosed;
  };
}

/**
 * What a call met, by what the browser told of it. A listener sees no body, so what only Hoko's words tell apart stays
 * together: `blockedOrWrongKey`, `blockedOrMissingScope`.
 */
export function diagnoseCall(call: ObservedCall, keys: readonly KnownKey[], engine: Engine): DiagnosedCall {
  const known = keysOf(call.fingerprint, keys);
  const predicted = predictedFor(call, engine);
  const foreseen = foreseenBy(known, predicted, call.scope);
  const { outcome, causes, prediction } = endOf(call, {
    foreseen: agreedIn(foreseen),
    actual: agreedIn(call.sent ? foreseenBy(known, call.sent, call.scope) : foreseen),
    hasScope: hasScope(known, call.scope),
  });
  const surprise =
    predicted !== undefined && call.sent?.carriesKey && call.sent.origin !== predicted.origin
      ? ('origin' as const)
      : prediction === 'differs'
        ? ('answer' as const)
        : undefined;
  return {
    call,
    outcome,
    foreseen,
    causes,
    ...(predicted === undefined ? {} : { predicted }),
    ...(surprise === undefined ? {} : { surprise }),
  };
}

function predictedFor(call: ObservedCall, engine: Engine): PredictedHeaders | undefined {
  const { caller, url, method, redirects } = call;
  if (caller === undefined) return undefined;
  const opaqueOrigin = caller === 'null';
  const documentUrl = opaqueOrigin ? 'about:blank' : caller;
  if (!URL.canParse(documentUrl)) return undefined;
  const predicted = predictHeaders({ url, method, documentUrl, opaqueOrigin, redirects }, engine);
  return predicted.referer === undefined
    ? predicted
    : { ...predicted, referer: maskedAddress(predicted.referer) };
}

/** What the key's descriptions say of a call, as far as they agree. */
interface Described {
  /** By the predicted headers. */
  readonly foreseen: Verdict | undefined;
  /** By those that were sent. */
  readonly actual: Verdict | undefined;
  readonly hasScope: boolean | undefined;
}

type End = Pick<DiagnosedCall, 'outcome' | 'causes'> & Partial<Pick<Diagnosis, 'prediction'>>;

/**
 * How calls end, as measured in Chromium 156 and Firefox 153 ESR; `test/e2e/panel.test.ts` meets each again.
 *
 * | | Chromium | Firefox |
 * |---|---|---|
 * | preflight refused | it completes; the call is never sent, `net::ERR_FAILED` | the call is told as sent before it; both fail, `NS_ERROR_DOM_BAD_URI` |
 * | preflight unanswered | it fails; the call is never sent, `net::ERR_EMPTY_RESPONSE` | both fail, the call by `NS_ERROR_DOM_BAD_URI` |
 * | answer without `Access-Control-Allow-Origin` | status, then `net::ERR_FAILED` | status, and completes |
 * | connection broken | no status, `net::ERR_EMPTY_RESPONSE` | no status, `NS_ERROR_NET_RESET` |
 * | answer from the cache | not measured: it keeps none of a server whose certificate it doesn't know | as if it was sent and answered, with `fromCache` |
 * | ended by the page, or the page was left | `net::ERR_ABORTED` | `NS_BINDING_ABORTED` |
 * | mixed content, or a Content-Security-Policy | nothing at all | nothing at all |
 *
 * So the error's name tells little, and the order of events decides.
 */
function endOf(call: ObservedCall, described: Described): End {
  const { end, sent, status, preflight, fingerprint } = call;
  // The fingerprint of a value takes its moment; until it is there, nobody knows whose key it is.
  const isUnread = sent?.carriesKey && fingerprint === undefined;
  if (end === undefined || isUnread) return { outcome: 'pending', causes: [] };
  if (end.kind === 'left') return { outcome: 'left', causes: [] };
  if (end.kind === 'failed' && GIVEN_UP.has(end.error)) return { outcome: 'gaveUp', causes: [] };
  // An answer that was kept says nothing of what Hoko says now.
  if (end.kind === 'completed' && end.fromCache) return { outcome: 'cached', causes: [] };
  if (sent !== undefined && status !== undefined) return answerOf(call, status, described);
  const refused = preflight?.status !== undefined && (sent === undefined || preflight.failed);
  return refused
    ? { outcome: 'preflight', causes: explainAnswer({ kind: 'cors', preflight: true }).causes }
    : { outcome: 'network', causes: explainAnswer({ kind: 'network' }).causes };
}

/** The page itself ended the call, or was left. */
const GIVEN_UP: ReadonlySet<string> = new Set(['net::ERR_ABORTED', 'NS_BINDING_ABORTED']);

function answerOf(call: ObservedCall, status: number, { actual, foreseen, hasScope }: Described): End {
  const { carriesKey = false, noCors = false } = call.sent ?? {};
  const how = {
    carriesKey,
    ...(noCors ? { mode: 'no-cors' as const } : {}),
    ...(call.sent === undefined ? {} : { caller: callerOf(call.sent) }),
  };
  const refused = status === 401 || status === 403;
  // Why there is none is known of `no-cors` alone.
  if (refused && !carriesKey && !noCors) return { outcome: 'noKey', causes: [] };
  const seen: Seen = { kind: 'answer', status };
  const { passed, causes } = explainAnswer(seen, actual, how);
  const { prediction } = explainAnswer(seen, foreseen, how);
  if (isUnreadable(call)) {
    const [unreadable] = explainAnswer({ kind: 'cors', preflight: false }).causes;
    return {
      outcome: 'unreadable',
      causes: unreadable === undefined ? causes : [unreadable, ...causes],
      prediction,
    };
  }
  return { outcome: passed ? 'passed' : outcomeOf(causes, hasScope), causes, prediction };
}

/** Fetch, "CORS check": a page of another origin may read no answer without `Access-Control-Allow-Origin`. */
function isUnreadable({ url, sent, open, end }: ObservedCall): boolean {
  const crosses = sent?.origin !== undefined && sent.origin !== new URL(url).origin;
  return crosses && !sent.noCors && (open === false || end?.kind === 'failed');
}
