import type { Cause } from '@hoko-keys/shared';

/** What became of a call, in a word. */
export type CallOutcome =
  | 'pending'
  | 'passed'
  | 'cached'
  | 'blocked'
  | 'blockedOrWrongKey'
  | 'blockedOrMissingScope'
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

/**
 * The word for what may be behind a failure.
 *
 * @param hasScope whether the key has the scope the call needs, by its description; undefined where nobody can say
 */
export function outcomeOf(causes: readonly Cause[], hasScope: boolean | undefined): CallOutcome {
  if (isScopeOrHostname(causes)) return scopeOrHostname(causes, hasScope);
  const codes = causes.map(({ code }) => code);
  const [first] = codes;
  if (first === 'keyDropped') return 'noKey';
  // A 401 may always be about the value too.
  if (isHostname(first)) return codes.includes('expired') ? 'blockedOrWrongKey' : 'blocked';
  if (first === 'wrongKey' && codes.includes('hostname')) return 'blockedOrWrongKey';
  return first === 'missingScope' || first === 'revoked' || first === 'wrongKey' ? first : 'failed';
}

/** Whether it is a 403 of which only Hoko's words would tell what it is about, and nobody saw them. */
export function isScopeOrHostname(causes: readonly Cause[]): boolean {
  return causes.some(({ code }) => code === 'missingScope') && causes.some(({ code }) => isHostname(code));
}

/** One of the two where the key's description rules out the other. Where it rules out both it is wrong in one of them. */
function scopeOrHostname(causes: readonly Cause[], hasScope: boolean | undefined): CallOutcome {
  const isListed = causes.some(({ why }) => why.code === 'causeHostname' && why.args.listed);
  if (!isListed && hasScope === true) return 'blocked';
  return isListed && hasScope === false ? 'missingScope' : 'blockedOrMissingScope';
}

function isHostname(code: Cause['code'] | undefined): boolean {
  return code === 'hostname' || code === 'nullOrigin';
}
