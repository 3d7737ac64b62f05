import { MAX_KEYS, type Problem, type PublicSuffixes } from '@hoko-keys/shared';
import { getNodeValue, type Node } from 'jsonc-parser';
import { keyProblems } from '../keys/key-problems.ts';
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
 * read, then each record, which finds nothing yet, and then each is told about, some beside others, and each of its entries.
 *
 * @param suffixes without it, nothing is said about public suffixes
 */
export function* findProblems(
  { text, place, others }: KeysFile,
  suffixes?: PublicSuffixes,
): Generator<readonly FoundProblem[]> {
  const keys = yield* silently(keysInSteps(text, place));
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
    const ofKey = placed && (yield* silently(problems.of(placed)));
    const locate = locator(record);
    yield (ofKey?.others ?? unread).flatMap(problem =>
      locate(problem).map(node => ({
        problem,
        ...rangeOf(node),
        place,
        id,
        ...(placed && { placed }),
      })),
    );
    if (placed !== undefined && ofKey !== undefined) yield* inList(placed, record, ofKey.ofEntries);
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

/** What is wrong with each entry, one after the other. */
function* inList(
  placed: PlacedKey,
  record: Node,
  ofEntries: readonly (readonly Problem[])[],
): Generator<readonly FoundProblem[]> {
  const { id } = placed.key;
  const items = nodeAt(record.children?.[1], ['allowedHostnames'])?.children ?? [];
  for (const [index, own] of ofEntries.entries()) {
    const item = items[index];
    if (item === undefined || own.length === 0) continue;
    yield own.map(problem => ({ problem, ...rangeOf(item), place: placed.place, id, placed, index }));
  }
}

/** Work that finds nothing by itself. */
function* silently<T>(steps: Generator<undefined, T>): Generator<readonly FoundProblem[], T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield [];
  }
}

function rangeOf({ offset, length }: Node): { start: number; end: number } {
  return { start: offset, end: offset + length };
}
