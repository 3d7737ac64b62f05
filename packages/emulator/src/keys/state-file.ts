import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type ApiKey, parseKeys, recordOf } from '@hoko-keys/shared';
import * as v from 'valibot';
import { EmulatorError, systemCode } from '../errors.ts';

/** A key, and what is kept of its value. */
export interface IssuedKey {
  readonly key: ApiKey;
  /** See `hashValue`. */
  readonly valueHash: string;
}

const SCHEMA = 'hoko-emulator/state';
const VERSION = 1;

const StateSchema = v.object({
  schema: v.literal(SCHEMA),
  version: v.literal(VERSION),
  keys: v.record(v.string(), v.unknown()),
  valueHashes: v.record(v.string(), v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
});

/**
 * Reads the keys of an earlier run. A file that is not there is an empty state; one that cannot be read as a whole is left
 * as it is.
 *
 * @throws EmulatorError `state-unreadable`
 */
export async function readState(file: string): Promise<readonly IssuedKey[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw unreadable(file, 'it could not be opened', error);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw unreadable(file, 'it is not JSON', error);
  }
  const state = v.safeParse(StateSchema, json);
  if (!state.success) throw unreadable(file, `it is no state of version ${VERSION}`);
  const { keys, problems } = parseKeys(state.output.keys);
  const wrong = problems.find(({ severity }) => severity === 'error');
  if (wrong !== undefined) throw unreadable(file, `a key in it is wrong (${wrong.code})`);
  return keys.map(key => {
    const valueHash = state.output.valueHashes[key.id];
    if (valueHash === undefined) throw unreadable(file, `the key ${key.id} has no hash`);
    return { key, valueHash };
  });
}

function unreadable(file: string, why: string, cause?: unknown): EmulatorError {
  const message = `The state file ${file} can’t be read: ${why}. It is left as it is; move it away, or name another with --state.`;
  return new EmulatorError('state-unreadable', message, { cause });
}

/**
 * Writes all keys so that a kill at any moment leaves the old file or the new one, whole: a file beside it, flushed, takes
 * its place, and the folder is flushed too.
 *
 * @throws EmulatorError `state-unwritable`
 */
export async function writeState(file: string, keys: readonly IssuedKey[]): Promise<void> {
  const state = {
    schema: SCHEMA,
    version: VERSION,
    keys: Object.fromEntries(keys.map(({ key }) => [key.id, recordOf(key)])),
    valueHashes: Object.fromEntries(keys.map(({ key, valueHash }) => [key.id, valueHash])),
  };
  const next = `${file}.${process.pid}.tmp`;
  try {
    await writeFlushed(next, `${JSON.stringify(state, null, 2)}\n`);
    await rename(next, file);
    await flushFolder(path.dirname(file));
  } catch (error) {
    await rm(next, { force: true });
    throw new EmulatorError(
      'state-unwritable',
      `The state file ${file} can’t be written, so nothing was changed.`,
      {
        cause: error,
      },
    );
  }
}

async function writeFlushed(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A rename is safe from a power cut once its folder is flushed; Windows can't open a folder and needs none of it. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
