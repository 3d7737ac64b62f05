import { type AllowList, allowListOf } from '../hostnames/allow-list.ts';
import type { ApiKey } from '../keys/model.ts';
import type { Scope } from '../keys/scopes.ts';
import { type Caller, type CallerHeaders, callerUnder } from '../requests/caller.ts';
import type { Message } from '../sentences/messages.ts';
import { checkHostname, type HostnameCheck, type Outcome } from './check-hostname.ts';
import { questionsAbout } from './dependence.ts';
import { exactFix, type Fix } from './exact-fix.ts';
import {
  type Answers,
  answersOf,
  type Basis,
  basisOf,
  type HostnameRules,
  type KnownAnswers,
  OTHER,
  type Question,
  type Rule,
} from './rules.ts';

/** One reason of a verdict, and which way it pulls. */
export type Reason = (HostnameCheck['reason'] | Message<'revoked' | 'missingScope' | 'nullOriginOpen'>) & {
  readonly effect: 'allows' | 'blocks' | 'opens';
};

/** An open question with no assumed answer, and what each answer would mean. */
export interface OpenQuestion<Q extends Question = Question> {
  readonly question: Q;
  readonly branches: readonly { readonly answer: Answers[Q]; readonly outcome: Outcome }[];
}

/** What Hoko would do with a request that carries the key, and what that rests on. */
export interface Verdict {
  readonly outcome: Outcome;
  /** Every reason that applies; those that decide the outcome come first. */
  readonly reasons: readonly Reason[];
  /** The entry that matched, as written. */
  readonly matched?: string;
  /** Open questions whose other answers, one alone or several together, would change the outcome. */
  readonly assumptions: readonly Question[];
  /** What Hoko was seen to do that the outcome depends on, and when. */
  readonly observations: readonly Observation[];
  /** `assumed` as soon as one assumption matters, else `observed` where a seen answer does, else `documented`. */
  readonly basis: Basis;
  /** Where two readings differ and nothing tells which holds. */
  readonly open?: OpenQuestion<'nullOrigin'>;
  /** Exact hostnames that, added, remove the hostname reason. `widerFixes` adds wildcards. */
  readonly fixes: readonly Fix[];
  readonly caller: Caller;
}

/** A question that was answered by what the real service was seen to do. */
export type Observation<Q extends Question = Question> = {
  [K in Q]: { readonly question: K } & Omit<Rule<K>, 'basis'>;
}[Q];

/** What of a key the verdict looks at. */
export type JudgedKey = Pick<ApiKey, 'scopes' | 'allowedHostnames' | 'status'>;

/** What of a request the verdict looks at. */
export interface JudgedRequest extends CallerHeaders {
  /** The scope the endpoint needs; left out, scopes are not judged. */
  readonly scope?: Scope | undefined;
}

/**
 * Whether Hoko would let a request through that carries this key.
 *
 * Any certain failure blocks (revoked, missing scope, hostname: Hoko's help page on API keys, and its developer documentation
 * on errors); else any open question leaves it undetermined; else it is allowed. It judges the description, not Hoko's own list.
 */
export function judge(key: JudgedKey, request: JudgedRequest, rules: HostnameRules = {}): Verdict {
  const list = allowListOf(key.allowedHostnames);
  const answers = answersOf(rules);
  const caller = callerUnder(request, answers);
  const certain = certainFailures(key, request);
  const hostname = judgeHostname(list, request, answers, caller);
  const outcome = certain.length > 0 ? 'blocked' : hostname.outcome;
  // Nothing rests on an answer where something else decides. Documented answers are no guess, so they have no other.
  const put = certain.length > 0 ? [] : questionsAbout(list, request, answers, rules);
  const mattering = (questions: readonly Question[]) =>
    whatMatters(list, request, answers, hostname.outcome, questions);
  const open = put.filter(question => basisOf(rules, question) === 'assumed');
  const assumptions = mattering(open);
  const observations =
    put.length === open.length ? [] : mattering(put).flatMap(question => observationOf(rules, question));
  return {
    outcome,
    reasons: [...certain, { ...hostname.reason, effect: EFFECT[hostname.outcome] }],
    ...(hostname.matched === undefined ? {} : { matched: hostname.matched }),
    assumptions,
    observations,
    basis: assumptions.length > 0 ? 'assumed' : observations.length > 0 ? 'observed' : 'documented',
    ...(hostname.open === undefined ? {} : { open: hostname.open }),
    fixes: hostname.outcome === 'allowed' ? [] : exactFix(caller, request, answers),
    caller,
  };
}

