import {
  type ApiErrorCode,
  type ApiKey,
  callerOf,
  EMULATOR_RULES,
  judge,
  type Scope,
  type Verdict,
} from '@hoko-keys/shared';

/** The key check's answer: the key that may go on, or the error. */
export type Authorized =
  | { readonly ok: true; readonly key: ApiKey; readonly verdict: Verdict }
  | {
      readonly ok: false;
      readonly error: ApiErrorCode;
      readonly details: Readonly<Record<string, unknown>>;
      readonly key?: ApiKey;
      readonly verdict?: Verdict;
    };

interface Headers {
  readonly authorization?: string | undefined;
  readonly origin?: string | undefined;
  readonly referer?: string | undefined;
}

/**
 * Hoko's key check, by the core's `judge` under the emulator's rules. Hoko doesn't say in which order it checks; here it is
 * the key, its status, its scopes, the hostname.
 */
export function authorize(
  headers: Headers,
  scope: Scope,
  withValue: (value: string) => ApiKey | undefined,
): Authorized {
  const value = readValue(headers.authorization);
  const key = value === undefined ? undefined : withValue(value);
  if (key === undefined) return { ok: false, error: 'invalidKey', details: {} };
  const { origin, referer } = headers;
  const verdict = judge(key, { origin, referer, scope }, EMULATOR_RULES);
  if (verdict.outcome === 'allowed') return { ok: true, key, verdict };
  const codes = new Set(verdict.reasons.filter(({ effect }) => effect !== 'allows').map(({ code }) => code));
  if (codes.has('revoked')) return { ok: false, error: 'keyRevoked', details: {}, key, verdict };
  if (codes.has('missingScope'))
    return { ok: false, error: 'missingScopes', details: { missingScopes: [scope] }, key, verdict };
  return { ok: false, error: 'hostnameBlocked', details: {}, key, verdict };
}

/** `Bearer <value>`, or the bare value, both of which Hoko's developer documentation allows. */
function readValue(authorization: string | undefined): string | undefined {
  const value = authorization?.trim().replace(/^bearer\s+/i, '');
  return value === undefined || value === '' || /\s/.test(value) ? undefined : value;
}

/** Who the emulator sees. */
export function callerSeen(headers: Headers) {
  return callerOf(headers, EMULATOR_RULES);
}
