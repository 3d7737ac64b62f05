import * as v from 'valibot';

const yesNo = ['yes', 'no'] as const;

/** What is documented is known to the core itself: a rule from outside can only be assumed or observed. */
const rule = <const A extends readonly [string, ...string[]]>(answers: A) =>
  v.optional(
    v.object({
      answer: v.picklist(answers),
      basis: v.picklist(['assumed', 'observed']),
      seenAt: v.exactOptional(v.pipe(v.string(), v.isoTimestamp())),
      evidence: v.exactOptional(v.pipe(v.string(), v.maxLength(500))),
    }),
  );

/** `HostnameRules` as they come from outside; questions this version doesn't know are dropped. */
export const RulesSchema = v.object({
  wildcardApex: rule(yesNo),
  wildcardDepth: rule(yesNo),
  headerPrecedence: rule(['origin', 'referer']),
  nullOrigin: rule(['present', 'absent']),
  otherSchemes: rule(yesNo),
  port: rule(yesNo),
  case: rule(yesNo),
  trailingDot: rule(yesNo),
  idn: rule(yesNo),
});
