import { isSame } from '../keys/same.ts';
import { NotUtf8 } from './file-text.ts';
import { type ChangeFault, changeText, isComplete, keysIn, type RecordChange } from './record-change.ts';

/** A text that other windows write too. */
export interface SharedText {
  read(): Promise<string>;
  write(text: string): Promise<void>;
  /** Longer than another window takes from reading to writing, in ms. */
  readonly restMs: number;
}

/** How often a change is written again; each time another window has to have come in between. */
const MAX_ATTEMPTS = 5;

/** How often a text is read that is not complete. */
const MAX_READS = 6;

/**
 * The text, but not as it is in the middle of being written: VS Code empties a file before it fills it, and a change made in what
 * stands there meanwhile would lose everything else. Blank, broken or cut off in a character, a text counts only when it stays so for
 * as long as windows rest.
 *
 * @throws what reading throws
 */
export async function wholeText({ read, restMs }: Pick<SharedText, 'read' | 'restMs'>): Promise<string> {
  for (let reads = 1; ; reads++) {
    const isLast = reads === MAX_READS;
    const text = await read().catch(error => {
      if (isLast || !(error instanceof NotUtf8)) throw error;
    });
    if (text !== undefined && (isLast || isComplete(text))) return text;
    await pause(restMs / (MAX_READS - 1));
  }
}

/**
 * Writes one change, and makes sure that it lasts. No file system here can compare before it writes, so a window that read the text
 * before this change and writes it afterwards takes the change away: that is seen a moment later, and it is made again in the text
 * as it is then. Changes of different records, and of different entries, so end up side by side.
 *
 * @returns why the change cannot be made, or not any more, such as after another window changed the same entry
 * @throws what reading and writing throw, and when the change is taken away again and again
 */
export async function lastingChange(
  text: SharedText,
  keysPath: readonly string[],
  id: string,
  change: RecordChange,
): Promise<ChangeFault | undefined> {
  const recordOf = (content: string) => fieldsOf(keysIn(content, keysPath)).get(id);
  let before = await wholeText(text);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const changed = changeText(before, keysPath, id, change);
    if (!changed.ok) return changed.fault;
    const failure = await text.write(changed.text).then(
      () => undefined,
      error => ({ error }),
    );
    await pause(text.restMs);
    const after = await wholeText(text).catch(told => (told instanceof NotUtf8 ? told.readable : undefined));
    // A blank one may have been taken away by somebody; a disk has room for as much as it held.
    const isPart = after !== undefined && isCutOff(after, changed.text);
    if (isPart && (after !== '' || failure !== undefined)) await putBack(text, before, failure?.error);
    if (failure !== undefined) throw failure.error;
    // It was written: that it can't be looked at now is no reason to say otherwise, and to have it made once more.
    if (after === undefined || after === changed.text) return undefined;
    if (isKept(recordOf(before), recordOf(changed.text), recordOf(after))) return undefined;
    // In this very text: read once more, it could have the change again, put back by a window that had read it.
    before = after;
  }
  throw new Error('another window keeps changing the same record');
}

/** Whether a file holds but the beginning of what was written in it. VS Code does not always say so of a disk that is full. */
function isCutOff(found: string, written: string): boolean {
  return found.length < written.length && written.startsWith(found);
}

/**
 * Puts the text before back in a file that was emptied and took but a part of another: what else stands in it would be lost.
 *
 * @throws always, with what the failure was
 */
async function putBack({ read, write }: SharedText, before: string, error: unknown): Promise<never> {
  await write(before).catch(() => undefined);
  const isBack = (await read().catch(() => undefined)) === before;
  if (!isBack)
    throw new Error('only a part of it fits on the disk, and what it held before does not any more');
  throw error ?? new Error('only a part of it fits on the disk');
}

/** Whether what a change did to a record is still so, whatever else others did to it. */
function isKept(before: unknown, changed: unknown, now: unknown): boolean {
  if (before === undefined || changed === undefined) return (changed === undefined) === (now === undefined);
  const [was, is, found] = [before, changed, now].map(fieldsOf);
  return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].every(field =>
    isPartKept(was?.get(field), is?.get(field), found?.get(field)),
  );
}

/** Of a list only what came and what went counts. */
function isPartKept(before: unknown, changed: unknown, now: unknown): boolean {
  if (isSame(before, changed)) return true;
  if (!Array.isArray(before) || !Array.isArray(changed) || !Array.isArray(now)) return isSame(changed, now);
  const came = changed.filter(item => !before.includes(item));
  const went = before.filter(item => !changed.includes(item));
  return came.every(item => now.includes(item)) && !went.some(item => now.includes(item));
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
