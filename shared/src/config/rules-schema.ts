import * as v from 'valibot';
import { looksLikeValue } from '../keys/value-like.ts';

const yesNo = ['yes', 'no'] as const;

/**
 * A rule from outside has to have been seen: what is documented or assumed is known to the core itself, and an assumption of
 * somebody else's must not decide. Anything else is refused, with the sentence of `snapshotBadRule`.
 */
const rule = <const A extends readonly [string, ...string[]]>(answers: A) =>
  v.optional(
    v.object({
      answer: v.picklist(answers),
      basis: v.literal('observed'),
      seenAt: v.exactOptional(v.pipe(v.string(), v.isoTimestamp())),
      evidence: v.exactOptional(
        v.pipe(
          v.string(),
          v.maxLength(500),
          v.check(text => !looksLikeValue(text)),
        ),
      ),
    }),
  );

/** `HostnameRules` as they come from outside; questions this version doesn't know are left out, with a warning. */
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
