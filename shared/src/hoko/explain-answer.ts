import type { Caller } from '../requests/caller.ts';
import type { OutgoingCall } from '../requests/predict-headers.ts';
import type { Message, MessageArgs } from '../sentences/messages.ts';
import type { Verdict } from '../verdicts/judge.ts';
import { type CauseCode, type DashboardErrorCode, HOKO_ERRORS, type HokoErrorCode } from './errors.ts';
import { type ErrorAnswer, type ReadError, readError } from './read-error.ts';

/** What came of a call, as far as somebody saw it. */
export type Seen =
  | ({ readonly kind: 'answer' } & ErrorAnswer)
  /** The page was told of a CORS error: the browser's question beforehand was refused, or the answer may not be read. */
  | { readonly kind: 'cors'; readonly preflight: boolean | undefined }
  | { readonly kind: 'mixedContent' }
  | { readonly kind: 'network' };

/** Something that may be behind a failure, with what to do about it. */
export interface Cause {
  readonly code: CauseCode;
  readonly why: Message;
  readonly todo: Message;
}

/** What came of a call, and what may be behind it. */
export interface Diagnosis {
  readonly passed: boolean;
  /** What may be behind the failure, the likeliest first; empty for a call that passed. */
  readonly causes: readonly Cause[];
  /**
   * Whether the answer is what was predicted. `unclear` where there was no prediction, it left the outcome open, or the answer
   * doesn't tell: a block for another reason than the predicted ones neither confirms nor refutes these. Only the key check
   * counts: what fails after it (400, 404, 429, 500) says that the key passed, or nothing.
   */
  readonly prediction: 'agrees' | 'differs' | 'unclear';
}

/** What is known of a call besides its verdict. */
export interface SentCall extends Pick<OutgoingCall, 'mode'> {
  /** Whether the key was still with it when it left the browser; undefined where nobody looked. */
  readonly carriesKey?: boolean;
  /** Whether a redirect was seen to lead it to another origin, where a browser leaves the key behind. */
  readonly leftOrigin?: boolean;
  /** Who called, where there is no verdict to say it: the key may be an unknown one. */
  readonly caller?: Caller;
}

/**
 * What an answer of Hoko's API, or the lack of one, means. Hoko's help page on API keys lists the hostnames among the reasons for
 * "Invalid API key", so a key is called wrong only once the hostname is no suspect by this description; of a key that nobody
 * described a wrong value is told too, behind the hostname.
 *
 * @param verdict what was predicted for the call; without it, only what the answer itself says is known
 */
export function explainAnswer(seen: Seen, verdict?: Verdict, sent: SentCall = {}): Diagnosis {
  const call = { verdict, caller: verdict?.caller ?? sent.caller };
  if (seen.kind !== 'answer')
    return { passed: false, causes: withoutAnswer(seen, call), prediction: 'unclear' };
  const { status } = seen;
  if (status >= 200 && status < 300) return { passed: true, causes: [], prediction: comparedPass(verdict) };
  // What the caller has is still good; whether a key was checked for that is not known (RFC 9110 section 15.4.5).
  if (status === 304) return { passed: true, causes: [], prediction: 'unclear' };
  const error = readError(seen);
  return {
    passed: false,
    causes: suspectsOf(error.code, status, call, sent).map(code => causeOf(code, call, { ...error, status })),
    prediction: sent.carriesKey === false ? 'unclear' : comparedBlock(error.code, verdict),
  };
}

/** What an error of the dashboard means, which no call brings. */
export function explainInDashboard(error: DashboardErrorCode): readonly Cause[] {
  const call = { verdict: undefined, caller: undefined };
  return HOKO_ERRORS[error].causes.map(code => causeOf(code, call));
}

/** What was predicted of a call, and who made it, each as far as it is known. */
interface JudgedCall {
  readonly verdict: Verdict | undefined;
  readonly caller: Caller | undefined;
}

