import type { Message, MessageArgs } from '../sentences/messages.ts';
import type { Verdict } from '../verdicts/judge.ts';
import { type ApiErrorCode, type CauseCode, HOKO_ERRORS } from './errors.ts';
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

export interface Diagnosis {
  readonly passed: boolean;
  /** What may be behind the failure, the likeliest first; empty for a call that passed. */
  readonly causes: readonly Cause[];
  /**
   * Whether the answer is what was predicted. `unclear` where there was no prediction, it left the outcome open, or the answer
   * doesn't tell. Only the key check counts: what fails after it (400, 404, 429, 500) says that the key passed, or nothing.
   */
  readonly prediction: 'agrees' | 'differs' | 'unclear';
}

/**
 * What an answer of Hoko's API, or the lack of one, means. A key is called wrong only once its hostname is out of the
 * question: Hoko's help page on API keys lists the hostnames among the reasons for "Invalid API key".
 *
 * @param verdict what was predicted for the call; without it, only what the answer itself says is known
 * @param carriesKey whether the key was still with the call when it left the browser (`predictHeaders`)
 */
export function explainAnswer(seen: Seen, verdict?: Verdict, carriesKey = true): Diagnosis {
  if (seen.kind !== 'answer')
    return { passed: false, causes: withoutAnswer(seen, verdict), prediction: 'unclear' };
  if (seen.status >= 200 && seen.status < 400) {
    return { passed: true, causes: [], prediction: compared('allowed', verdict) };
  }
  const error = readError(seen);
  const isCheck = error.code !== undefined && REFUSED_BY_CHECK.includes(error.code);
  return {
    passed: false,
    causes: suspectsOf(error.code, seen.status, verdict, carriesKey).map(code =>
      causeOf(code, verdict, error),
    ),
    prediction: isCheck && carriesKey ? compared('blocked', verdict) : 'unclear',
  };
}

/** The errors of the key check itself. Of the others nobody knows whether they come before it or after. */
const REFUSED_BY_CHECK: readonly ApiErrorCode[] = [
  'invalidKey',
  'keyRevoked',
  'missingScopes',
  'hostnameBlocked',
];

function compared(outcome: 'allowed' | 'blocked', verdict: Verdict | undefined): Diagnosis['prediction'] {
  if (verdict === undefined || verdict.outcome === 'undetermined') return 'unclear';
  return verdict.outcome === outcome ? 'agrees' : 'differs';
}

function withoutAnswer(seen: Exclude<Seen, { kind: 'answer' }>, verdict: Verdict | undefined): Cause[] {
  if (seen.kind === 'network') return [causeOf('network', verdict)];
  if (seen.kind === 'mixedContent') return [causeOf('mixedContent', verdict)];
  // An answer that can't be read is an error more often than not; what was predicted tells which.
  const predicted = verdict?.outcome === 'allowed' ? [] : predictedCauses(verdict);
  const cors: CauseCode[] =
    seen.preflight === undefined
      ? ['preflight', 'unreadable']
      : [seen.preflight ? 'preflight' : 'unreadable'];
  const codes = seen.preflight === true ? cors : [...cors, ...predicted];
  return codes.map(code => causeOf(code, verdict));
}

/** What may be behind an error, without what is out of the question. */
function suspectsOf(
  error: ApiErrorCode | undefined,
  status: number,
  verdict: Verdict | undefined,
  carriesKey: boolean,
): readonly CauseCode[] {
  if (!carriesKey && (status === 401 || status === 403)) return ['keyDropped'];
  const possible = possibleCauses(error, status);
  if (possible.length === 1) return possible;
  if (error === 'hostnameBlocked') return [verdict?.caller.kind === 'opaque' ? 'nullOrigin' : 'hostname'];
  const predicted = predictedCauses(verdict).filter(code => possible.includes(code));
  if (predicted.length > 0) return predicted;
  const hostname = hostnameSuspect(verdict);
  const others = possible.filter(code => code === 'missingScope' || code === 'expired');
  if (hostname !== undefined) return [hostname, ...others];
  return possible.includes('wrongKey') ? ['wrongKey', ...others] : others;
}

/** A 403 that doesn't say of what may be of either check. */
function possibleCauses(error: ApiErrorCode | undefined, status: number): readonly CauseCode[] {
  if (error !== undefined) return HOKO_ERRORS[error].causes;
  return status === 403 ? ['hostname', 'nullOrigin', 'missingScope', 'revoked'] : ['malformed'];
}

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
 * The hostname, as long as it may be what Hoko refused: always, but where the request named none or the verdict that lets it
 * in rests on no assumption.
 */
function hostnameSuspect(verdict: Verdict | undefined): 'hostname' | 'nullOrigin' | undefined {
  if (verdict === undefined) return 'hostname';
  if (verdict.caller.kind === 'none') return undefined;
  if (verdict.caller.kind === 'opaque') return 'nullOrigin';
  return verdict.outcome === 'allowed' && verdict.assumptions.length === 0 ? undefined : 'hostname';
}

function causeOf(code: CauseCode, verdict: Verdict | undefined, error?: ReadError): Cause {
  const args = argsOf(code, verdict, error);
  const name = `${code.charAt(0).toUpperCase()}${code.slice(1)}` as Capitalize<CauseCode>;
  return {
    code,
    why: { code: `cause${name}`, args } as Message,
    todo: { code: `do${name}`, args } as Message,
  };
}

type CauseArgs = MessageArgs['causeHostname' | 'causeMissingScope' | 'doRateLimited'] | Record<never, never>;

function argsOf(code: CauseCode, verdict: Verdict | undefined, error: ReadError | undefined): CauseArgs {
  if (code === 'hostname') {
    return { hostname: verdict?.caller.kind === 'hostname' ? verdict.caller.hostname : undefined };
  }
  if (code === 'missingScope') {
    const predicted = verdict?.reasons.find(reason => reason.code === 'missingScope')?.args.scope;
    return { scopes: error?.missingScopes?.join(', ') ?? predicted };
  }
  return code === 'rateLimited' ? { seconds: error?.retryAfter } : {};
}
