import * as v from 'valibot';
import { type Problem, problem } from '../sentences/problem.ts';
import { FINGERPRINT, isFingerprint } from './fingerprint.ts';
import type { ApiKey } from './model.ts';
import { isScope } from './scopes.ts';
import { HIDDEN, isValueEntry, isValueField, looksLikeValue } from './value-like.ts';

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
      problems: [holdsValue(id, record) ? valueProblem(id, id) : problem('error', 'recordNotObject', { id })],
    };
  }
  const leaking = Object.entries(record).find(([field, content]) => holdsValue(field, content))?.[0];
  if (leaking !== undefined) return { problems: [valueProblem(id, leaking)] };
  const result = v.safeParse(RecordSchema, record);
  if (result.success)
    return { key: { ...result.output, id } as ApiKey, problems: warnings(id, result.output) };
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

function warnings(id: string, record: v.InferOutput<typeof RecordSchema>): Problem[] {
  const unknownFields = Object.keys(record).filter(field => !Object.hasOwn(RecordSchema.entries, field));
  const unknownScopes = record.scopes.filter(scope => !isScope(scope));
  return [
    ...unknownFields.map(field => problem('warning', 'recordUnknownField', { id, field })),
    ...unknownScopes.map(scope => problem('warning', 'recordUnknownScope', { id, scope })),
  ];
}

/** What a field's name says of the texts in it. */
type Kept = 'value' | 'hostnames' | 'fingerprint' | 'any';

function keptIn(name: string): Kept {
  if (isValueField(name)) return 'value';
  if (name === 'allowedHostnames') return 'hostnames';
  return name === 'fingerprint' ? 'fingerprint' : 'any';
}

/**
 * Whether a field holds, at any depth, what looks like a value, be it in a name; in a list each item counts as the list's field.
 * Without a call for each level, since a hostile record must not exhaust the stack.
 */
function holdsValue(field: string, content: unknown): boolean {
  if (looksLikeValue(field)) return true;
  const rest: [kept: Kept, content: unknown][] = [[keptIn(field), content]];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const [kept, inner] = next;
    if (isValue(kept, inner)) return true;
    if (typeof inner !== 'object' || inner === null) continue;
    if (Array.isArray(inner)) {
      for (const item of inner) {
        // Most lists are long and of texts.
        if (typeof item !== 'string') rest.push([kept, item]);
        else if (isValue(kept, item)) return true;
      }
      continue;
    }
    for (const [name, item] of Object.entries(inner)) {
      if (looksLikeValue(name)) return true;
      rest.push([keptIn(name), item]);
    }
  }
  return false;
}

function isValue(kept: Kept, content: unknown): boolean {
  if (kept === 'value') return !isBlank(content);
  if (typeof content !== 'string') return false;
  if (kept === 'hostnames') return isValueEntry(content);
  return looksLikeValue(content) && !(kept === 'fingerprint' && isFingerprint(content));
}

/** A field for a value is harmless as long as nothing is in it; of a list the items are asked. */
function isBlank(content: unknown): boolean {
  if (typeof content === 'object') {
    return content === null || Array.isArray(content) || Object.keys(content).length === 0;
  }
  return content === '' || typeof content === 'boolean';
}

function kindOf(value: unknown): JsonKind {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'boolean' : 'number';
}
