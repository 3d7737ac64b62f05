import type { ApiKey } from '@hoko-keys/shared';
import type { L10n } from '../words/l10n.ts';
import { shown } from '../words/shown.ts';

/** What a key lets in, as short as it can be said. */
export function hostnamesLabel({ allowedHostnames }: ApiKey, l10n: L10n): string {
  const [first] = allowedHostnames;
  if (first === undefined) return l10n.t('any hostname');
  return allowedHostnames.length === 1 ? shown(first) : l10n.t('{0} hostnames', allowedHostnames.length);
}

/** How many scopes a key has. */
export function scopesLabel({ scopes }: ApiKey, l10n: L10n): string {
  return scopes.length === 1 ? l10n.t('1 scope') : l10n.t('{0} scopes', scopes.length);
}

/** A number of problems, in words. */
export function problemsLabel(count: number, l10n: L10n): string {
  return count === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', count);
}

/** A number of keys, in words. */
export function keysLabel(count: number, l10n: L10n): string {
  return count === 1 ? l10n.t('1 key') : l10n.t('{0} keys', count);
}
