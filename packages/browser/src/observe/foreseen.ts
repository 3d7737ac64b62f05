import { type CallerHeaders, judge, rulesFor, type Scope, type Verdict } from '@hoko-keys/shared';
import type { KnownKey } from '../keys/sources.ts';

/** A description of the key that a call carries, and what it says of the call. */
export interface Foreseen {
  readonly key: KnownKey;
  /** Undefined where nobody knows who called. */
  readonly verdict: Verdict | undefined;
}

/** Every description of the key that a fingerprint is of: several sources may describe it, and each in its own way. */
export function keysOf(fingerprint: string | undefined, keys: readonly KnownKey[]): readonly KnownKey[] {
  return fingerprint === undefined ? [] : keys.filter(({ key }) => key.fingerprint === fingerprint);
}

/** What each description says of a call, by the rules of where it comes from. */
export function foreseenBy(
  keys: readonly KnownKey[],
  headers: CallerHeaders | undefined,
  scope: Scope | undefined,
): readonly Foreseen[] {
  return keys.map(known => ({
    key: known,
    verdict: headers && judge(known.key, { ...headers, scope }, rulesFor(known.key, known.rules)),
  }));
}

/** What all descriptions say alike. Undefined where two differ: nobody knows which of them is right. */
export function agreedIn(foreseen: readonly Foreseen[]): Verdict | undefined {
  const [first, ...others] = foreseen.map(({ verdict }) => verdict);
  return others.every(other => gist(other) === gist(first)) ? first : undefined;
}

function gist(verdict: Verdict | undefined): string {
  if (verdict === undefined) return '';
  const { outcome, reasons, matched, assumptions } = verdict;
  return JSON.stringify([outcome, reasons.map(({ code }) => code), matched, assumptions]);
}

/** Whether the key has a scope, as far as all its descriptions say so alike. */
export function hasScope(keys: readonly KnownKey[], scope: Scope | undefined): boolean | undefined {
  if (scope === undefined) return undefined;
  const [first, ...others] = keys.map(({ key }) => key.scopes.includes(scope));
  return others.every(other => other === first) ? first : undefined;
}
