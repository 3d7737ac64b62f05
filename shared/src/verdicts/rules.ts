/**
 * What Hoko's documentation leaves open about the hostname rule, and the answers each question can have. `yes` and `no`
 * answer the question as it is put here. Which status a block has, whether a page may read it, what is checked first and how soon
 * a changed list applies is not known either; no verdict rests on these, so they are no questions here, and `explainAnswer` and
 * `judge` keep them open by naming everything that may be.
 */
export interface Answers {
  /** Does `*.example.com` cover `example.com`? */
  wildcardApex: 'yes' | 'no';
  /** Does `*.example.com` cover `a.b.example.com`, and any depth below? */
  wildcardDepth: 'yes' | 'no';
  /** Both headers, two hostnames: which counts? */
  headerPrecedence: 'origin' | 'referer';
  /** Does the literal `Origin: null` count as present? */
  nullOrigin: 'present' | 'absent';
  /** Is the host of `capacitor://localhost` and the like a hostname? */
  otherSchemes: 'yes' | 'no';
  /** Is the port ignored? */
  port: 'yes' | 'no';
  /** Is case folded? */
  case: 'yes' | 'no';
  /** Is one trailing dot ignored? */
  trailingDot: 'yes' | 'no';
  /** Do a Unicode entry and its `xn--` form mean the same? */
  idn: 'yes' | 'no';
}

/** One of the open questions. */
export type Question = keyof Answers;

/** What an answer rests on: Hoko's pages, our guess until known, or an answer of the real service that was seen. */
export type Basis = 'documented' | 'assumed' | 'observed';

/** An answer, and what it rests on. */
export interface Rule<Q extends Question = Question> {
  readonly answer: Answers[Q];
  readonly basis: Basis;
  /** ISO 8601, UTC: when an observed answer was last seen. */
  readonly seenAt?: string;
  /** What was seen, in a few words; never a value. */
  readonly evidence?: string;
}

/** The answers someone has; a question that is not in it is open, and its assumed answer is used. */
export type HostnameRules = { readonly [Q in Question]?: Rule<Q> };

/** The answer used while a question is open. `nullOrigin` has none: both readings are judged. */
const ASSUMED: Readonly<Omit<Answers, 'nullOrigin'>> = {
  wildcardApex: 'no',
  wildcardDepth: 'yes',
  headerPrecedence: 'origin',
  otherSchemes: 'yes',
  port: 'yes',
  case: 'yes',
  trailingDot: 'yes',
  idn: 'yes',
};

/** The other answer of each question, to see whether a verdict depends on it. */
export const OTHER: { readonly [Q in Question]: (answer: Answers[Q]) => Answers[Q] } = {
  wildcardApex: flip,
  wildcardDepth: flip,
  headerPrecedence: answer => (answer === 'origin' ? 'referer' : 'origin'),
  nullOrigin: answer => (answer === 'present' ? 'absent' : 'present'),
  otherSchemes: flip,
  port: flip,
  case: flip,
  trailingDot: flip,
  idn: flip,
};

function flip(answer: 'yes' | 'no'): 'yes' | 'no' {
  return answer === 'yes' ? 'no' : 'yes';
}

/** Every question, in the order of `Answers`. */
export const QUESTIONS = Object.keys(OTHER) as readonly Question[];

/**
 * How the emulator decides: every question answered, so that nothing it says is open. The assumed answers, and
 * `Origin: null` counts as absent.
 */
export const EMULATOR_RULES = {
  wildcardApex: { answer: 'no', basis: 'documented' },
  wildcardDepth: { answer: 'yes', basis: 'documented' },
  headerPrecedence: { answer: 'origin', basis: 'documented' },
  nullOrigin: { answer: 'absent', basis: 'documented' },
  otherSchemes: { answer: 'yes', basis: 'documented' },
  port: { answer: 'yes', basis: 'documented' },
  case: { answer: 'yes', basis: 'documented' },
  trailingDot: { answer: 'yes', basis: 'documented' },
  idn: { answer: 'yes', basis: 'documented' },
} as const satisfies HostnameRules;

/** All answers but, where it is open, that of `nullOrigin`. */
export type KnownAnswers = Omit<Answers, 'nullOrigin'> & Partial<Pick<Answers, 'nullOrigin'>>;

/** The answers to judge by: those in `rules`, and the assumed ones for every open question. */
export function answersOf(rules: HostnameRules): KnownAnswers {
  const known: Record<string, string> = { ...ASSUMED };
  for (const question of QUESTIONS) {
    const rule = rules[question];
    if (rule !== undefined) known[question] = rule.answer;
  }
  return known as unknown as KnownAnswers;
}

/** What the answer to a question rests on; an open one is assumed. */
export function basisOf(rules: HostnameRules, question: Question): Basis {
  return rules[question]?.basis ?? 'assumed';
}