const EFFECT = { allowed: 'allows', blocked: 'blocks', undetermined: 'opens' } as const;

function certainFailures(key: JudgedKey, request: JudgedRequest): Reason[] {
  const failures: Reason[] = [];
  if (key.status === 'revoked') failures.push({ code: 'revoked', args: {}, effect: 'blocks' });
  const { scope } = request;
  if (scope !== undefined && !key.scopes.includes(scope)) {
    failures.push({ code: 'missingScope', args: { scope }, effect: 'blocks' });
  }
  return failures;
}

type HostnameVerdict = Omit<HostnameCheck, 'reason'> & {
  readonly reason: HostnameCheck['reason'] | Message<'nullOriginOpen'>;
  readonly open?: OpenQuestion<'nullOrigin'>;
};

/** While `nullOrigin` is open, both readings are judged; it matters only where they differ. */
function judgeHostname(
  list: AllowList,
  headers: CallerHeaders,
  answers: KnownAnswers,
  caller?: Caller,
): HostnameVerdict {
  const present = checkHostname(list, headers, answers, caller);
  if (headers.origin?.trim() !== 'null' || answers.nullOrigin !== undefined) return present;
  const absent = checkHostname(list, headers, { ...answers, nullOrigin: 'absent' });
  if (present.outcome === absent.outcome) return present;
  return {
    outcome: 'undetermined',
    reason: { code: 'nullOriginOpen', args: {} },
    open: {
      question: 'nullOrigin',
      branches: [
        { answer: 'present', outcome: present.outcome },
        { answer: 'absent', outcome: absent.outcome },
      ],
    },
  };
}

/**
 * Of the questions put, those that belong to a smallest set whose other answers, given together, would change the outcome.
 * Sets are tried by size, and none that holds one found before: so no combination that changes the outcome goes unnamed, and
 * no question is named that changes nothing.
 */
function whatMatters(
  list: AllowList,
  headers: CallerHeaders,
  answers: KnownAnswers,
  outcome: Outcome,
  questions: readonly Question[],
): readonly Question[] {
  if (questions.length === 0) return questions;
  const smallest: (readonly Question[])[] = [];
  for (const set of setsOf(questions)) {
    if (smallest.some(found => found.every(question => set.includes(question)))) continue;
    const others = set.reduce(otherAnswer, answers);
    if (judgeHostname(list, headers, others).outcome !== outcome) smallest.push(set);
  }
  return questions.filter(question => smallest.some(set => set.includes(question)));
}

/** Every set of them but the empty one, the smaller ones first. */
function setsOf(questions: readonly Question[]): (readonly Question[])[] {
  const sets: (readonly Question[])[] = [[]];
  for (const question of questions) sets.push(...sets.map(set => [...set, question]));
  return sets.slice(1).sort((a, b) => a.length - b.length);
}

function observationOf(rules: HostnameRules, question: Question): Observation[] {
  const rule = rules[question];
  if (rule?.basis !== 'observed') return [];
  const { basis, ...seen } = rule;
  return [{ question, ...seen } as Observation];
}

function otherAnswer<Q extends Question>(answers: KnownAnswers, question: Q): KnownAnswers {
  return { ...answers, [question]: OTHER[question](answers[question] as Answers[Q]) };
}
