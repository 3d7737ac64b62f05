import * as v from 'valibot';
import { type Problem, problem } from '../sentences/problem.ts';
import { FINGERPRINT } from './fingerprint.ts';
import type { ApiKey } from './model.ts';
import { isScope } from './scopes.ts';
import { HIDDEN, looksLikeValue } from './value-like.ts';
import { valuePath } from './value-path.ts';

/** More records than this are refused unread. */
export const MAX_KEYS = 10_000;

const text = v.pipe(v.string(), v.nonEmpty());

/** A record of `hoko.keys`, the id aside. The settings' JSON Schema is made from this. */
export const RecordSchema = v.looseObject({
  name: text,
  service: v.optional(v.picklist(['hoko', 'emulator']), 'hoko'),
  workspace: v.optional(text),
  scopes: v.pipe(v.array(text), v.nonEmpty()),
  allowedHostnames: v.array(v.string()),
  status: v.optional(v.picklist(['active', 'revoked']), 'active'),
  createdAt: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  fingerprint: v.optional(v.pipe(v.string(), v.regex(FINGERPRINT))),
});

/** What a field of a record has to be. */
export type FieldShape = 'text' | 'service' | 'scopes' | 'hostnames' | 'status' | 'time' | 'fingerprint';

const SHAPES: Readonly<Record<keyof typeof RecordSchema.entries, FieldShape>> = {
  name: 'text',
  service: 'service',
  workspace: 'text',
  scopes: 'scopes',
  allowedHostnames: 'hostnames',
  status: 'status',
  createdAt: 'time',
  fingerprint: 'fingerprint',
};

/** What there is in JSON besides objects and nothing. */
export type JsonKind = 'list' | 'text' | 'number' | 'boolean';

/** The keys that could be read, and what there is to say about all records. */
export interface ParsedKeys {
  readonly keys: ApiKey[];
  readonly problems: Problem[];
}

/**
 * Reads the object in the `hoko.keys` setting: records by id. Required are name, scopes and allowedHostnames.
 * A wrong record becomes an error and hides no other; unknown scopes and fields are kept, with a warning.
 * A text that looks like a value is an error, and its record is left out.
 */
export function parseKeys(value: unknown): ParsedKeys {
  if (value === undefined || value === null) return { keys: [], problems: [] };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return { keys: [], problems: [problem('error', 'keysNotObject', { found: kindOf(value) })] };
  }
  const records = Object.entries(value);
  if (records.length > MAX_KEYS) {
    return {
      keys: [],
      problems: [problem('error', 'keysTooMany', { count: records.length, limit: MAX_KEYS })],
    };
  }
  const parsed = records.map(([id, record]) => parseRecord(id, record));
  return {
    keys: parsed.flatMap(({ key }) => (key === undefined ? [] : [key])),
    problems: parsed.flatMap(({ problems }) => problems),
  };
}

function parseRecord(id: string, record: unknown): { key?: ApiKey; problems: Problem[] } {
  if (looksLikeValue(id)) return { problems: [valueProblem(HIDDEN, 'id')] };
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return {
      problems: [
        valuePath(id, record) !== undefined
          ? valueProblem(id, id)
          : problem('error', 'recordNotObject', { id }),
      ],
    };
  }
  const leaking = Object.entries(record).find(([field, content]) => valuePath(field, content))?.[0];
  if (leaking !== undefined) return { problems: [valueProblem(id, leaking)] };
  const result = v.safeParse(RecordSchema, record);
  if (result.success) {
    // Valibot drops fields that are called `constructor`, `prototype` or `__proto__`.
    const unknown = Object.entries(record).filter(([field]) => !Object.hasOwn(RecordSchema.entries, field));
    const fields = [...Object.entries(result.output), ...unknown, ['id', id]];
    return { key: Object.fromEntries(fields) as ApiKey, problems: warnings(id, unknown, result.output) };
  }
  const fields = new Set(result.issues.map(issue => issue.path?.[0]?.key as keyof typeof SHAPES));
  return { problems: [...fields].map(field => recordProblem(id, record, field)) };
}

function valueProblem(id: string, field: string): Problem {
  return problem('error', 'recordHoldsValue', { id, field: looksLikeValue(field) ? HIDDEN : field });
}

function recordProblem(id: string, record: object, field: keyof typeof SHAPES): Problem {
  return Object.hasOwn(record, field)
    ? problem('error', 'recordBadField', { id, field, expected: SHAPES[field] })
    : problem('error', 'recordMissingField', { id, field });
}

function warnings(
  id: string,
  unknown: readonly (readonly [field: string, content: unknown])[],
  { scopes }: Pick<ApiKey, 'scopes'>,
): Problem[] {
  const unknownScopes = [...new Set(scopes)].filter(scope => !isScope(scope));
  return [
    ...unknown.map(([field]) => problem('warning', 'recordUnknownField', { id, field })),
    ...unknownScopes.map(scope => problem('warning', 'recordUnknownScope', { id, scope })),
  ];
}

function kindOf(value: unknown): JsonKind {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'boolean' : 'number';
}
