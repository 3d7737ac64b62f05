import { randomUUID } from 'node:crypto';
import { lstat, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EmulatorError, systemCode, systemReason } from '../errors.ts';
import { isLeftOf, replaceFile } from './replace-file.ts';

/** How long an emulator may take from its lock to its address. */
const START_MS = 5_000;
/** A lock is written in one go; one that names nobody and was written this long ago, or will be by the clock, never will. */
const WRITE_MS = 2_000;
/** A takeover takes milliseconds; one that began this long ago, or will by the clock, was left by a process that died in it. */
const TAKEOVER_MS = 10_000;
/** How long a holder may take to answer. One that is stopped or hangs still holds its state. */
const ANSWER_MS = 2_000;
const POLL_MS = 50;

/** One emulator's hold on a state file. */
export interface StateLock {
  /**
   * Tells the others where the emulator listens.
   *
   * @throws EmulatorError `state-unwritable`
   */
  announce(url: string): Promise<void>;
  /** Never rejects. */
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly url?: string;
}

/** What the lock holds, and who that is; undefined where it went in the meantime, or was cut off, or is still being written. */
interface Seen {
  readonly text: string;
  readonly holder: Holder | undefined;
  /** When it was written, in ms by the file system's clock; undefined where it went. */
  readonly writtenAt: number | undefined;
}

/**
 * Takes the state file for this process: two emulators on one file would lose each other's keys. The lock lies beside it and
 * names its holder; a lock whose holder is gone is taken over. What killed writes left is swept away.
 *
 * @throws EmulatorError `state-in-use`, with the address of the emulator that holds it, or `state-unwritable`
 */
export async function lockState(file: string): Promise<StateLock> {
  const lock = `${file}.lock`;
  const nonce = randomUUID();
  let ours = JSON.stringify({ pid: process.pid, nonce });
  const deadline = performance.now() + START_MS;
  let before: string | undefined;
  while (!(await create(lock, ours))) {
    const seen = await look(lock);
    const { holder, text, writtenAt } = seen;
    // One that is being written this moment names its holder soon. Twice, since the file system may have another clock.
    const isNobodys = holder === undefined && text === before && isOld(writtenAt, WRITE_MS);
    before = text;
    if (isNobodys || (holder !== undefined && !(await isAlive(holder)))) await takeOver(lock, seen);
    else if (holder !== undefined && (holder.url !== undefined || performance.now() > deadline))
      throw inUse(file, lock, holder);
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
  await sweep(file);
  return {
    announce: async url => {
      const text = JSON.stringify({ pid: process.pid, nonce, url });
      await replaceFile(lock, text).catch((error: unknown) => {
        throw unusable(lock, error);
      });
      ours = text;
    },
    release: async () => {
      const seen = await look(lock).catch(() => undefined);
      // One that can't be removed is taken over by the next: who it names is gone by then.
      if (seen?.text === ours) await rm(lock, { force: true }).catch(() => undefined);
    },
  };
}

async function create(lock: string, text: string): Promise<boolean> {
  try {
    await writeFile(lock, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw unusable(lock, error);
  }
}

function unusable(lock: string, cause: unknown): EmulatorError {
  const sentence = `The state needs the file ${lock} beside it, which can’t be used: ${systemReason(cause)}. Name a state elsewhere with --state.`;
  return new EmulatorError('state-unwritable', sentence, { cause });
}

async function look(lock: string): Promise<Seen> {
  const writtenAt = await whenWritten(lock);
  const text = await readFile(lock, 'utf8').catch((error: unknown) => {
    // Another user's, who may be using it.
    if (systemCode(error) === 'EACCES') throw unusable(lock, error);
    return '';
  });
  try {
    return { text, holder: readHolder(JSON.parse(text)), writtenAt };
  } catch {
    return { text, holder: undefined, writtenAt };
  }
}

function whenWritten(file: string): Promise<number | undefined> {
  // Of a link itself: one that leads nowhere is in the way all the same.
  return lstat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
}

/** Whether something was written longer ago than that, or will be, as after the clock was set back. */
function isOld(writtenAt: number | undefined, ms: number): boolean {
  return writtenAt !== undefined && Math.abs(Date.now() - writtenAt) > ms;
}

/** Nobody but us writes a lock, and we listen on loopback alone: any other address in one is asked nothing. */
function readHolder(found: unknown): Holder | undefined {
  if (typeof found !== 'object' || found === null || !('pid' in found)) return undefined;
  const { pid } = found;
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0) return undefined;
  const url = 'url' in found && typeof found.url === 'string' ? found.url : '';
  return /^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(url) ? { pid, url } : { pid };
}

/**
 * A process of that id runs and, where an address is known, somebody is there: ids are used again after a restart. Somebody
 * who takes the call and says nothing counts as there.
 */
async function isAlive({ pid, url }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) !== 'EPERM') return false;
  }
  if (url === undefined) return true;
  return fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) }).then(
    () => true,
    (error: unknown) => error instanceof Error && error.name === 'TimeoutError',
  );
}

/**
 * Removes a dead holder's lock, if it still is that holder's: between our look and now another process may have taken it over.
 * A second file, created exclusively, keeps two from doing this at once.
 */
async function takeOver(lock: string, dead: Seen): Promise<void> {
  const guard = guardOf(lock);
  await removeOld(guard);
  if (!(await create(guard, ''))) return;
  try {
    const { text, writtenAt } = await look(lock);
    // Every holder's text is its own; one that was just begun by another is as empty as a dead one.
    if (text === dead.text && writtenAt === dead.writtenAt) await remove(lock);
  } finally {
    await remove(guard);
  }
}

function guardOf(lock: string): string {
  return `${lock}.takeover`;
}

async function removeOld(guard: string): Promise<void> {
  if (isOld(await whenWritten(guard), TAKEOVER_MS)) await remove(guard);
}

async function remove(file: string): Promise<void> {
  await rm(file, { force: true }).catch((cause: unknown) => {
    throw new EmulatorError(
      'state-unwritable',
      `${file} is in the way and can’t be removed. Remove it, then start again.`,
      { cause },
    );
  });
}

/** What writes and takeovers left that were killed. Only the lock's holder writes here, so none of it is in use. */
async function sweep(file: string): Promise<void> {
  const { dir, base } = path.parse(path.resolve(file));
  const isLeft = (name: string) => isLeftOf(base, name) || isLeftOf(`${base}.lock`, name);
  const left = (await readdir(dir).catch(() => [])).filter(isLeft);
  for (const name of left) await rm(path.join(dir, name), { force: true }).catch(() => undefined);
  await removeOld(guardOf(`${file}.lock`)).catch(() => undefined);
}

function inUse(file: string, lock: string, { pid, url }: Holder): EmulatorError {
  const sentence =
    url === undefined
      ? `The state file ${file} is in use by process ${pid}, says ${lock}. If that is no emulator, remove ${lock} and start again.`
      : `The state file ${file} is in use by the emulator at ${url} (process ${pid}). End that one, or name another file with --state.`;
  return new EmulatorError('state-in-use', sentence, url === undefined ? {} : { url });
}
