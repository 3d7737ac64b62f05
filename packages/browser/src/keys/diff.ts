import type { ApiKey } from '@hoko-keys/shared';

/** One field of a key, before and after; lists as their items. */
export interface FieldChange {
  readonly field: 'name' | 'workspace' | 'service' | 'status' | 'scopes' | 'allowedHostnames';
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What an import would do to the stored keys. */
export interface KeysDiff {
  readonly added: readonly ApiKey[];
  readonly changed: readonly { readonly key: ApiKey; readonly fields: readonly FieldChange[] }[];
  readonly removed: readonly ApiKey[];
  readonly unchanged: number;
}

const FIELDS: readonly FieldChange['field'][] = [
  'name',
  'workspace',
  'service',
  'status',
  'scopes',
  'allowedHostnames',
];

/** Takes a few milliseconds for 10,000 keys: whoever looks at a preview waits for it. */
export function diffKeys(before: readonly ApiKey[], after: readonly ApiKey[]): KeysDiff {
  const old = new Map(before.map(key => [key.id, key]));
  const kept = new Set(after.map(({ id }) => id));
  const compared = after.flatMap(key => {
    const was = old.get(key.id);
    return was === undefined ? [] : [{ key, fields: fieldChanges(was, key) }];
  });
  return {
    added: after.filter(({ id }) => !old.has(id)),
    changed: compared.filter(({ fields }) => fields.length > 0),
    removed: before.filter(({ id }) => !kept.has(id)),
    unchanged: compared.filter(({ fields }) => fields.length === 0).length,
  };
}

function fieldChanges(before: ApiKey, after: ApiKey): FieldChange[] {
  return FIELDS.filter(field => !isSame(before[field], after[field])).map(field => ({
    field,
    before: items(before[field]),
    after: items(after[field]),
  }));
}

type Field = string | readonly string[] | undefined;

function isSame(a: Field, b: Field): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

function items(value: Field): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
