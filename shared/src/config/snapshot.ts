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

/** UTF-8 bytes; a larger text is refused unread. */
export const MAX_TEXT_BYTES = 2_000_000;

const HeadSchema = v.object({
  source: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(200),
    v.check(text => !looksLikeValue(text)),
  ),
  takenAt: v.pipe(v.string(), v.isoTimestamp()),
});

/**
 * Writes a snapshot as JSON: only the fields `ApiKey` names, and only rules that were seen, so that nothing else travels.
 * Indented for people, unless it is small enough only without that.
 *
 * @returns the text; or the problem that keeps it from being written, which is any that reading it would meet
 */
export function writeSnapshot({
  keys,
  rules,
  source,
  takenAt,
}: Snapshot): { ok: true; text: string } | { ok: false; problem: Problem } {
  const records = Object.fromEntries(keys.map(key => [key.id, recordOf(key)]));
  if (Object.keys(records).length < keys.length)
    return refuse(problem('error', 'snapshotBadField', { field: 'keys' }));
  const seen = Object.fromEntries(Object.entries(rules).filter(([, rule]) => rule.basis === 'observed'));
  const content = { ...SNAPSHOT_FORMAT, source, takenAt, keys: records, rules: seen };
  const indented = `${JSON.stringify(content, null, 2)}\n`;
  const text = tooLargeProblem(indented) === undefined ? indented : JSON.stringify(content);
  const read = readSnapshot(JSON.parse(text) as typeof content);
  if (!read.ok) return read;
  const wrong = read.problems.find(({ severity }) => severity === 'error') ?? tooLargeProblem(text);
  return wrong === undefined ? { ok: true, text } : refuse(wrong);
}

/** What is wrong with a text of more than `MAX_TEXT_BYTES`. */
export function tooLargeProblem(text: string): Problem | undefined {
  const bytes = text.length > MAX_TEXT_BYTES ? text.length : new TextEncoder().encode(text).length;
  return bytes > MAX_TEXT_BYTES
    ? problem('error', 'textTooLarge', { bytes, limit: MAX_TEXT_BYTES })
    : undefined;
}

/** A key as a record of `hoko.keys`: without its id, absent fields left out, in the order people read them. */
export function recordOf(key: ApiKey): Omit<ApiKey, 'id'> {
  const { name, service, workspace, scopes, allowedHostnames, status, createdAt, fingerprint } = key;
  return {
    name,
    service,
    ...(workspace === undefined ? {} : { workspace }),
    scopes,
    allowedHostnames,
    status,
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
}

/** What a text, once it is JSON, turned out to hold. */
export type ReadSnapshot =
  | { readonly ok: true; readonly snapshot: Snapshot; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

/** Reads a parsed snapshot. A wrong schema, version or rule refuses it; a wrong record becomes a problem and hides no other. */
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
  return { ok: true, snapshot: { ...head.output, keys, rules: rules.output as HostnameRules }, problems };
}

function refuse(refused: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem: refused };
}

/** A few characters of what stands where something else was expected; nothing of what is no text, or looks like a value. */
function brief(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? (looksLikeValue(value) ? HIDDEN : value.slice(0, 40)) : undefined;
}
