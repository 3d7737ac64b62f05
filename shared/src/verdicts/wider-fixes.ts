import { allowListOf } from '../hostnames/allow-list.ts';
import { isIpAddress } from '../hostnames/normalize.ts';
import type { Pattern } from '../hostnames/pattern.ts';
import type { PublicSuffixes } from '../hostnames/public-suffixes.ts';
import type { Message, MessageArgs } from '../sentences/messages.ts';
import type { Fix } from './exact-fix.ts';
import type { Verdict } from './judge.ts';
import { answersOf, basisOf, type HostnameRules } from './rules.ts';

/**
 * The fixes of a verdict and, behind them, wildcards that would let the caller in, narrowest first.
 * Never one that would let in strangers.
 *
 * @param rules those the verdict was judged by
 */
export function widerFixes(
  verdict: Verdict,
  suffixes: PublicSuffixes,
  rules: HostnameRules = {},
): readonly Fix[] {
  const exact = verdict.fixes[0]?.entry;
  if (exact === undefined || isIpAddress(exact)) return verdict.fixes;
  const labels = exact.split('.');
  const levels = deeperBy(rules) === 'no' ? 1 : labels.length;
  const wider = labels.slice(1, 1 + levels).map((_, i) => labels.slice(i + 1).join('.'));
  // What is above a shared name lets in the strangers below it.
  const shared = wider.findIndex(base => !base.includes('.') || suffixes.isShared(base));
  const safe = shared === -1 ? wider : wider.slice(0, shared);
  return [...verdict.fixes, ...safe.map(base => wildcardFix(base, rules))];
}

/** What an entry lets in, by what is known of wildcards. */
export function admittedBy({ kind, entry, hostname }: Pattern, rules: HostnameRules = {}): Fix['admits'] {
  return kind === 'exact'
    ? { code: 'admitsExact', args: { entry } }
    : {
        code: 'admitsSubdomains',
        args: {
          entry,
          base: hostname,
          apex: answersOf(rules).wildcardApex === 'yes',
          deeper: deeperBy(rules),
        },
      };
}

/** Whether a wildcard covers more than one level. */
function deeperBy(rules: HostnameRules): MessageArgs['admitsSubdomains']['deeper'] {
  if (answersOf(rules).wildcardDepth === 'no') return 'no';
  return basisOf(rules, 'wildcardDepth') === 'assumed' ? 'assumed' : 'yes';
}

function wildcardFix(hostname: string, rules: HostnameRules): Fix {
  const entry = `*.${hostname}`;
  return { entry, admits: admittedBy({ kind: 'wildcard', entry, hostname }, rules) };
}

/** Stands for a domain of one's own where a list names none (RFC 2606 section 3). */
const EXAMPLE_DOMAIN = 'example.com';

/**
 * What to do instead of listing the address of a preview: such addresses change with every deployment, and a wildcard on the
 * platform's domain would let in strangers. `args.entry` is a wildcard on a domain of one's own, by the list's first one.
 *
 * @returns undefined where no platform gave out the caller's hostname
 */
export function previewAdvice(
  verdict: Verdict,
  entries: readonly string[],
  suffixes: PublicSuffixes,
): Message<'previewHost'> | undefined {
  const hostname = verdict.fixes[0]?.entry;
  const platform = hostname === undefined ? undefined : suffixes.platformOf(hostname);
  if (hostname === undefined || platform === undefined) return undefined;
  const own = allowListOf(entries)
    .patterns.map(pattern => domainOf(pattern.hostname, suffixes))
    .find(domain => domain !== undefined);
  const entry = `*.preview.${own ?? EXAMPLE_DOMAIN}`;
  return { code: 'previewHost', args: { hostname, platform, entry, isExample: own === undefined } };
}

/** The domain somebody registered: one label more than its public suffix; undefined under a platform's, and for one of those. */
function domainOf(hostname: string, suffixes: PublicSuffixes): string | undefined {
  if (isIpAddress(hostname) || suffixes.platformOf(hostname) !== undefined) return undefined;
  const labels = hostname.split('.');
  const at = labels.findIndex((_, i) => suffixes.isPublicSuffix(labels.slice(i + 1).join('.')));
  const domain = at === -1 ? undefined : labels.slice(at).join('.');
  return domain === undefined || suffixes.isShared(domain) ? undefined : domain;
}
