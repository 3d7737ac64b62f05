import { type ApiKey, looksLikeValue, parseKeys } from '@hoko-keys/shared';
import { getNodeValue, type Node } from 'jsonc-parser';
import { readValue } from '../keys/read-value.ts';
import { appendChild, layoutOf, removeItem, replaceNode } from '../settings/json-edit.ts';
import { nameOf, nodeAt } from '../settings/json-nodes.ts';
import { keysNode } from '../settings/keys-node.ts';
import type { Place } from '../settings/place.ts';
import { valueNode } from './locate.ts';

/** A value that stands in a settings file, and the file without it. */
export interface TakenValue {
  readonly value: string;
  /** The key it is of, as far as its record tells. */
  readonly key: ApiKey;
  /** The file's text without the value, and with its fingerprint in the record. */
  readonly textWith: (fingerprint: string) => string;
}

/**
 * The first text in a record that looks like a value.
 *
 * @returns undefined where there is none, and where it is none that can be stored: a name, an id, a number, a text in words
 */
export function takeValue(text: string, place: Place, id: string): TakenValue | undefined {
  const property = recordIn(text, place, id);
  const node = property && valueNode(property);
  const isName = node?.parent?.type === 'property' && node.parent.children?.[0] === node;
  if (node?.type !== 'string' || isName) return undefined;
  const read = readValue(String(node.value));
  if (!read.ok || read.value === '') return undefined;
  const rest = withoutValue(text, node, property?.children?.[1] === node);
  return {
    value: read.value,
    key: keyOf(rest, place, id),
    textWith: fingerprint => withFingerprint(rest, { place, id, value: read.value, fingerprint }),
  };
}

function recordIn(text: string, place: Place, id: string): Node | undefined {
  const content = nodeAt(keysNode(text, place), [id]);
  return content?.parent;
}

/**
 * What can't be left out stays empty, so that it is still wrong and nobody takes it for a decision: a name, and the last entry of
 * a list of hostnames, since without any entry every hostname would pass.
 */
function withoutValue(text: string, node: Node, isRecord: boolean): string {
  if (isRecord) return replaceNode(text, node, '{}');
  const { parent } = node;
  if (parent === undefined) return text;
  if (parent.type === 'array') {
    return parent.children?.length === 1 ? replaceNode(text, node, '""') : removeItem(text, node);
  }
  return nameOf(parent) === 'name' ? replaceNode(text, node, '""') : removeItem(text, parent);
}

interface Fingerprinted {
  readonly place: Place;
  readonly id: string;
  readonly value: string;
  readonly fingerprint: string;
}

/** What looks like another value in the fingerprint's own place stays there: it is still to be moved. */
function withFingerprint(text: string, { place, id, value, fingerprint }: Fingerprinted): string {
  const record = recordIn(text, place, id)?.children?.[1];
  if (record?.type !== 'object') return text;
  const json = JSON.stringify(fingerprint);
  const known = nodeAt(record, ['fingerprint']);
  if (known === undefined) return appendChild(text, record, layoutOf(text), () => `"fingerprint": ${json}`);
  const isOtherValue = looksLikeValue(String(known.value)) && known.value !== value;
  return isOtherValue ? text : replaceNode(text, known, json);
}

/** A record that can't be read yet is one with nothing but its id. */
function keyOf(text: string, place: Place, id: string): ApiKey {
  const content = recordIn(text, place, id)?.children?.[1];
  const [key] = parseKeys({ [id]: content && getNodeValue(content) }).keys;
  return key ?? { id, name: id, service: 'hoko', scopes: [], allowedHostnames: [], status: 'active' };
}
