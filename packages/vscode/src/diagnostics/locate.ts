import { looksLikeValue, type Problem, valuePath } from '@hoko-keys/shared';
import { getNodeValue, type Node } from 'jsonc-parser';
import { nameOf, nodeAt, propertiesOf } from '../settings/json-nodes.ts';

/**
 * Tells what in a record a problem is about, those of single entries aside. A record may have thousands of fields and scopes, and a
 * problem of each, so they are looked up once.
 *
 * @param record the property of `hoko.keys`: its name is the id
 */
export function locator(record: Node): (problem: Problem) => readonly Node[] {
  const content = record.children?.[1] ?? record;
  const fields = new Map(propertiesOf(content).map(property => [nameOf(property), property]));
  const scopes = Map.groupBy(nodeAt(content, ['scopes'])?.children ?? [], ({ value }) => value as unknown);
  return problem => locate(problem, record, fields, scopes);
}

function locate(
  problem: Problem,
  record: Node,
  fields: ReadonlyMap<string, Node>,
  scopes: ReadonlyMap<unknown, readonly Node[]>,
): readonly Node[] {
  const [name = record, content = record] = record.children ?? [];
  switch (problem.code) {
    case 'recordHoldsValue':
      return [valueNode(record) ?? name];
    case 'recordNotObject':
      return [content];
    case 'recordMissingField':
      return [name];
    case 'recordBadField':
      return [badPart(nodeAt(content, [problem.args.field])) ?? name];
    case 'recordUnknownField':
      return [fields.get(problem.args.field)?.children?.[0] ?? name];
    case 'recordUnknownScope':
      return scopes.get(problem.args.scope) ?? [];
    case 'recordsShareValue':
      return [nodeAt(content, ['fingerprint']) ?? name];
    case 'listEmptyWrites':
      return [nodeAt(content, ['allowedHostnames']) ?? name];
    case 'listWritesFromBrowser':
      return [nodeAt(content, ['scopes']) ?? name];
    default:
      return [name];
  }
}

/** The text that looks like a value: of a record, the first one, be it a name. */
export function valueNode(record: Node): Node | undefined {
  const [name, content] = record.children ?? [];
  if (name === undefined || content === undefined || looksLikeValue(nameOf(record))) return name;
  if (content.type !== 'object') return content;
  for (const property of propertiesOf(content)) {
    const path = valuePath(nameOf(property), getNodeValue(property.children?.[1] ?? content));
    if (path === undefined) continue;
    const found = nodeAt(content, path);
    const named = found?.parent?.type === 'property' ? found.parent : undefined;
    return named !== undefined && looksLikeValue(nameOf(named)) ? named.children?.[0] : found;
  }
  return undefined;
}

/** Of a list, the first item that is no text, or an empty one; else the whole. */
function badPart(field: Node | undefined): Node | undefined {
  if (field?.type !== 'array') return field;
  return field.children?.find(({ type, value }) => type !== 'string' || value === '') ?? field;
}
