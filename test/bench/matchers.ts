import { allowListOf, firstCovering } from '../../shared/src/hostnames/allow-list.ts';
import { ALTERNATIVES, type Alternative, type Matcher } from './alternatives.ts';

const ASSUMED = { apex: false, anyDepth: true };

/** Our own matching of one list, as a verdict does it. */
export function ourMatcher(entries: readonly string[]): Matcher {
  const list = allowListOf(entries);
  return hostname => firstCovering(list, hostname, ASSUMED) !== undefined;
}

/** The list with its entries in lower-case ASCII: the others know no Unicode, so they get it folded. */
export function folded(entries: readonly string[]): readonly string[] {
  return allowListOf(entries).patterns.map(({ kind, hostname }) =>
    kind === 'wildcard' ? `*.${hostname}` : hostname,
  );
}

/** The fastest form of each library, by times measured before. */
export function fastestForms(ns: (alternative: Alternative) => number): readonly Alternative[] {
  const libraries = [...new Set(ALTERNATIVES.map(({ library }) => library))];
  return libraries.flatMap(library =>
    ALTERNATIVES.filter(other => other.library === library)
      .toSorted((a, b) => ns(a) - ns(b))
      .slice(0, 1),
  );
}
