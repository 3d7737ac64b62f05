import { type AllowList, allowListOf } from '../hostnames/allow-list.ts';
import { isIpAddress } from '../hostnames/normalize.ts';
import type { PublicSuffixes } from '../hostnames/public-suffixes.ts';
import type { CallerHeaders } from '../requests/caller.ts';
import type { Message } from '../sentences/messages.ts';
import { checkHostname } from './check-hostname.ts';
import type { Verdict } from './judge.ts';
import type { KnownAnswers } from './rules.ts';

/** An entry that would let the caller in, and what else it would let in. */
export interface Fix {
  readonly entry: string;
  readonly admits: Message<'admitsExact' | 'admitsSubdomains'>;
}

/** The smallest fix: the caller's own hostname, where adding it is what is missing and would be enough. */
export function exactFix(
  list: AllowList,
  headers: CallerHeaders,
  answers: KnownAnswers,
  check: { readonly reason: Message },
): Fix[] {
  if (check.reason.code !== 'hostnameNotListed') return [];
  const entry = check.reason.args.hostname;
  const fixed = checkHostname(allowListOf([...list.entries, entry]), headers, answers);
  return fixed.outcome === 'allowed' ? [{ entry, admits: { code: 'admitsExact', args: { entry } } }] : [];
}

/**
 * The fixes of a verdict and, behind them, wildcards that would let the caller in, narrowest first.
 * Never one on a public suffix: that would let in strangers.
 */
export function widerFixes(verdict: Verdict, suffixes: PublicSuffixes): readonly Fix[] {
  const exact = verdict.fixes[0]?.entry;
  if (exact === undefined || isIpAddress(exact)) return verdict.fixes;
  const labels = exact.split('.');
  const wider = labels.slice(1).map((_, i) => labels.slice(i + 1).join('.'));
  const safe = wider.filter(base => base.includes('.') && !suffixes.isPublicSuffix(base));
  return [...verdict.fixes, ...safe.map(wildcardFix)];
}

function wildcardFix(base: string): Fix {
  const entry = `*.${base}`;
  return { entry, admits: { code: 'admitsSubdomains', args: { entry, base } } };
}
