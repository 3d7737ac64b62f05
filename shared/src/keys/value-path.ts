import { isFingerprint } from './fingerprint.ts';
import { isValueEntry, isValueField, looksLikeValue, mayBeValue } from './value-like.ts';

/** Where something stands in JSON: names of fields, and places in lists. */
export type JsonPath = readonly (string | number)[];

/** What a field's name says of the texts in it. */
type Kept = 'value' | 'hostnames' | 'fingerprint' | 'id' | 'words';

/** Something still to be looked at, and where that is. */
interface Rest {
  readonly kept: Kept;
  readonly content: unknown;
  readonly at: string | number;
  readonly within?: Rest;
}

/**
 * Where a field holds, at any depth, what looks like a value, be it in a name; in a list each item counts as the list's field.
 * Without a call for each level, since a hostile record must not exhaust the stack.
 *
 * @returns the path from the record on, the field first; undefined where there is no value
 */
export function valuePath(field: string, content: unknown): JsonPath | undefined {
  if (looksLikeValue(field)) return [field];
  const rest: Rest[] = [{ kept: keptIn(field), content, at: field }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { kept, content: inner } = next;
    if (isValue(kept, inner)) return pathOf(next);
    if (typeof inner !== 'object' || inner === null) continue;
    if (Array.isArray(inner)) {
      for (const [at, item] of inner.entries()) {
        // Most lists are long and of texts: these are looked at where they stand.
        if (typeof item !== 'string') rest.push({ kept, content: item, at, within: next });
        else if (isValue(kept, item)) return [...pathOf(next), at];
      }
      continue;
    }
    for (const [name, item] of Object.entries(inner)) {
      if (looksLikeValue(name)) return [...pathOf(next), name];
      rest.push({ kept: keptIn(name), content: item, at: name, within: next });
    }
  }
  return undefined;
}

function pathOf(found: Rest): JsonPath {
  const path: (string | number)[] = [];
  for (let at: Rest | undefined = found; at !== undefined; at = at.within) path.push(at.at);
  return path.reverse();
}

/** `id`, `linkId`, `team_id`: what a newer version or another program may keep in a record. */
const ID_FIELD = /^(?:uu)?id$|[_-](?:uu)?id$|[a-z](?:Uu)?I[dD]$/;

function keptIn(name: string): Kept {
  if (isValueField(name)) return 'value';
  if (name === 'allowedHostnames') return 'hostnames';
  if (name === 'fingerprint') return 'fingerprint';
  return name === 'workspace' || ID_FIELD.test(name) ? 'id' : 'words';
}

function isValue(kept: Kept, content: unknown): boolean {
  if (kept === 'value') return !isBlank(content);
  if (typeof content !== 'string') return false;
  if (kept === 'hostnames') return isValueEntry(content);
  if (kept === 'fingerprint' && isFingerprint(content)) return false;
  return kept === 'words' ? mayBeValue(content) : looksLikeValue(content);
}

/** A field for a value is harmless as long as nothing is in it; of a list the items are asked. */
function isBlank(content: unknown): boolean {
  if (typeof content === 'object') {
    return content === null || Array.isArray(content) || Object.keys(content).length === 0;
  }
  return content === '' || typeof content === 'boolean';
}
