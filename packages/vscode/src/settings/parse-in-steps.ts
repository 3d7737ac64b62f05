import { createScanner, type Node } from 'jsonc-parser';
import { SyntaxKind } from './json-tokens.ts';

/** How many tokens are read in one go: a few ms. */
const STEP = 5_000;

/** Deeper than anything a person writes, and as deep as whoever walks the nodes may call itself. */
const MAX_DEPTH = 200;

/** Nodes while they are made. */
type Growing = { -readonly [Field in keyof Node]: Node[Field] } & { parent?: Growing; children?: Growing[] };

const CONTAINERS = new Map<number, 'object' | 'array'>([
  [SyntaxKind.OpenBraceToken, 'object'],
  [SyntaxKind.OpenBracketToken, 'array'],
]);
const ENDS = new Map<number, 'object' | 'array'>([
  [SyntaxKind.CloseBraceToken, 'object'],
  [SyntaxKind.CloseBracketToken, 'array'],
]);
const LITERALS = new Map<
  number,
  readonly ['string' | 'number' | 'boolean' | 'null', (text: string) => unknown]
>([
  [SyntaxKind.StringLiteral, ['string', text => text]],
  [SyntaxKind.NumericLiteral, ['number', Number]],
  [SyntaxKind.TrueKeyword, ['boolean', () => true]],
  [SyntaxKind.FalseKeyword, ['boolean', () => false]],
  [SyntaxKind.NullKeyword, ['null', () => null]],
]);

/**
 * JSON with comments and trailing commas, as jsonc-parser's `parseTree` gives it, with pauses: 10,000 records take that longer than a
 * person who types may wait. Of a text that is no JSON, as while somebody types, it is what can be read.
 *
 * What is nested too deeply is as if it were empty, so that a record which hides in depths hides no other.
 *
 * @returns undefined where there is nothing
 */
export function* parseInSteps(text: string): Generator<undefined, Node | undefined> {
  const scanner = createScanner(text, true);
  const above: Growing = { type: 'array', offset: 0, length: text.length, children: [] };
  let at = above;
  let depth = 0;
  /** How deep it goes on below what is read. */
  let unread = 0;

  const add = (type: Growing['type'], more: Partial<Growing>): Growing => {
    const node = {
      type,
      offset: scanner.getTokenOffset(),
      length: scanner.getTokenLength(),
      parent: at,
      ...more,
    };
    // In an object there are only properties.
    if (at.type !== 'object' || type === 'property') at.children?.push(node);
    return node;
  };
  const leave = (end: number) => {
    at.length = end - at.offset;
    at = at.parent ?? above;
  };
  const leaveProperty = (end: number) => {
    if (at.type === 'property') leave(end);
  };

  for (let count = 1; ; count++) {
    const token: number = scanner.scan();
    if (token === SyntaxKind.EOF) break;
    if (count % STEP === 0) yield;
    const end = scanner.getTokenOffset() + scanner.getTokenLength();
    const container = CONTAINERS.get(token);
    const literal = LITERALS.get(token);
    if (unread > 0) {
      if (container !== undefined) unread++;
      if (!ENDS.has(token) || --unread > 0) continue;
      leave(end);
      leaveProperty(end);
    } else if (container !== undefined) {
      at = add(container, { children: [] });
      if (depth < MAX_DEPTH) depth++;
      else unread = 1;
    } else if (at.type === 'object' && token === SyntaxKind.StringLiteral) {
      at = add('property', { children: [] });
      add('string', { value: scanner.getTokenValue() });
    } else if (literal !== undefined) {
      const [type, read] = literal;
      add(type, { value: read(scanner.getTokenValue()) });
      leaveProperty(end);
    } else if (token === SyntaxKind.ColonToken && at.type === 'property') {
      at.colonOffset = scanner.getTokenOffset();
    } else if (token === SyntaxKind.CommaToken) {
      leaveProperty(scanner.getTokenOffset());
    } else if (ENDS.has(token)) {
      leaveProperty(end);
      if (at.type !== ENDS.get(token) || at === above) continue;
      leave(end);
      depth--;
      leaveProperty(end);
    }
  }
  while (at !== above) leave(text.length);
  const root = above.children?.[0];
  delete root?.parent;
  return root;
}
