import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { EmulatorError, systemCode } from '../errors.ts';

/** How long an emulator may take from its lock to its address. */
const START_MS = 5_000;
/** A takeover takes milliseconds; one this old was left by a process that died in it. */
const TAKEOVER_MS = 10_000;
const POLL_MS = 50;

/** One emulator's hold on a state file. */
export interface StateLock {
  /** Tells the others where the emulator listens. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly url?: string;
}

/**
 * Takes the state file for this process: two emulators on one file would lose each other's keys. The lock lies beside it and
 * names its holder; a lock whose holder is gone is taken over.
 *
 * @throws EmulatorError `state-in-use`, with the address of the emulator that holds it
 */
export async function lockState(file: string): Promise<StateLock> {
  const lock = `${file}.lock`;
  const deadline = Date.now() + START_MS;
  while (!(await create(lock))) {
    const holder = await readHolder(lock);
    if (holder === undefined || !(await isAlive(holder))) await takeOver(lock, holder);
    else if (holder.url !== undefined || Date.now() > deadline) throw inUse(file, holder);
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
  return {
    announce: url => writeFile(lock, JSON.stringify({ pid: process.pid, url })),
    release: () => rm(lock, { force: true }),
  };
}

async function create(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, JSON.stringify({ pid: process.pid }), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw new EmulatorError('state-unwritable', `The state file’s folder can’t be written: ${lock}.`, {
      cause: error,
    });
  }
}

/** Undefined where the lock went in the meantime, or was cut off while being written. */
async function readHolder(lock: string): Promise<Holder | undefined> {
  const text = await readFile(lock, 'utf8').catch(() => '');
  try {
    const holder: unknown = JSON.parse(text);
    if (typeof holder !== 'object' || holder === null || !('pid' in holder) || typeof holder.pid !== 'number')
      return undefined;
    return 'url' in holder && typeof holder.url === 'string'
      ? { pid: holder.pid, url: holder.url }
      : { pid: holder.pid };
  } catch {
    return undefined;
  }
}

/** A process of that id runs and, where an address is known, somebody answers there: ids are used again after a restart. */
async function isAlive({ pid, url }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) !== 'EPERM') return false;
  }
  return (
    url === undefined ||
    fetch(url).then(
      () => true,
      () => false,
    )
  );
}

/**
 * Removes a dead holder's lock, if it still is that holder's: between our look and now another process may have taken it over.
 * A second file, created exclusively, keeps two from doing this at once.
 */
async function takeOver(lock: string, dead: Holder | undefined): Promise<void> {
  const guard = `${lock}.takeover`;
  const age = await stat(guard).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  if (age > TAKEOVER_MS) await rm(guard, { force: true });
  if (!(await create(guard))) return;
  try {
    const now = await readHolder(lock);
    if (now?.pid === dead?.pid && now?.url === dead?.url) await rm(lock, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

function inUse(file: string, { pid, url }: Holder): EmulatorError {
  const where = url === undefined ? `process ${pid}` : `the emulator at ${url}`;
  return new EmulatorError(
    'state-in-use',
    `The state file ${file} is in use by ${where}.`,
    url === undefined ? {} : { url },
  );
}
