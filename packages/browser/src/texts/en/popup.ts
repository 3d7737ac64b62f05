import type { NoHostname, Opaque } from '../../page/current-page.ts';
import type { AnswerPart } from '../../verdicts/answer.ts';
import type { GroupName } from '../../verdicts/groups.ts';
import { grouped } from '../grouped.ts';
import { isShort, joined, type Piece } from '../piece.ts';
import { common } from './common.ts';

const NO_HOSTNAME: Readonly<Record<NoHostname, string>> = {
  newTab: 'A new tab has no hostname. Open the page that calls Hoko, and click again.',
  browserPage: 'One of the browser’s own pages has no hostname that Hoko could see.',
  extensionPage:
    'This is an extension’s page, not a website. With permission for hoko.to its calls may name nobody at all; else they name the extension’s own id.',
  unknown:
    'The browser doesn’t tell which page this is, or it has no hostname that Hoko could see. It may be a new tab, a local file or one of the browser’s own pages.',
};

const OPAQUE: Readonly<Record<Opaque, string>> = {
  sandbox: 'This page is sandboxed: its calls say “Origin: null” and name no hostname.',
  file: 'A local file has no hostname: its calls say “Origin: null”.',
  data: 'A data: page has no hostname: its calls say “Origin: null”.',
};

const GROUPS: Readonly<Record<GroupName, string>> = {
  blocked: 'Blocked',
  undetermined: 'Can’t tell',
  allowed: 'Pass',
  revoked: 'Revoked',
};

/** What the popup says at first. What comes behind the first verdict is in `details.ts`. */
export const popup = {
  /** A sentence of the first line: the part that stands out, and what follows it. */
  answer(
    part: AnswerPart,
    isFirst: boolean,
  ): { readonly lead: readonly Piece[]; readonly rest: readonly Piece[] } {
    const { outcome, count, names, probably, unlisted } = part;
    const one = count === 1;
    const keys = isFirst ? common.keys(count) : `${grouped(count)} other ${one ? 'key' : 'keys'}`;
    const who = names.length > 0 ? joined(names, ' and ') : [keys];
    const maybe = probably ? 'probably ' : '';
    const lead = {
      blocked: [...who, ` ${one ? 'is' : 'are'} ${maybe}blocked`],
      undetermined: ['Can’t tell for ', ...who],
      allowed: [
        ...(isFirst && names.length === 0 ? ['All '] : []),
        ...who,
        ` ${maybe}${one ? 'passes' : 'pass'}`,
      ],
    }[outcome];
    const host = isShort(unlisted) ? { hostname: unlisted } : 'this hostname';
    const why = [': ', host, ` is not in ${one ? 'its list' : 'their lists'}.`];
    return { lead, rest: outcome === 'blocked' && unlisted !== undefined ? why : ['.'] };
  },

  noHostname: (why: NoHostname) => NO_HOSTNAME[why],
  noHostnameTitle: 'No hostname here',
  opaque: (why: Opaque) => OPAQUE[why],
  localFile: 'Local file',
  dataPage: 'data: page',
  thisPage: 'This page',
  thatPage: 'That page',
  origin: 'Origin',
  matched: 'Matched',
  /** What a list has that lacks the hostname: its first entry, and how many more. */
  listHas: (entry: string, more: number): readonly Piece[] => [
    'Its list has ',
    { hostname: entry },
    more === 0 ? '.' : ` and ${grouped(more)} more.`,
  ],
  whatIf: 'What if…',
  whatIfNow: 'What if a call came from:',
  backToPage: 'Back to this page',

  search: 'Search by name, entry or workspace',
  found: (count: number) => (count === 0 ? 'No key found' : `${common.keys(count)} found`),
  group: (name: GroupName) => GROUPS[name],
  noWorkspace: 'No workspace',
  showAll: (count: number) => `Show all ${grouped(count)}`,
  showSome: (some: number, count: number) => `Show ${some} of ${grouped(count)}`,
  showFewer: 'Show fewer',

  observe: 'Observe calls',
  source: (readAgo: string) => `By ${readAgo}`,
  sources: (count: number) => `Keys from ${count} sources`,
};
