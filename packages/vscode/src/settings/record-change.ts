import type { ApiKey } from '@hoko-keys/shared';
import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { appendChild, layoutOf, removeItem, render, replaceNode } from './json-edit.ts';

/** One change to one record. Entries are named by their text, since others may have moved them meanwhile. */
export type RecordChange =
  | { readonly kind: 'create'; readonly record: Omit<ApiKey, 'id'> }
  | { readonly kind: 'addHostname'; readonly entry: string }
  | { readonly kind: 'replaceHostname'; readonly entry: string; readonly by: string }
  | { readonly kind: 'removeHostname'; readonly entry: string }
  | { readonly kind: 'revoke' };

/** Why a text cannot take a change: no JSON, `hoko.keys` or the record no object, or record or entry gone or there already. */
export type ChangeFault =
  | 'broken'
  | 'notObject'
  | 'recordExists'
  | 'recordGone'
  | 'entryExists'
  | 'entryGone';

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
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = text.slice(bom.length);
  const start = body.trim() === '' ? '{}\n' : body;
  const root = parseStrictly(start);
  if (root === undefined) return { ok: false, fault: 'broken' };
  const recordPath = [...keysPath, id];
  const fault = faultIn(root, keysPath, recordPath, change);
  if (fault !== undefined) return { ok: false, fault };
  return { ok: true, text: bom + edit(start, root, keysPath, id, change) };
}

/** As VS Code reads settings: comments and trailing commas are fine, anything else is not. */
function parseStrictly(text: string): Node | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  return errors.length === 0 && root?.type === 'object' ? root : undefined;
}

function faultIn(
  root: Node,
  keysPath: readonly string[],
  recordPath: readonly string[],
  change: RecordChange,
): ChangeFault | undefined {
  const above = keysPath.map((_, i) => findNodeAtLocation(root, keysPath.slice(0, i + 1)));
  if (above.some(node => node !== undefined && node.type !== 'object')) return 'notObject';
  const record = findNodeAtLocation(root, [...recordPath]);
  if (change.kind === 'create') return record === undefined ? undefined : 'recordExists';
  if (record === undefined) return 'recordGone';
  if (record.type !== 'object') return 'notObject';
  if (change.kind === 'revoke') return undefined;
  const list = findNodeAtLocation(record, ['allowedHostnames']);
  if (list?.type !== 'array') return 'notObject';
  const entries = entriesOf(list);
  if (change.kind === 'addHostname') return entries.includes(change.entry) ? 'entryExists' : undefined;
  if (!entries.includes(change.entry)) return 'entryGone';
  return change.kind === 'replaceHostname' && entries.includes(change.by) ? 'entryExists' : undefined;
}

function entriesOf(list: Node): unknown[] {
  return (list.children ?? []).map(child => child.value as unknown);
}

function edit(
  text: string,
  root: Node,
  keysPath: readonly string[],
  id: string,
  change: RecordChange,
): string {
  const layout = layoutOf(text);
  if (change.kind === 'create') return insertRecord(text, root, [...keysPath, id], change.record);
  const record = findNodeAtLocation(root, [...keysPath, id]) as Node;
  if (change.kind === 'revoke') {
    const status = findNodeAtLocation(record, ['status']);
    return status === undefined
      ? appendChild(text, record, layout, () => '"status": "revoked"')
      : replaceNode(text, status, '"revoked"');
  }
  const list = findNodeAtLocation(record, ['allowedHostnames']) as Node;
  if (change.kind === 'addHostname')
    return appendChild(text, list, layout, () => JSON.stringify(change.entry));
  const item = list.children?.[entriesOf(list).indexOf(change.entry)] as Node;
  return change.kind === 'removeHostname'
    ? removeItem(text, item)
    : replaceNode(text, item, JSON.stringify(change.by));
}

/** Into the deepest object of the path that is there; what is missing above the record comes with it. */
function insertRecord(text: string, root: Node, path: readonly string[], record: object): string {
  const layout = layoutOf(text);
  let depth = path.length - 1;
  while (depth > 0 && findNodeAtLocation(root, path.slice(0, depth)) === undefined) depth--;
  const parent = depth === 0 ? root : (findNodeAtLocation(root, path.slice(0, depth)) as Node);
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
  keysPath: readonly string[],
  id: string | undefined,
): { start: number; end: number } | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const paths = [...(id === undefined ? [] : [[...keysPath, id]]), [...keysPath]];
  const node = paths.map(path => root && findNodeAtLocation(root, path)).find(found => found !== undefined);
  const whole = node?.parent ?? node;
  return whole && { start: whole.offset, end: whole.offset + whole.length };
}

/** `hoko.keys` as a file's text holds it; undefined where it is not there. */
export function keysIn(text: string, keysPath: readonly string[]): unknown {
  const root = parseTree(text.replace(/^\uFEFF/, ''), [], { allowTrailingComma: true });
  const node = root && findNodeAtLocation(root, [...keysPath]);
  return node && getNodeValue(node);
}
