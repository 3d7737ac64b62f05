import type { EntriesOf } from '../keys/kept-entries.ts';
import type { KeyRow } from './rows.ts';

/** What is searched of a key, in lower case. Kept: lists may be long, and a search goes on at every letter. */
const searched = new WeakMap<KeyRow['key'], string>();

/** The rows whose name, workspace and entries have every word of a query in them, as they stand; all, if it has no word. */
export function findRows(rows: readonly KeyRow[], query: string, entriesOf: EntriesOf): readonly KeyRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ key }) => {
    const text = textOf(key, entriesOf);
    return words.every(word => text.includes(word));
  });
}

function textOf(key: KeyRow['key'], entriesOf: EntriesOf): string {
  const known = searched.get(key);
  if (known !== undefined) return known;
  const text = [key.name, key.workspace ?? '', ...entriesOf(key)].join('\n').toLowerCase();
  searched.set(key, text);
  return text;
}
