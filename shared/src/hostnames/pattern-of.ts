import { type Pattern, parsePattern } from './pattern.ts';
import { isPlainHostname } from './plain-hostname.ts';

/** The pattern in an entry, many times faster than `parsePattern` for most, and without a word on why there is none. */
export function patternOf(entry: string): Pattern | undefined {
  if (isPlainHostname(entry)) return { kind: 'exact', hostname: entry, entry };
  if (entry.startsWith('*.')) {
    const hostname = entry.slice(2);
    if (isPlainHostname(hostname)) return { kind: 'wildcard', hostname, entry };
  }
  const result = parsePattern(entry);
  return result.ok ? result.pattern : undefined;
}
