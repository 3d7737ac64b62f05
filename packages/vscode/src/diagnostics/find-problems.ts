import { MAX_KEYS, type Problem, type PublicSuffixes } from '@hoko-keys/shared';
import { getNodeValue, type Node } from 'jsonc-parser';
import { entryProblems, keyProblems } from '../keys/key-problems.ts';
import { inOrder, listKeys, type PlacedKey } from '../keys/listing.ts';
import { nameOf, nodeAt, propertiesOf } from '../settings/json-nodes.ts';
import { keysInSteps } from '../settings/keys-node.ts';
import type { Place } from '../settings/place.ts';
import { locator } from './locate.ts';

/** A problem, and what in a settings file it is about; offsets in UTF-16 units. */
export interface FoundProblem {
  readonly problem: Problem;
  readonly start: number;
  readonly end: number;
  readonly place: Place;
  /** The record's id; undefined where it is about `hoko.keys` as a whole. */
  readonly id?: string;
  /** The key, where the record could be read. */
  readonly placed?: PlacedKey;
  /** The place in the list of what an entry's problem is about. */
  readonly index?: number;
}

/** A settings file as it is in the editor, saved or not. */
export interface KeysFile {
  readonly text: string;
  readonly place: Place;
  /** The keys of other files: records of one value are told beside each other. */
  readonly others: readonly PlacedKey[];
}

/**
 * Every problem of the file's `hoko.keys`, at what it is about. In small steps, so that the caller can pause or stop: the text is
 * read, then each record, which finds nothing yet, and then each is told about, some beside others.
 *
 * @param suffixes without it, nothing is said about public suffixes
 */
export function* findProblems(
  { text, place, others }: KeysFile,
  suffixes?: PublicSuffixes,
): Generator<readonly FoundProblem[]> {
  const reading = keysInSteps(text, place);
  let step = reading.next();
  for (; !step.done; step = reading.next()) yield [];
  const keys = step.value;
  if (keys === undefined) return;
  const records = propertiesOf(keys);
  if (keys.type !== 'object' || records.length > MAX_KEYS) {
    yield asWhole(keys, place);
    return;
  }
  const read: { record: Node; placed: PlacedKey | undefined; unread: readonly Problem[] }[] = [];
  for (const record of records) {
    const content = record.children?.[1];
    if (content === undefined) continue;
    const value = Object.fromEntries([[nameOf(record), getNodeValue(content)]]);
    const { keys: own, problems } = listKeys([{ place, value }]);
    read.push({ record, placed: own[0], unread: problems.map(({ problem }) => problem) });
    yield [];
  }
  const own = inOrder(read.flatMap(({ placed }) => placed ?? []));
  const problems = keyProblems({ keys: [...others, ...own], problems: [] }, suffixes);
  for (const { record, placed, unread } of read) {
    const id = nameOf(record);
    const rest = placed === undefined ? unread : problems.of(placed).filter(({ args }) => !('entry' in args));
    const locate = locator(record);
    const inRecord = rest.flatMap(problem =>
      locate(problem).map(node => ({
        problem,
        ...rangeOf(node),
        place,
        id,
        ...(placed && { placed }),
      })),
    );
    yield placed === undefined ? inRecord : [...inRecord, ...inList(placed, record, problems.of(placed))];
  }
}

/** What is wrong with `hoko.keys` as a whole. */
function asWhole(keys: Node, place: Place): readonly FoundProblem[] {
  const [name] = keys.parent?.children ?? [];
  return listKeys([{ place, value: getNodeValue(keys) }]).problems.map(({ problem }) => ({
    problem,
    place,
    ...rangeOf(problem.code === 'keysTooMany' && name !== undefined ? name : keys),
  }));
}

function inList(placed: PlacedKey, record: Node, problems: readonly Problem[]): FoundProblem[] {
  const { id, allowedHostnames } = placed.key;
  const items = nodeAt(record.children?.[1], ['allowedHostnames'])?.children ?? [];
  return entryProblems(problems, allowedHostnames).flatMap((own, index) => {
    const item = items[index];
    if (item === undefined) return [];
    return own.map(problem => ({ problem, ...rangeOf(item), place: placed.place, id, placed, index }));
  });
}

function rangeOf({ offset, length }: Node): { start: number; end: number } {
  return { start: offset, end: offset + length };
}
