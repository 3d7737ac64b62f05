import { SCOPES, type Scope, scopeType } from '@hoko-keys/shared';
import type { L10n } from '../words/l10n.ts';

/** What a scope lets a key do, by the endpoints it opens (Hoko's developer documentation on API keys). */
export function sayScope(scope: Scope, l10n: L10n): string {
  switch (scope) {
    case 'linksRead':
      return l10n.t('view links');
    case 'linksWrite':
      return l10n.t('create, change and delete links');
    case 'collectionsRead':
      return l10n.t('view collections');
    case 'collectionsWrite':
      return l10n.t('create, change and delete collections');
    case 'tagsRead':
      return l10n.t('view tags');
    case 'tagsWrite':
      return l10n.t('create, change and delete tags');
    case 'partnersRead':
      return l10n.t('view partners');
    case 'partnersWrite':
      return l10n.t('create, change and delete partners');
    case 'customersRead':
      return l10n.t('view customers');
    case 'customersWrite':
      return l10n.t('change and delete customers');
    case 'analyticsRead':
      return l10n.t('view analytics');
    case 'conversionsWrite':
      return l10n.t('report leads and sales');
  }
}

/** The scopes as they are offered: those that only view before those that change, the least first. */
export const SCOPES_BY_POWER: readonly Scope[] = [
  ...SCOPES.filter(scope => scopeType(scope) === 'read'),
  ...SCOPES.filter(scope => scopeType(scope) === 'write'),
];

/** From so many on, a choice is broad: more than one integration of one kind is likely to need. */
const MANY_WRITES = 3;

/** A word on a broad choice (Hoko's help page: grant only what is needed; one key for each integration). */
export function remarkOnScopes(chosen: readonly string[], l10n: L10n): string | undefined {
  const known = SCOPES.filter(scope => chosen.includes(scope));
  if (known.length === SCOPES.length) {
    return l10n.t('Everything there is. One key for each integration, with what it needs, is safer');
  }
  const writes = known.filter(scope => scopeType(scope) === 'write').length;
  if (writes >= MANY_WRITES) {
    return l10n.t('{0} write scopes. One key for each integration, with what it needs, is safer', writes);
  }
  return undefined;
}
