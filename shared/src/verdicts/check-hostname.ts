import { type AllowList, covers, type Spelling, spellingOf } from '../hostnames/allow-list.ts';
import type { Pattern } from '../hostnames/pattern.ts';
import { type Caller, type CallerHeaders, callerUnder } from '../requests/caller.ts';
import type { Message } from '../sentences/messages.ts';
import type { KnownAnswers } from './rules.ts';

export type Outcome = 'allowed' | 'blocked' | 'undetermined';

type HostnameReason = Message<
  | 'emptyList'
  | 'noHeaders'
  | 'hostnameListed'
  | 'hostnameNotListed'
  | 'nullOriginBlocked'
  | 'callerUnreadable'
  | 'entryUnreadable'
>;

/** What the hostname rule alone says, under one set of answers. */
export interface HostnameCheck {
  readonly outcome: Outcome;
  readonly reason: HostnameReason;
  readonly matched?: string;
}

/**
 * The hostname rule (hoko.to/help/api-keys): an empty list allows any hostname; a request without the headers is not
 * filtered; otherwise an entry has to match. `nullOrigin` is read as "present" unless `answers` say "absent".
 */
export function checkHostname(list: AllowList, headers: CallerHeaders, answers: KnownAnswers): HostnameCheck {
  if (list.entries.length === 0) return { outcome: 'allowed', reason: { code: 'emptyList', args: {} } };
  const caller = callerUnder(headers, answers);
  switch (caller.kind) {
    case 'none':
      return { outcome: 'allowed', reason: { code: 'noHeaders', args: {} } };
    case 'unreadable': {
      const { header, text } = caller;
      return { outcome: 'undetermined', reason: { code: 'callerUnreadable', args: { header, text } } };
    }
    case 'opaque':
      return unreadableEntry(list) ?? { outcome: 'blocked', reason: { code: 'nullOriginBlocked', args: {} } };
    case 'hostname':
      return matchEntries(list, caller, headers[caller.header] ?? '', answers);
  }
}

function matchEntries(
  list: AllowList,
  { hostname }: Extract<Caller, { kind: 'hostname' }>,
  header: string,
  answers: KnownAnswers,
): HostnameCheck {
  const seen = spellingOf(hostAsSent(header));
  const wildcard = { apex: answers.wildcardApex === 'yes', anyDepth: answers.wildcardDepth === 'yes' };
  const portCounts = answers.port === 'no' && /^[^/]*\/\/[^/?#]*:\d+([/?#]|$)/.test(header);
  const match = portCounts
    ? undefined
    : list.patterns.find(
        pattern => covers(pattern, hostname, wildcard) && sameSpelling(pattern, seen, answers),
      );
  if (match !== undefined) {
    const { entry } = match;
    return {
      outcome: 'allowed',
      reason: { code: 'hostnameListed', args: { hostname, entry } },
      matched: entry,
    };
  }
  return (
    unreadableEntry(list) ?? { outcome: 'blocked', reason: { code: 'hostnameNotListed', args: { hostname } } }
  );
}

/** Without a match, an entry nobody can read might be the one that lets the caller in. */
function unreadableEntry(list: AllowList): HostnameCheck | undefined {
  const entry = list.unreadable[0];
  return entry === undefined
    ? undefined
    : { outcome: 'undetermined', reason: { code: 'entryUnreadable', args: { entry } } };
}

/** Where Hoko would not fold a difference in spelling, a differently spelled pair does not match. */
function sameSpelling(
  pattern: Pattern & { spelling: Spelling },
  seen: Spelling,
  answers: KnownAnswers,
): boolean {
  const { spelling } = pattern;
  if (answers.case === 'no' && spelling.upperCase !== seen.upperCase) return false;
  if (answers.trailingDot === 'no' && spelling.trailingDot !== seen.trailingDot) return false;
  return answers.idn === 'yes' || spelling.unicode === seen.unicode;
}

/** The host of a header's URL as it was sent, before anything is folded. */
function hostAsSent(header: string): string {
  const authority = /^[^/]*\/\/([^/?#]*)/.exec(header)?.[1] ?? '';
  return authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
}
