import { isFingerprint } from './fingerprint.ts';
import { isValueEntry, isValueField, looksLikeValue } from './value-like.ts';

/** Where something stands in JSON: names of fields, and places in lists. */
export type JsonPath = readonly (string | number)[];

/** Something still to be looked at: the field it is in, and where that is. */
interface Rest {
  readonly field: string;
  readonly content: unknown;
  readonly at: string | number;
  readonly within?: Rest;
}

/**
 * Where a field holds, at any depth, what looks like a value, be it in a name. Without a call for each level, since a hostile
 * record must not exhaust the stack.
 *
 * @returns the path from the record on, the field first; undefined where there is no value
 */
export function valuePath(field: string, content: unknown): JsonPath | undefined {
  const rest: Rest[] = [{ field, content, at: field }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { field: name, content: inner } = next;
    if (looksLikeValue(name) || isValue(name, inner)) return pathOf(next);
    if (typeof inner !== 'object' || inner === null) continue;
    const isList = Array.isArray(inner);
    for (const [key, item] of Object.entries(inner)) {
      rest.push({ field: isList ? name : key, content: item, at: isList ? Number(key) : key, within: next });
    }
  }
  return undefined;
}

function pathOf(found: Rest): JsonPath {
  const path: (string | number)[] = [];
  for (let at: Rest | undefined = found; at !== undefined; at = at.within) path.unshift(at.at);
  return path;
}

/** In a list each item counts as the list's field. */
function isValue(name: string, content: unknown): boolean {
  if (isValueField(name) && !isBlank(content)) return true;
  if (typeof content !== 'string') return false;
  if (name === 'allowedHostnames') return isValueEntry(content);
  return looksLikeValue(content) && !(name === 'fingerprint' && isFingerprint(content));
}

/** A field for a value is harmless as long as nothing is in it; of a list the items are asked. */
function isBlank(content: unknown): boolean {
  if (typeof content === 'object') {
    return content === null || Array.isArray(content) || Object.keys(content).length === 0;
  }
  return content === '' || typeof content === 'boolean';
}
