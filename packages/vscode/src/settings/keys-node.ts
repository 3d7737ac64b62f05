import { atOnce } from '@hoko-keys/shared';
import type { Node } from 'jsonc-parser';
import { nodeAt } from './json-nodes.ts';
import { parseInSteps } from './parse-in-steps.ts';
import { keysPath, type Place } from './place.ts';

/** The JSON of `hoko.keys`; undefined where the file has none, or is no JSON a person wrote. */
export function keysNode(text: string, place: Place): Node | undefined {
  return atOnce(keysInSteps(text, place));
}

/** As `keysNode`, with pauses. */
export function* keysInSteps(text: string, place: Place): Generator<undefined, Node | undefined> {
  return nodeAt(yield* parseInSteps(text), keysPath(place));
}
