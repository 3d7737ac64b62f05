import { type AllowList, allowListOf } from '../hostnames/allow-list.ts';
import type { ApiKey } from '../keys/model.ts';
import type { Scope } from '../keys/scopes.ts';
import { type Caller, type CallerHeaders, callerUnder } from '../requests/caller.ts';
import type { Message } from '../sentences/messages.ts';
import { checkHostname, type HostnameCheck, type Outcome } from './check-hostname.ts';
import { exactFix, type Fix } from './fixes.ts';
import {
  type Answers,
  answersOf,
  type Basis,
  basisOf,
  type HostnameRules,
  type KnownAnswers,
  OTHER,
  QUESTIONS,
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
  /** Open questions whose other answer would change the outcome. */
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
  const depends = certain.length > 0 ? [] : whatMatters(list, request, rules, answers, hostname.outcome);
  const assumptions = depends.filter(question => basisOf(rules, question) === 'assumed');
  return {
    outcome,
    reasons: [...certain, { ...hostname.reason, effect: EFFECT[hostname.outcome] }],
    ...(hostname.matched === undefined ? {} : { matched: hostname.matched }),
    assumptions,
    observations: depends.flatMap(question => observationOf(rules, question)),
    basis: assumptions.length > 0 ? 'assumed' : depends.length > 0 ? 'observed' : 'documented',
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

/** The answered or assumed questions, documented ones aside, whose other answer would change the outcome. */
function whatMatters(
  list: AllowList,
  headers: CallerHeaders,
  rules: HostnameRules,
  answers: KnownAnswers,
  outcome: Outcome,
): Question[] {
  if (list.entries.length === 0) return [];
  return QUESTIONS.filter(question => {
    if (basisOf(rules, question) === 'documented') return false;
    const other = otherAnswer(answers, question);
    return other !== undefined && judgeHostname(list, headers, other).outcome !== outcome;
  });
}

function observationOf(rules: HostnameRules, question: Question): Observation[] {
  const rule = rules[question];
  if (rule?.basis !== 'observed') return [];
  const { basis, ...seen } = rule;
  return [{ question, ...seen } as Observation];
}

function otherAnswer<Q extends Question>(answers: KnownAnswers, question: Q): KnownAnswers | undefined {
  const answer = answers[question] as Answers[Q] | undefined;
  return answer === undefined ? undefined : { ...answers, [question]: OTHER[question](answer) };
}
