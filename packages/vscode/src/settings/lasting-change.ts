import { isSame } from '../keys/same.ts';
import { type ChangeFault, changeText, keysIn, type RecordChange } from './record-change.ts';

/** A text that other windows write too. */
export interface SharedText {
  read(): Promise<string>;
  write(text: string): Promise<void>;
  /** Waits for longer than another window takes from reading to writing. */
  rest(): Promise<void>;
}

/** How often a change is written again; each time another window has to have come in between. */
const MAX_ATTEMPTS = 5;

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
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const before = await text.read();
    const changed = changeText(before, keysPath, id, change);
    if (!changed.ok) return changed.fault;
    await text.write(changed.text);
    await text.rest();
    const after = await text.read();
    if (after === changed.text || isKept(recordOf(before), recordOf(changed.text), recordOf(after)))
      return undefined;
  }
  throw new Error('another window keeps changing the same record');
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
