import { open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { EmulatorError, systemCode, systemReason } from '../errors.ts';
import { replaceFile } from './replace-file.ts';
import { type IssuedKey, readStateText, writeStateText } from './state-text.ts';

/** A larger file is refused unread, and none is written: 10,000 keys of 5 kB each. */
const MAX_STATE_BYTES = 50_000_000;

/** The keys of an earlier run, and where those of this one go. */
interface OpenState {
  readonly keys: readonly IssuedKey[];
  /**
   * As `writeState`. A file that holds something else by now, such as a copy that was put back, is not written over.
   *
   * @throws EmulatorError `state-unreadable`, `state-unwritable`; the file is as it was
   */
  save(keys: readonly IssuedKey[]): Promise<void>;
}

/**
 * Reads a state file, to be kept from then on.
 *
 * @throws EmulatorError `state-unreadable`
 */
export async function openState(file: string): Promise<OpenState> {
  let known = await readText(file);
  return {
    keys: keysIn(file, known),
    save: async keys => {
      const found = await readText(file);
      if (found !== undefined && found !== known) throw changed(file);
      known = await writeState(file, keys);
    },
  };
}

/**
 * Reads the keys of an earlier run. A file that is not there is an empty state; one that cannot be read as a whole is left
 * as it is.
 *
 * @throws EmulatorError `state-unreadable`
 */
export async function readState(file: string): Promise<readonly IssuedKey[]> {
  return keysIn(file, await readText(file));
}

function keysIn(file: string, text: string | undefined): readonly IssuedKey[] {
  if (text === undefined) return [];
  const state = readStateText(text);
  if (!state.ok) throw unreadable(file, state.why);
  return state.keys;
}

/** Undefined where there is no file. */
async function readText(file: string): Promise<string | undefined> {
  try {
    const found = await stat(file);
    // A pipe would be waited for, and a device such as /dev/zero never ends.
    if (!found.isFile()) throw unreadable(file, 'it is no file');
    if (found.size > MAX_STATE_BYTES) throw unreadable(file, `it is over ${MAX_STATE_BYTES / 1e6} MB`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof EmulatorError) throw error;
    if (systemCode(error) === 'ENOENT') return undefined;
    throw unreadable(file, systemReason(error), error);
  }
}

function unreadable(file: string, why: string, cause?: unknown): EmulatorError {
  const message = `The state file ${file} can’t be read: ${why}. It is left as it is; move it away, or name another with --state.`;
  return new EmulatorError('state-unreadable', message, { cause });
}

/**
 * Writes all keys as `replaceFile` does, and flushes the folder too.
 *
 * @returns what the file holds from then on
 * @throws EmulatorError `state-unwritable`; the file is as it was
 */
export async function writeState(file: string, keys: readonly IssuedKey[]): Promise<string> {
  const text = writeStateText(keys);
  if (Buffer.byteLength(text) > MAX_STATE_BYTES)
    throw unwritable(file, `it would be over ${MAX_STATE_BYTES / 1e6} MB`);
  await replaceFile(file, text).catch((error: unknown) => {
    throw unwritable(file, systemReason(error), error);
  });
  await flushFolder(path.dirname(file));
  return text;
}

function changed(file: string): EmulatorError {
  const message = `The state file ${file} was changed by another program, so nothing was written over it. End the emulator and start it again: it goes on with what the file holds.`;
  return new EmulatorError('state-unwritable', message);
}

function unwritable(file: string, why: string, cause?: unknown): EmulatorError {
  const message = `The state file ${file} can’t be written, so nothing was changed: ${why}.`;
  return new EmulatorError('state-unwritable', message, { cause });
}

/**
 * A rename is safe from a power cut once its folder is flushed. Where that can't be done (Windows opens no folder, some file
 * systems flush none) the new file is in its place all the same, so it is no failure; SQLite holds it so too.
 */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
