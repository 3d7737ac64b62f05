import type { L10n } from './l10n.ts';
import { shown } from './shown.ts';

/** The first texts of a list from a settings file, each as `shown`, and how many more there are. */
export function listed(texts: readonly string[], most: number, l10n: L10n): string {
  const first = texts.slice(0, most).map(shown).join(', ');
  const left = texts.length - most;
  return left > 0 ? l10n.t('{0} and {1} more', first, left) : first;
}
