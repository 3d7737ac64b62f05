import type { JsonPath } from '@hoko-keys/shared';
import type { Node } from 'jsonc-parser';

/**
 * The node at a path. Of a name that an object has twice the last counts, as in VS Code's settings and in `JSON.parse`.
 * (jsonc-parser's `findNodeAtLocation` takes the first.)
 */
export function nodeAt(root: Node | undefined, path: JsonPath): Node | undefined {
  let node = root;
  for (const step of path) node = typeof step === 'string' ? fieldOf(node, step) : itemOf(node, step);
  return node;
}

function fieldOf(node: Node | undefined, name: string): Node | undefined {
  if (node?.type !== 'object') return undefined;
  return node.children?.findLast(property => nameOf(property) === name)?.children?.[1];
}

function itemOf(node: Node | undefined, index: number): Node | undefined {
  return node?.type === 'array' ? node.children?.[index] : undefined;
}

/** The name of an object's property. */
export function nameOf(property: Node): string {
  return String(property.children?.[0]?.value);
}

/** The properties of an object that count: of several with one name, the last. */
export function propertiesOf(object: Node): Node[] {
  return [...new Map((object.children ?? []).map(property => [nameOf(property), property])).values()];
}
