import type { ApiKey } from '@hoko-keys/shared';
import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { appendChild, appendChildren, layoutOf, removeItem, render, replaceNode } from './json-edit.ts';
import { nodeAt } from './json-nodes.ts';
import { keysNode } from './keys-node.ts';
import type { Place } from './place.ts';

/**
 * One change to one record. Entries are named by their text, since others may have moved them meanwhile. `delete` takes revoked
 * records only. `all`: one after the other, or none.
 */
export type RecordChange =
  | { readonly kind: 'create'; readonly record: Omit<ApiKey, 'id'> }
  | { readonly kind: 'addHostname'; readonly entry: string }
  | { readonly kind: 'replaceHostname'; readonly entry: string; readonly by: string }
  /** `mayEmpty`: a person agreed that nothing is left in the list, so that any hostname passes. */
  | { readonly kind: 'removeHostname'; readonly entry: string; readonly mayEmpty?: boolean }
  /** Several at once: of thousands one by one, each would have the text read anew. */
  | { readonly kind: 'addHostnames'; readonly entries: readonly string[] }
  | { readonly kind: 'removeHostnames'; readonly entries: readonly string[]; readonly mayEmpty: boolean }
  | { readonly kind: 'addScope'; readonly scope: string }
  | { readonly kind: 'removeScope'; readonly scope: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  /** `from`: what stands there until then. */
  | { readonly kind: 'setFingerprint'; readonly from: string | undefined; readonly to: string }
  | { readonly kind: 'revoke' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'all'; readonly changes: readonly RecordChange[] };

/**
 * Why a text cannot take a change: no JSON, nested too deeply, `hoko.keys` or the record no object, record or entry gone or there
 * already, or the record no longer what the change was made for.
 */
export type ChangeFault =
  | 'broken'
  | 'tooDeep'
  | 'notObject'
  | 'recordExists'
  | 'recordGone'
  | 'entryExists'
  | 'entryGone'
  | 'recordChanged';

/** The text after a change, or why it cannot take it. */
export type ChangedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: ChangeFault };

/**
 * A settings file's text with one record changed. Comments, order and formatting around the change stay.
 *
 * @param keysPath where `hoko.keys` is in the file
 */
export function changeText(
  text: string,
  keysPath: readonly string[],
  id: string,
  change: RecordChange,
): ChangedText {
  if (change.kind === 'all') {
    return change.changes.reduce<ChangedText>(
      (before, next) => (before.ok ? changeText(before.text, keysPath, id, next) : before),
      { ok: true, text },
    );
  }
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = text.slice(bom.length);
  const start = body.trim() === '' ? '{}\n' : body;
  const root = parseStrictly(start);
  if (root === 'broken' || root === 'tooDeep') return { ok: false, fault: root };
  const recordPath = [...keysPath, id];
  const fault = faultIn(root, keysPath, recordPath, change);
  if (fault !== undefined) return { ok: false, fault };
  return { ok: true, text: bom + edit(start, root, keysPath, id, change) };
}

/** Whether a settings file's text is there to its end; not where it is blank, or no JSON. */
export function isComplete(text: string): boolean {
  return parseStrictly(text.replace(/^\uFEFF/, '')) !== 'broken';
}

type OneChange = Exclude<RecordChange, { kind: 'all' }>;

/** As VS Code reads settings: comments and trailing commas are fine, anything else is not. */
function parseStrictly(text: string): Node | 'broken' | 'tooDeep' {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true });
    return errors.length === 0 && root?.type === 'object' ? root : 'broken';
  } catch (error) {
    // jsonc-parser calls itself for each level.
    if (error instanceof RangeError) return 'tooDeep';
    throw error;
  }
}

function faultIn(
  root: Node,
  keysPath: readonly string[],
  recordPath: readonly string[],
  change: OneChange,
): ChangeFault | undefined {
  const above = keysPath.map((_, i) => nodeAt(root, keysPath.slice(0, i + 1)));
  if (above.some(node => node !== undefined && node.type !== 'object')) return 'notObject';
  const record = nodeAt(root, recordPath);
  if (change.kind === 'create') return record === undefined ? undefined : 'recordExists';
  if (record === undefined) return 'recordGone';
  if (record.type !== 'object') return 'notObject';
  const field = (name: string): unknown => nodeAt(record, [name])?.value;
  if (change.kind === 'revoke') return undefined;
  if (change.kind === 'setFingerprint') {
    const isMeant = [change.from, change.to].includes(field('fingerprint') as string);
    return isMeant && field('status') !== 'revoked' ? undefined : 'recordChanged';
  }
  if (change.kind === 'delete') return field('status') === 'revoked' ? undefined : 'recordChanged';
  if (change.kind === 'rename') return field('name') === change.from ? undefined : 'recordChanged';
  const list = nodeAt(record, [listChangedBy(change)]);
  if (list?.type !== 'array') return 'notObject';
  const entries = entriesOf(list);
  switch (change.kind) {
    case 'addScope':
      return entries.includes(change.scope) ? 'recordChanged' : undefined;
    case 'removeScope':
      // A key has one at least.
      return entries.includes(change.scope) && entries.length > 1 ? undefined : 'recordChanged';
    case 'addHostname':
      return entries.includes(change.entry) ? 'entryExists' : undefined;
    case 'addHostnames': {
      const known = new Set(entries);
      return change.entries.some(entry => known.has(entry)) ? 'entryExists' : undefined;
    }
    case 'removeHostnames':
      if (itemsOf(list, change.entries).length < change.entries.length) return 'entryGone';
      return entries.length > change.entries.length || change.mayEmpty ? undefined : 'recordChanged';
    case 'replaceHostname':
      if (!entries.includes(change.entry)) return 'entryGone';
      return entries.includes(change.by) ? 'entryExists' : undefined;
    case 'removeHostname':
      if (!entries.includes(change.entry)) return 'entryGone';
      // The others went since the person was asked.
      return entries.length > 1 || change.mayEmpty ? undefined : 'recordChanged';
  }
}

