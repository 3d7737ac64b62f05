import type { ApiKey } from '@hoko-keys/shared';
import type { L10n } from '../words/l10n.ts';
import { shown } from '../words/shown.ts';

/** Whether this machine has a key's value; `unknown` where nothing may be looked at, as in Restricted Mode. */
export type ValuePresence = 'here' | 'missing' | 'unknown';

/** What a key lets in, as short as it can be said. */
export function hostnamesLabel({ allowedHostnames }: ApiKey, l10n: L10n): string {
  const [first] = allowedHostnames;
  if (first === undefined) return l10n.t('any hostname');
  return allowedHostnames.length === 1 ? shown(first) : l10n.t('{0} hostnames', allowedHostnames.length);
}

export function scopesLabel({ scopes }: ApiKey, l10n: L10n): string {
  return scopes.length === 1 ? l10n.t('1 scope') : l10n.t('{0} scopes', scopes.length);
}

export function problemsLabel(count: number, l10n: L10n): string {
  return count === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', count);
}

/** The line behind a key's name in the tree. @param problems how many it has */
export function describeKey(key: ApiKey, value: ValuePresence, problems: number, l10n: L10n): string {
  if (key.status === 'revoked') return l10n.t('revoked');
  const parts = [hostnamesLabel(key, l10n)];
  if (problems > 0) parts.push(problemsLabel(problems, l10n));
  if (value === 'missing') parts.push(l10n.t('no value on this machine'));
  return parts.join(' · ');
}

/** The same for someone who hears it. */
export function describeKeyAloud(key: ApiKey, value: ValuePresence, problems: number, l10n: L10n): string {
  const status = key.status === 'revoked' ? l10n.t('revoked') : l10n.t('active');
  const parts = [shown(key.name), status, hostnamesLabel(key, l10n), scopesLabel(key, l10n)];
  if (problems > 0) parts.push(problemsLabel(problems, l10n));
  if (key.status === 'active' && value === 'missing') parts.push(l10n.t('no value on this machine'));
  return parts.join(', ');
}
