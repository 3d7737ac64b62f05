import * as v from 'valibot';
import { parsePattern } from '../hostnames/pattern.ts';
import { type Problem, problem } from '../sentences/problem.ts';
import { FINGERPRINT, isFingerprint } from './fingerprint.ts';
import type { ApiKey } from './model.ts';
import { isScope } from './scopes.ts';
import { isValueField, looksLikeValue } from './value-like.ts';

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

/** What each field has to be, in words, for the sentence about a wrong one. */
const EXPECTED: Readonly<Record<string, string>> = {
  name: 'a text that is not empty',
  service: '"hoko" or "emulator"',
  workspace: 'a text that is not empty',
  scopes: 'a list with at least one scope',
  allowedHostnames: 'a list of texts (empty lets any hostname pass)',
  status: '"active" or "revoked"',
  createdAt: 'a date and time such as 2026-11-23T10:00:00Z',
  fingerprint: 'a fingerprint such as fp1_ and 16 characters',
};

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
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return { problems: [problem('error', 'recordNotObject', { id })] };
  }
  const leaked = findValue(record);
  if (leaked !== undefined)
    return { problems: [problem('error', 'recordHoldsValue', { id, field: leaked })] };
  const result = v.safeParse(RecordSchema, record);
  if (!result.success) return { problems: result.issues.map(issue => recordProblem(id, record, issue)) };
  return { key: { ...result.output, id } as ApiKey, problems: warnings(id, result.output) };
}

function recordProblem(id: string, record: object, issue: v.BaseIssue<unknown>): Problem {
  const field = String(issue.path?.[0]?.key ?? '');
  if (!Object.hasOwn(record, field)) return problem('error', 'recordMissingField', { id, field });
  return problem('error', 'recordBadField', { id, field, expected: EXPECTED[field] ?? 'something else' });
}

function warnings(id: string, record: v.InferOutput<typeof RecordSchema>): Problem[] {
  const unknownFields = Object.keys(record).filter(field => !Object.hasOwn(RecordSchema.entries, field));
  const unknownScopes = record.scopes.filter(scope => !isScope(scope));
  return [
    ...unknownFields.map(field => problem('warning', 'recordUnknownField', { id, field })),
    ...unknownScopes.map(scope => problem('warning', 'recordUnknownScope', { id, scope })),
  ];
}

/** Deeper than any record means to be; a hostile one must not exhaust the stack. */
const MAX_DEPTH = 32;

/** The first field that holds, at any depth, what looks like a value. */
function findValue(record: object, depth = 0): string | undefined {
  return Object.entries(record).find(([field, content]) => {
    if (typeof content === 'string') return isValueText(field, content);
    if (typeof content !== 'object' || content === null) return false;
    if (field === 'allowedHostnames' && Array.isArray(content)) return content.some(isValueEntry);
    return depth < MAX_DEPTH && findValue(content, depth + 1) !== undefined;
  })?.[0];
}

function isValueText(field: string, content: string): boolean {
  if (field === 'fingerprint' && isFingerprint(content)) return false;
  return (content !== '' && isValueField(field)) || looksLikeValue(content);
}

/** A hostname may hold long mixed labels, as preview hosts do; what is no hostname may not. */
function isValueEntry(entry: unknown): boolean {
  return (
    typeof entry === 'string' && !(entry.includes('.') && parsePattern(entry).ok) && looksLikeValue(entry)
  );
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
