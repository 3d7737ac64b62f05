import type { ApiKey } from '@hoko-keys/shared';
import { hostnamesLabel, problemsLabel, scopesLabel } from '../keys/describe.ts';
import type { L10n } from '../words/l10n.ts';
import { shown } from '../words/shown.ts';

/**
 * Whether this machine has a key's value: `differs` where it is not the one the record's fingerprint names, `unknown` where
 * nothing may be looked at, as in Restricted Mode.
 */
export type ValuePresence = 'here' | 'missing' | 'differs' | 'unknown';

/** What is told of a key besides its description. */
export interface KeyState {
  readonly value: ValuePresence;
  /** How many problems it has. */
  readonly problems: number;
}

/** The line behind a key's name. A narrow side bar cuts its end, so what needs a person comes before the scopes. */
export function describeKey(key: ApiKey, state: KeyState, l10n: L10n): string {
  if (key.status === 'revoked') return l10n.t('revoked');
  return [hostnamesLabel(key, l10n), ...remarks(state, l10n), scopesInBrief(key, l10n)].join(' · ');
}

/** The same for someone who hears it, the name first. */
export function describeKeyAloud(key: ApiKey, state: KeyState, l10n: L10n): string {
  const isActive = key.status === 'active';
  return [
    shown(key.name),
    isActive ? l10n.t('active') : l10n.t('revoked'),
    hostnamesLabel(key, l10n),
    scopesInBrief(key, l10n),
    ...(isActive ? remarks(state, l10n) : []),
  ].join(', ');
}

function remarks({ value, problems }: KeyState, l10n: L10n): string[] {
  return [
    ...(problems > 0 ? [problemsLabel(problems, l10n)] : []),
    ...(value === 'missing' ? [l10n.t('no value on this machine')] : []),
    ...(value === 'differs' ? [l10n.t('value differs from the team’s')] : []),
  ];
}

/** One scope by its name, several by their number. */
function scopesInBrief(key: ApiKey, l10n: L10n): string {
  const [only, ...others] = key.scopes;
  return only === undefined || others.length > 0 ? scopesLabel(key, l10n) : shown(only);
}
