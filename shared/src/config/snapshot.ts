import * as v from 'valibot';
import type { ApiKey } from '../keys/model.ts';
import { parseKeys } from '../keys/parse-keys.ts';
import { HIDDEN, looksLikeValue } from '../keys/value-like.ts';
import { type Problem, problem } from '../sentences/problem.ts';
import type { HostnameRules } from '../verdicts/rules.ts';
import { RulesSchema } from './rules-schema.ts';

/** Keys and rules without any secret: all that ever travels to the browser. */
export interface Snapshot {
  readonly keys: readonly ApiKey[];
  readonly rules: HostnameRules;
  /** What the keys were read from, in a word or two: `settings.json`, `Acme.code-workspace`. */
  readonly source: string;
  /** ISO 8601, UTC. */
  readonly takenAt: string;
}

/** What a snapshot says it is, and the version that is read and written here. */
export const SNAPSHOT_FORMAT = { schema: 'hoko-keys/snapshot', version: 1 } as const;

const HeadSchema = v.object({
  source: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(200),
    v.check(text => !looksLikeValue(text)),
  ),
  takenAt: v.pipe(v.string(), v.isoTimestamp()),
});

/** What a text, once it is JSON, turned out to hold. */
export type ReadSnapshot =
  | { readonly ok: true; readonly snapshot: Snapshot; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

/** Reads a parsed snapshot. A wrong schema, version or rule refuses it; a wrong record becomes a problem and hides no other, and so does a rule about a question this version doesn't ask. */
export function readSnapshot(value: Readonly<Record<string, unknown>>): ReadSnapshot {
  if (value.schema !== SNAPSHOT_FORMAT.schema)
    return refuse(problem('error', 'snapshotWrongSchema', { found: brief(value.schema) }));
  if (value.version !== SNAPSHOT_FORMAT.version) {
    return refuse(
      problem('error', 'snapshotWrongVersion', {
        found: brief(value.version),
        supported: SNAPSHOT_FORMAT.version,
      }),
    );
  }
  const head = v.safeParse(HeadSchema, value);
  if (!head.success) {
    const field = String(head.issues[0].path?.[0]?.key);
    return refuse(problem('error', 'snapshotBadField', { field }));
  }
  const rules = v.safeParse(RulesSchema, value.rules ?? {});
  if (!rules.success) {
    return refuse(
      problem('error', 'snapshotBadRule', { question: String(rules.issues[0].path?.[0]?.key ?? 'rules') }),
    );
  }
  const { keys, problems } = parseKeys(value.keys ?? {});
  return {
    ok: true,
    snapshot: { ...head.output, keys, rules: rules.output as HostnameRules },
    problems: [...unknownRules(value.rules ?? {}), ...problems],
  };
}

function unknownRules(rules: object): Problem[] {
  return Object.keys(rules)
    .filter(question => !Object.hasOwn(RulesSchema.entries, question))
    .map(question => problem('warning', 'snapshotUnknownRule', { question: brief(question) ?? '' }));
}

function refuse(refused: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem: refused };
}

/** A few characters of what stands where something else was expected; nothing of what is no text, or looks like a value. */
function brief(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? (looksLikeValue(value) ? HIDDEN : value.slice(0, 40)) : undefined;
}
