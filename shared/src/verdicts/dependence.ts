import { type AllowList, coveringSomehow } from '../hostnames/allow-list.ts';
import { type CallerHeaders, callerUnder, type HeaderName } from '../requests/caller.ts';
import {
  answersOf,
  basisOf,
  type HostnameRules,
  type KnownAnswers,
  QUESTIONS,
  type Question,
} from './rules.ts';
import { spelledApart } from './spelling.ts';

const HEADERS: readonly HeaderName[] = ['origin', 'referer'];

/**
 * The questions, documented ones aside, that this list and these headers put at all; an answer to any other changes nothing.
 * Few are put by most, so that every combination of their answers can be tried.
 */
export function questionsAbout(
  list: AllowList,
  headers: CallerHeaders,
  answers: KnownAnswers,
  rules: HostnameRules,
): readonly Question[] {
  if (list.entries.length === 0) return [];
  const open = QUESTIONS.filter(question => basisOf(rules, question) !== 'documented');
  if (open.length === 0) return open;
  const sent = HEADERS.filter(header => headers[header]?.trim());
  const put = new Set<Question>(sent.flatMap(header => questionsOf(list, header, headers[header] ?? '')));
  if (sent.length > 1) put.add('headerPrecedence');
  // While it is unanswered, both readings are judged anyway.
  if (headers.origin?.trim() === 'null' && answers.nullOrigin !== undefined) put.add('nullOrigin');
  return open.filter(question => put.has(question));
}

/** What has to be known to tell whether a list lets in the caller that one header names. */
function questionsOf(list: AllowList, header: HeaderName, text: string): Question[] {
  const caller = callerUnder({ [header]: text }, READ_ALL);
  if (caller.kind !== 'hostname') return [];
  const { hostname } = caller;
  const apart = spelledApart(text);
  const patterns = coveringSomehow(list, hostname).flatMap(
    ({ kind, hostname: base, spelling }): Question[] => [
      ...apart(spelling),
      ...(kind === 'exact' ? [] : levelQuestion(hostname, base)),
    ],
  );
  return /^\s*https?:/i.test(text) ? patterns : ['otherSchemes', ...patterns];
}

/** Under these answers a header names a hostname if it does under any. */
const READ_ALL = { ...answersOf({}), otherSchemes: 'yes' } as const;

/** The question that a wildcard's covering a hostname rests on; one level below its base it rests on none. */
function levelQuestion(hostname: string, base: string): Question[] {
  if (hostname === base) return ['wildcardApex'];
  return hostname.slice(0, -base.length - 1).includes('.') ? ['wildcardDepth'] : [];
}
