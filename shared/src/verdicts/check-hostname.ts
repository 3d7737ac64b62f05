import { type AllowList, firstCovering } from '../hostnames/allow-list.ts';
import { type Caller, type CallerHeaders, callerUnder } from '../requests/caller.ts';
import type { Message } from '../sentences/messages.ts';
import type { KnownAnswers } from './rules.ts';
import { spelledFor } from './spelling.ts';

/** Whether a request is let in; `undetermined` where nothing known tells. */
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
 * The hostname rule (Hoko's help page on API keys): an empty list allows any hostname; a request without the headers is not
 * filtered; otherwise an entry has to match. `nullOrigin` is read as "present" unless `answers` say "absent".
 *
 * @param caller who stands behind the headers under these answers, where that is worked out already
 */
export function checkHostname(
  list: AllowList,
  headers: CallerHeaders,
  answers: KnownAnswers,
  caller: Caller = callerUnder(headers, answers),
): HostnameCheck {
  if (list.entries.length === 0) return { outcome: 'allowed', reason: { code: 'emptyList', args: {} } };
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
      return matchEntries(list, caller.hostname, headers[caller.header] ?? '', answers);
  }
}

function matchEntries(
  list: AllowList,
  hostname: string,
  header: string,
  answers: KnownAnswers,
): HostnameCheck {
  const wildcard = { apex: answers.wildcardApex === 'yes', anyDepth: answers.wildcardDepth === 'yes' };
  const entry = firstCovering(list, hostname, wildcard, spelledFor(header, answers))?.entry;
  if (entry !== undefined) {
    const reason = { code: 'hostnameListed', args: { hostname, entry } } as const;
    return { outcome: 'allowed', reason, matched: entry };
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
