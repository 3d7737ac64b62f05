import picomatch from 'picomatch';
import wildcardMatch from 'wildcard-match';

/** What an allowlist is compiled to, by us and by others. */
export type Matcher = (hostname: string) => boolean;

/** A way to match an allowlist with something else; entries are folded to ASCII beforehand, which none of them does. */
export interface Alternative {
  readonly library: 'wildcard-match' | 'picomatch' | 'URLPattern';
  readonly form: string;
  compile(entries: readonly string[]): Matcher;
}

/** Every form of use that gives our answers: a wildcard covers any depth, and not its own base. */
export const ALTERNATIVES: readonly Alternative[] = [
  {
    library: 'wildcard-match',
    form: 'one for the list',
    compile: entries => wildcardMatch([...entries], false),
  },
  {
    library: 'wildcard-match',
    form: 'one for each entry',
    compile: entries => any(entries.map(entry => wildcardMatch(entry, false))),
  },
  { library: 'picomatch', form: 'braces', compile: entries => picomatch(braces(entries)) },
  { library: 'picomatch', form: 'one for the list', compile: entries => picomatch([...entries]) },
  {
    library: 'URLPattern',
    form: 'one for each entry',
    compile: entries => {
      const patterns = entries.map(hostname => new URLPattern({ hostname }));
      return hostname => patterns.some(pattern => pattern.test({ hostname }));
    },
  },
];

function any(matchers: readonly Matcher[]): Matcher {
  return hostname => matchers.some(matches => matches(hostname));
}

function braces(entries: readonly string[]): string {
  return entries.length === 1 ? (entries[0] ?? '') : `{${entries.join(',')}}`;
}
