import type { L10n } from '../words/l10n.ts';
import { listed } from '../words/listed.ts';
import { shown } from '../words/shown.ts';
import type { KeyDetails } from './key-difference.ts';

/** So many of a list fit in a question. */
const MAX_LISTED = 5;

/** What a question shows of a record: a line for each thing, so that none can look like another. A stranger may have written any of them. */
export function sayDetails({ name, scopes, allowedHostnames }: KeyDetails, l10n: L10n): string[] {
  const isEmpty = allowedHostnames.length === 0;
  return [
    l10n.t('Name: {0}', shown(name)),
    l10n.t('Scopes: {0}', listed(scopes, MAX_LISTED, l10n)),
    l10n.t('Hostnames: {0}', isEmpty ? l10n.t('any hostname') : listed(allowedHostnames, MAX_LISTED, l10n)),
  ];
}
