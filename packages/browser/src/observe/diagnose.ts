import {
  type Cause,
  callerOf,
  type Diagnosis,
  type Engine,
  explainAnswer,
  judge,
  type PredictedHeaders,
  predictHeaders,
  rulesFor,
  type Seen,
  type Verdict,
} from '@hoko-keys/shared';
import type { KnownKey } from '../keys/sources.ts';
import type { ObservedCall } from './calls.ts';

/** What became of a call, in a word. */
export type CallOutcome =
  | 'pending'
  | 'passed'
  | 'blocked'
  | 'blockedOrWrongKey'
  | 'missingScope'
  | 'revoked'
  | 'wrongKey'
  | 'noKey'
  | 'preflight'
  | 'unreadable'
  | 'cors'
  | 'mixedContent'
  | 'network'
  | 'gaveUp'
  | 'left'
  | 'failed';

/** A call with what was foreseen beside what came. */
export interface DiagnosedCall {
  readonly call: ObservedCall;
  readonly outcome: CallOutcome;
  /** The key whose fingerprint it is. */
  readonly key?: KnownKey;
  /** Undefined where the caller is not known. */
  readonly predicted?: PredictedHeaders;
  /** What was foreseen of the key, by the predicted headers. */
  readonly verdict?: Verdict;
  readonly causes: readonly Cause[];
  /** What came is not what was foreseen: another `Origin`, or another answer. */
  readonly surprise?: 'origin' | 'answer';
}

/**
 * What a call met, by what the browser told of it. A listener sees no body, so what only Hoko's words tell apart stays
 * together: `blockedOrWrongKey`.
 */
export function diagnoseCall(call: ObservedCall, keys: readonly KnownKey[], engine: Engine): DiagnosedCall {
  const key = keyOf(call.fingerprint, keys);
  const predicted = predictedFor(call, engine);
  const verdict = key && predicted && verdictOf(key, { ...predicted, scope: call.scope });
  const actual = key && call.sent ? verdictOf(key, { ...call.sent, scope: call.scope }) : verdict;
  const { outcome, causes, prediction } = endOf(call, actual, verdict);
  const surprise =
    predicted !== undefined && call.sent?.carriesKey && call.sent.origin !== predicted.origin
      ? ('origin' as const)
      : prediction === 'differs'
        ? ('answer' as const)
        : undefined;
  return {
    call,
    outcome,
    causes,
    ...(key === undefined ? {} : { key }),
    ...(predicted === undefined ? {} : { predicted }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(surprise === undefined ? {} : { surprise }),
  };
}

/** The key a fingerprint is of. */
export function keyOf(fingerprint: string | undefined, keys: readonly KnownKey[]): KnownKey | undefined {
  return fingerprint === undefined ? undefined : keys.find(({ key }) => key.fingerprint === fingerprint);
}

/** What the key's description says of a request, by the rules of where it comes from. */
export function verdictOf({ key, rules }: KnownKey, request: Parameters<typeof judge>[1]): Verdict {
  return judge(key, request, rulesFor(key, rules));
}

function predictedFor(call: ObservedCall, engine: Engine): PredictedHeaders | undefined {
  const { caller, url, method, redirects } = call;
  if (caller === undefined) return undefined;
  const opaqueOrigin = caller === 'null';
  const documentUrl = opaqueOrigin ? 'about:blank' : caller;
  if (!URL.canParse(documentUrl)) return undefined;
  return predictHeaders({ url, method, documentUrl, opaqueOrigin, redirects }, engine);
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
 * | ended by the page, or the page was left | `net::ERR_ABORTED` | `NS_BINDING_ABORTED` |
 * | mixed content, or a Content-Security-Policy | nothing at all | nothing at all |
 *
 * So the error's name tells little, and the order of events decides.
 */
function endOf(call: ObservedCall, actual: Verdict | undefined, foreseen: Verdict | undefined): End {
  const { end, sent, status, preflight } = call;
  if (end === undefined) return { outcome: 'pending', causes: [] };
  if (end.kind === 'left') return { outcome: 'left', causes: [] };
  if (end.kind === 'failed' && GIVEN_UP.has(end.error)) return { outcome: 'gaveUp', causes: [] };
  if (sent !== undefined && status !== undefined) return answerOf(call, status, actual, foreseen);
  const refused = preflight?.status !== undefined && (sent === undefined || preflight.failed);
  return refused
    ? { outcome: 'preflight', causes: explainAnswer({ kind: 'cors', preflight: true }).causes }
    : { outcome: 'network', causes: explainAnswer({ kind: 'network' }).causes };
}

/** The page itself ended the call, or was left. */
const GIVEN_UP: ReadonlySet<string> = new Set(['net::ERR_ABORTED', 'NS_BINDING_ABORTED']);

function answerOf(
  call: ObservedCall,
  status: number,
  actual: Verdict | undefined,
  foreseen: Verdict | undefined,
): End {
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
  return { outcome: passed ? 'passed' : outcomeOf(causes), causes, prediction };
}

/** Fetch, "CORS check": a page of another origin may read no answer without `Access-Control-Allow-Origin`. */
function isUnreadable({ url, sent, open, end }: ObservedCall): boolean {
  const crosses = sent?.origin !== undefined && sent.origin !== new URL(url).origin;
  return crosses && !sent.noCors && (open === false || end?.kind === 'failed');
}

/** The word for what may be behind a failure. */
export function outcomeOf(causes: readonly Cause[]): CallOutcome {
  const codes = causes.map(({ code }) => code);
  const [first] = codes;
  const isHostname = first === 'hostname' || first === 'nullOrigin';
  if (first === 'keyDropped') return 'noKey';
  // A 401 may always be about the value too; a 403 is about a key that Hoko knows.
  if (isHostname) return codes.includes('expired') ? 'blockedOrWrongKey' : 'blocked';
  if (first === 'wrongKey' && codes.includes('hostname')) return 'blockedOrWrongKey';
  return first === 'missingScope' || first === 'revoked' || first === 'wrongKey' ? first : 'failed';
}