/** The errors of the key check itself. Of the others nobody knows whether they come before it or after. */
const REFUSED_BY_CHECK: readonly (HokoErrorCode | undefined)[] = [
  'invalidKey',
  'keyRevoked',
  'missingScopes',
  'hostnameBlocked',
];

function comparedPass(verdict: Verdict | undefined): Diagnosis['prediction'] {
  if (verdict === undefined || verdict.outcome === 'undetermined') return 'unclear';
  return verdict.outcome === 'allowed' ? 'agrees' : 'differs';
}

function comparedBlock(
  error: HokoErrorCode | undefined,
  verdict: Verdict | undefined,
): Diagnosis['prediction'] {
  if (error === undefined || !REFUSED_BY_CHECK.includes(error)) return 'unclear';
  if (verdict === undefined || verdict.outcome === 'undetermined') return 'unclear';
  // A verdict that lets a call in doesn't say whether scopes were judged.
  if (verdict.outcome === 'allowed') return error === 'missingScopes' ? 'unclear' : 'differs';
  const causes: readonly CauseCode[] = HOKO_ERRORS[error].causes;
  return predictedCauses(verdict).some(code => causes.includes(code)) ? 'agrees' : 'unclear';
}

function withoutAnswer(seen: Exclude<Seen, { kind: 'answer' }>, call: JudgedCall): Cause[] {
  if (seen.kind !== 'cors') return [causeOf(seen.kind, call)];
  const { verdict } = call;
  // An answer that can't be read is an error more often than not; what was predicted tells which.
  const predicted = verdict?.outcome === 'allowed' ? [] : predictedCauses(verdict);
  const cors: CauseCode[] =
    seen.preflight === undefined
      ? ['preflight', 'unreadable']
      : [seen.preflight ? 'preflight' : 'unreadable'];
  const codes = seen.preflight === true ? cors : [...cors, ...predicted];
  return codes.map(code => causeOf(code, call));
}

/** What may be behind an error, the likeliest first, without what is out of the question. */
function suspectsOf(
  error: HokoErrorCode | undefined,
  status: number,
  call: JudgedCall,
  { carriesKey, mode, leftOrigin }: SentCall,
): readonly CauseCode[] {
  if (carriesKey === false && (status === 401 || status === 403)) {
    return [mode === 'no-cors' ? 'keyDropped' : leftOrigin === true ? 'keyRedirected' : 'noKey'];
  }
  // No error and no success: whatever its text says, it is not Hoko's answer to the call.
  if (status >= 300 && status < 400) return ['undocumented'];
  if (error === 'hostnameBlocked') return [hostnameCause(call)];
  if (error !== undefined && error !== 'invalidKey') return HOKO_ERRORS[error].causes;
  // Status 0 stands for an answer that the browser keeps to itself.
  if (status === 0) return ['unreadable', 'network'];
  if (error === undefined && status !== 403) return ['undocumented'];
  const suspects = [...predictedFor(error, call.verdict), ...refusals(error, hostnameStanding(call), call)];
  return [...new Set(suspects)].filter(code => code !== 'noKey' || carriesKey === undefined);
}

/**
 * Of what was predicted, that which such a refusal may be about. A 403 that says nothing may be of a scope or a hostname; for a
 * key that is revoked a 401 is documented.
 */
function predictedFor(error: 'invalidKey' | undefined, verdict: Verdict | undefined): readonly CauseCode[] {
  const other = error === undefined ? 'revoked' : 'missingScope';
  return predictedCauses(verdict).filter(code => code !== other);
}