function listChangedBy({ kind }: OneChange): 'scopes' | 'allowedHostnames' {
  return kind === 'addScope' || kind === 'removeScope' ? 'scopes' : 'allowedHostnames';
}

function entriesOf(list: Node): unknown[] {
  return (list.children ?? []).map(child => child.value as unknown);
}

/** The items of a list that have these texts, in its order; of those that are alike, as many as are asked for. */
function itemsOf(list: Node, entries: readonly string[]): Node[] {
  const asked = new Map<unknown, number>();
  for (const entry of entries) asked.set(entry, (asked.get(entry) ?? 0) + 1);
  return (list.children ?? []).filter(({ value }) => {
    const left = asked.get(value) ?? 0;
    asked.set(value, left - 1);
    return left > 0;
  });
}

function edit(text: string, root: Node, keysPath: readonly string[], id: string, change: OneChange): string {
  if (change.kind === 'create') return insertRecord(text, root, [...keysPath, id], change.record);
  const record = nodeAt(root, [...keysPath, id]) as Node;
  const list = nodeAt(record, [listChangedBy(change)]) as Node;
  const itemOf = (entry: string) => list.children?.[entriesOf(list).indexOf(entry)] as Node;
  const append = (entries: readonly string[]) => {
    const jsons = entries.map(entry => () => JSON.stringify(entry));
    return appendChildren(text, list, layoutOf(text), jsons);
  };
  switch (change.kind) {
    case 'addHostname':
      return append([change.entry]);
    case 'addHostnames':
      return append(change.entries);
    case 'removeHostnames':
      // From the last one on, so that those before stay where they were read.
      return itemsOf(list, change.entries).reduceRight(removeItem, text);
    case 'removeHostname':
      return removeItem(text, itemOf(change.entry));
    case 'replaceHostname':
      return replaceNode(text, itemOf(change.entry), JSON.stringify(change.by));
    case 'addScope':
      return append([change.scope]);
    case 'removeScope':
      return removeItem(text, itemOf(change.scope));
    case 'rename':
      return setField(text, record, 'name', change.to);
    case 'setFingerprint':
      return setField(text, record, 'fingerprint', change.to);
    case 'revoke':
      return setField(text, record, 'status', 'revoked');
    case 'delete':
      return removeItem(text, record.parent as Node);
  }
}

function setField(text: string, record: Node, field: keyof ApiKey, to: string): string {
  const node = nodeAt(record, [field]);
  return node === undefined
    ? appendChild(text, record, layoutOf(text), () => `"${field}": ${JSON.stringify(to)}`)
    : replaceNode(text, node, JSON.stringify(to));
}

/** Into the deepest object of the path that is there; what is missing above the record comes with it. */
function insertRecord(text: string, root: Node, path: readonly string[], record: object): string {
  const layout = layoutOf(text);
  let depth = path.length - 1;
  while (depth > 0 && nodeAt(root, path.slice(0, depth)) === undefined) depth--;
  const parent = depth === 0 ? root : (nodeAt(root, path.slice(0, depth)) as Node);
  const value = path.slice(depth + 1).reduceRight<object>((inner, name) => ({ [name]: inner }), record);
  return appendChild(
    text,
    parent,
    layout,
    indent => `${JSON.stringify(path[depth])}: ${render(value, layout, indent)}`,
  );
}

/** Where a record's JSON stands in a settings file's text, for the editor to show it; offsets in UTF-16 units. */
export function findRecord(
  text: string,
  place: Place,
  id: string | undefined,
): { start: number; end: number } | undefined {
  const keys = keysNode(text, place);
  const node = (id === undefined ? undefined : nodeAt(keys, [id])) ?? keys;
  const whole = node?.parent ?? node;
  return whole && { start: whole.offset, end: whole.offset + whole.length };
}

/** `hoko.keys` as a file's text holds it; undefined where it is not there. */
export function keysIn(text: string, keysPath: readonly string[]): unknown {
  const root = parseTree(text.replace(/^\uFEFF/, ''), [], { allowTrailingComma: true });
  const node = nodeAt(root, keysPath);
  return node && getNodeValue(node);
}
