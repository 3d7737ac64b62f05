import { admittedBy, parsePattern } from '@hoko-keys/shared';
import { getNodeValue, type Node } from 'jsonc-parser';
import { inOrder, listKeys, type PlacedKey } from '../keys/listing.ts';
import { nameOf } from '../settings/json-nodes.ts';
import { keysNode } from '../settings/keys-node.ts';
import { type Place, placeId } from '../settings/place.ts';
import type { L10n } from '../words/l10n.ts';
import { sayShown } from '../words/say-shown.ts';
import { shown } from '../words/shown.ts';
import { judgeAll, outcomeMark, sayCounts, sayVerdict } from './report.ts';

/** An entry of a list in a settings file; offsets in UTF-16 units. */
export interface EntryAt {
  readonly entry: string;
  readonly start: number;
  readonly end: number;
}

/** The entry of a key's list that stands at an offset of a settings file's text. */
export function entryAt(text: string, place: Place, offset: number): EntryAt | undefined {
  const record = childAt(keysNode(text, place), offset)?.children?.[1];
  const field = childAt(record, offset);
  const item =
    field && nameOf(field) === 'allowedHostnames' ? childAt(field.children?.[1], offset) : undefined;
  if (typeof item?.value !== 'string') return undefined;
  return { entry: item.value, start: item.offset, end: item.offset + item.length };
}

function childAt(node: Node | undefined, offset: number): Node | undefined {
  return node?.children?.find(child => child.offset <= offset && offset <= child.offset + child.length);
}

/** The keys as they would be with a settings file saved as it stands in its editor: by this text, a person looks at the entry. */
export function keysWith(text: string, place: Place, keys: readonly PlacedKey[]): readonly PlacedKey[] {
  const node = keysNode(text, place);
  const own = listKeys([{ place, value: node && getNodeValue(node) }]).keys;
  return inOrder([...keys.filter(key => placeId(key.place) !== placeId(place)), ...own]);
}

/** What a hover says: sentences, verdicts a line each, and the address that a report would explain. */
export interface HoverText {
  readonly sentences: readonly string[];
  readonly verdicts: readonly string[];
  readonly address: string;
}

/** So many keys fit in a hover. */
const MAX_KEYS = 8;

/**
 * What an entry lets in, and every key's verdict on its hostname; of a wildcard, on a hostname below it, for an example.
 *
 * @returns undefined of an entry that can't be read: its problem says why
 */
export function hoverText(entry: string, keys: readonly PlacedKey[], l10n: L10n): HoverText | undefined {
  const parsed = parsePattern(entry);
  if (!parsed.ok) return undefined;
  const { pattern } = parsed;
  const hostname = pattern.kind === 'wildcard' ? `app.${pattern.hostname}` : pattern.hostname;
  const judged = judgeAll(keys, `https://${hostname}`);
  const admits = sayShown(admittedBy(pattern));
  const left = judged.length - MAX_KEYS;
  return {
    sentences: [
      admits,
      pattern.kind === 'wildcard'
        ? l10n.t('A page at {0}, for example: {1}', hostname, sayCounts(judged, l10n))
        : l10n.t('A page at {0}: {1}', hostname, sayCounts(judged, l10n)),
    ],
    verdicts: [
      ...judged
        .slice(0, MAX_KEYS)
        .map(
          one =>
            `${outcomeMark(one.verdict.outcome)} ${shown(one.placed.key.name)}: ${sayVerdict(one, l10n)}`,
        ),
      ...(left > 0 ? [l10n.t('… and {0} more', left)] : []),
    ],
    address: `https://${hostname}`,
  };
}