/** Everything documented for a 401 "Invalid API key" or for a 403 without words, ranked by how the hostname stands. */
function refusals(
  error: 'invalidKey' | undefined,
  standing: ReturnType<typeof hostnameStanding>,
  call: JudgedCall,
): readonly CauseCode[] {
  const hostname = standing === 'unnamed' ? [] : [hostnameCause(call)];
  if (error === undefined) {
    return standing === 'suspect' ? [...hostname, 'missingScope'] : ['missingScope', ...hostname];
  }
  if (standing !== 'suspect') return ['wrongKey', ...hostname, ...OTHERS];
  return call.verdict === undefined ? [...hostname, 'wrongKey', ...OTHERS] : [...hostname, ...OTHERS];
}

/** What "Invalid API key" may mean besides a hostname and a wrong value (Hoko's help page on API keys). */
const OTHERS = ['revoked', 'expired', 'noKey'] as const satisfies readonly CauseCode[];

/** The reasons of a prediction that blocks or leaves open, as causes. */
function predictedCauses(verdict: Verdict | undefined): readonly CauseCode[] {
  return (verdict?.reasons ?? []).flatMap(({ code, effect }): CauseCode[] => {
    if (effect === 'allows') return [];
    if (code === 'revoked') return ['revoked'];
    if (code === 'missingScope') return ['missingScope'];
    return code === 'nullOriginBlocked' || code === 'nullOriginOpen' ? ['nullOrigin'] : ['hostname'];
  });
}

/**
 * How a hostname stands that Hoko may have refused. `unnamed`: the request named none, so it is out of the question. `listed`:
 * this description lets it in and that rests on nothing assumed; Hoko's own list may differ all the same. Else it is a suspect.
 */
function hostnameStanding({ verdict, caller }: JudgedCall): 'unnamed' | 'listed' | 'suspect' {
  if (caller?.kind === 'none') return 'unnamed';
  return isListed(verdict) ? 'listed' : 'suspect';
}

/** What blocks for certain hides what the hostname rests on; an entry that is the hostname itself rests on nothing. */
function isListed(verdict: Verdict | undefined): boolean {
  if (verdict === undefined) return false;
  const { reasons, matched, caller, assumptions, outcome } = verdict;
  if (reasons.some(({ code }) => code === 'emptyList')) return true;
  if (matched === undefined || caller.kind !== 'hostname') return false;
  return outcome === 'allowed' ? assumptions.length === 0 : matched === caller.hostname;
}

function hostnameCause({ verdict, caller }: JudgedCall): 'hostname' | 'nullOrigin' {
  return caller?.kind === 'opaque' && !isListed(verdict) ? 'nullOrigin' : 'hostname';
}

type ErrorSeen = ReadError & { readonly status: number };

function causeOf(code: CauseCode, call: JudgedCall, error?: ErrorSeen): Cause {
  const args = argsOf(code, call, error);
  const name = `${code.charAt(0).toUpperCase()}${code.slice(1)}` as Capitalize<CauseCode>;
  return {
    code,
    why: { code: `cause${name}`, args } as Message,
    todo: { code: `do${name}`, args } as Message,
  };
}

type CauseArgs =
  | MessageArgs['causeHostname' | 'causeMissingScope' | 'doRateLimited' | 'causeUndocumented']
  | Record<never, never>;

function argsOf(code: CauseCode, { verdict, caller }: JudgedCall, error: ErrorSeen | undefined): CauseArgs {
  switch (code) {
    case 'hostname': {
      const hostname = caller?.kind === 'hostname' ? caller.hostname : undefined;
      // An entry that is the hostname already can't be added, whatever its matching rests on.
      const isThere = hostname !== undefined && verdict?.matched === hostname;
      return { hostname, listed: isThere || isListed(verdict), named: caller?.kind !== 'none' };
    }
    case 'missingScope': {
      const predicted = verdict?.reasons.find(reason => reason.code === 'missingScope')?.args.scope;
      return { scopes: error?.missingScopes ?? (predicted === undefined ? [] : [predicted]) };
    }
    case 'rateLimited':
      return { seconds: error?.retryAfter };
    case 'undocumented':
      return { status: error?.status ?? 0 };
    default:
      return {};
  }
}
