import { type Problem, valuePath } from '@hoko-keys/shared';

/**
 * What this version can't read of a source that is kept: a newer version's, or damaged. It stays in storage as it is until a
 * person takes it away.
 */
export interface Unread {
  /** What the source is called, where that can be told. */
  readonly name: string | undefined;
  /** Why, as far as it can be told. */
  readonly problems: readonly Problem[];
  /** It alone, in the shape it is kept in: of a source that can be read in part, the records that can't. */
  readonly rest: unknown;
}

/** What the text of it is called as a file. */
export const UNREAD_FILE = 'hoko-keys-unread.json';

/** Its text, to take it along: of a source the snapshot, which the version that wrote it can import. */
export function textOfUnread({ rest }: Unread): { readonly text: string; readonly holdsValue: boolean } {
  const text = snapshotIn(rest) ?? JSON.stringify(rest, null, 2);
  return { text, holdsValue: valuePath('rest', contentOf(text)) !== undefined };
}

/** Whether two are the same, each read from storage on its own. */
export function isSameUnread(a: Unread, b: Unread): boolean {
  return JSON.stringify(a.rest) === JSON.stringify(b.rest);
}

function snapshotIn(rest: unknown): string | undefined {
  const isText = typeof rest === 'object' && rest !== null && 'snapshot' in rest;
  return isText && typeof rest.snapshot === 'string' ? rest.snapshot : undefined;
}

function contentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
