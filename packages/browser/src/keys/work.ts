import { writeSnapshot } from '@hoko-keys/shared';
import { applyPolicy } from './apply-policy.ts';
import { digestOf } from './digest.ts';
import { readImport } from './read-import.ts';
import { isUnread, parseStored, sourcesIn } from './stored-format.ts';
import { toStored } from './to-stored.ts';

/** What takes longer than a frame for 10,000 keys (half a second measured), and so is done beside the page. */
export const WORK = { readImport, applyPolicy, parseStored, toStored, makeDigest, writeSnapshot };

/** @param stored the sources as they are kept */
function makeDigest(stored: unknown): ReturnType<typeof digestOf> {
  const items = parseStored(stored);
  return digestOf(sourcesIn(items), items.some(isUnread));
}

/** The same, asked of another thread. */
export type Work = {
  readonly [N in keyof typeof WORK]: (
    ...args: Parameters<(typeof WORK)[N]>
  ) => Promise<ReturnType<(typeof WORK)[N]>>;
};

/** A call of one of them, and its answer. */
export interface Job {
  readonly id: number;
  readonly name: keyof Work;
  readonly args: readonly unknown[];
}
export type Done =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failed: true };
