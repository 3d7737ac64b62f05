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
  /** Whether it was changed here, and not yet in Hoko's dashboard. */
  readonly behind: boolean;
}

/**
 * The line behind a key's name, and the same for someone who hears it, the name first. A narrow side bar cuts the line's end, so
 * what needs a person comes before the scopes.
 */
export function sayKey(key: ApiKey, state: KeyState, l10n: L10n): { description: string; aloud: string } {
  const name = shown(key.name);
  const hostnames = hostnamesLabel(key, l10n);
  const scopes = scopesInBrief(key, l10n);
  if (key.status === 'revoked') {
    const told = [l10n.t('revoked'), ...problemsIn(state, l10n)];
    return { description: told.join(' · '), aloud: [name, ...told, hostnames, scopes].join(', ') };
  }
  const told = remarks(state, l10n);
  const toldAloud = told.map(remark => `, ${remark}`).join('');
  return {
    description: `${hostnames} · ${told.map(remark => `${remark} · `).join('')}${scopes}`,
    aloud: `${name}, ${l10n.t('active')}, ${hostnames}, ${scopes}${toldAloud}`,
  };
}

function problemsIn({ problems }: KeyState, l10n: L10n): string[] {
  return problems > 0 ? [problemsLabel(problems, l10n)] : [];
}

function remarks(state: KeyState, l10n: L10n): string[] {
  const { value, behind } = state;
  const told = problemsIn(state, l10n);
  if (behind) told.push(l10n.t('not yet changed in the dashboard'));
  if (value === 'missing') told.push(l10n.t('no value on this machine'));
  if (value === 'differs') told.push(l10n.t('value differs from the team’s'));
  return told;
}

/** One scope by its name, several by their number. */
function scopesInBrief(key: ApiKey, l10n: L10n): string {
  const [only, ...others] = key.scopes;
  return only === undefined || others.length > 0 ? scopesLabel(key, l10n) : shown(only);
}
