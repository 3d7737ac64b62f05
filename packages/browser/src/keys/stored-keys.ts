import { type Problem, writeSnapshot } from '@hoko-keys/shared';
import { readStored, removeStored, writeStored } from '../platform/browser.ts';
import { parseStored, type StoredKeys } from './stored-format.ts';

const NAME = 'hokoKeys';

/** The stored keys, checked anew; undefined where there are none, or where what is there cannot be read any more. */
export async function loadKeys(): Promise<StoredKeys | undefined> {
  return parseStored(await readStored(NAME));
}

/** @returns the problem that keeps the snapshot from being stored, or undefined */
export async function saveKeys(stored: StoredKeys): Promise<Problem | undefined> {
  const written = writeSnapshot(stored.snapshot);
  if (!written.ok) return written.problem;
  await writeStored(NAME, { text: written.text, readAt: stored.readAt });
  return undefined;
}

export async function removeKeys(): Promise<void> {
  await removeStored(NAME);
}
