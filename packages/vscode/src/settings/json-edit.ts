import { createScanner, type Node } from 'jsonc-parser';
import { SyntaxKind } from './json-tokens.ts';

/**
 * Edits of JSON with comments that touch nothing but what they change. (jsonc-parser's own `modify` moves the comment behind
 * the last item to the new one, lays lists out anew and doubles a trailing comma.)
 */

/** How a file is written: its line ends, and one level of its indentation. */
export interface TextLayout {
  readonly eol: string;
  readonly indent: string;
}

/** CRLF as soon as there is one; the white space of the first indented line, or four spaces. */
export function layoutOf(text: string): TextLayout {
  return {
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    indent: /^([\t ]+)[^\s/]/m.exec(text)?.[1] ?? '    ',
  };
}

/** JSON, each line after the first indented by `base`. */
export function render(value: unknown, { eol, indent }: TextLayout, base: string): string {
  return JSON.stringify(value, null, indent).replaceAll('\n', eol + base);
}

/** The white space a line starts with, at the line that `offset` is on. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[\t ]*/.exec(line)?.[0] ?? '';
}

/** Whether only white space stands before `offset` on its line. */
function startsLine(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
}

/** Puts other JSON in a node’s place. */
export function replaceNode(text: string, node: Node, json: string): string {
  return text.slice(0, node.offset) + json + text.slice(node.offset + node.length);
}

/**
 * Adds an item to a list, or a property to an object, behind its last one and the comment on that one's line.
 *
 * @param json makes the item's text, given the indentation of its line
 */
export function appendChild(
  text: string,
  parent: Node,
  layout: TextLayout,
  json: (indent: string) => string,
): string {
  return appendChildren(text, parent, layout, [json]);
}

/** As `appendChild`, of several at once. */
export function appendChildren(
  text: string,
  parent: Node,
  layout: TextLayout,
  jsons: readonly ((indent: string) => string)[],
): string {
  const last = parent.children?.at(-1);
  if (last === undefined)
    return fillEmpty(text, parent, layout, indent => jsons.map(json => json(indent)).join(', '));
  const end = last.offset + last.length;
  const { comma, lineEnd, lineComment } = behind(text, end);
  const ownLine = startsLine(text, last.offset) || lineComment;
  const indent = indentAt(text, last.offset);
  const gap = ownLine ? layout.eol + indent : ' ';
  const item = jsons.map(json => gap + json(indent)).join(',');
  if (comma === undefined)
    return `${text.slice(0, end)},${text.slice(end, lineEnd)}${item}${text.slice(lineEnd)}`;
  return `${text.slice(0, lineEnd)}${item},${text.slice(lineEnd)}`;
}

function fillEmpty(text: string, parent: Node, layout: TextLayout, json: (indent: string) => string): string {
  const start = parent.offset + 1;
  const outer = indentAt(text, parent.offset);
  const head = text.slice(0, start);
  const inside = text.slice(start, parent.offset + parent.length - 1);
  if (parent.type === 'array') return head + json(outer) + text.slice(start);
  const indent = outer + layout.indent;
  const close = inside.includes('\n') ? '' : layout.eol + outer;
  return head + layout.eol + indent + json(indent) + close + text.slice(start);
}

/** Takes an item out of a list, with its comma and, where it has a line to itself, that line. */
export function removeItem(text: string, item: Node): string {
  const end = item.offset + item.length;
  const { comma, lineEnd } = behind(text, end);
  const siblings = item.parent?.children ?? [];
  const before = siblings[siblings.indexOf(item) - 1];
  const wholeLine = startsLine(text, item.offset) && /^[\t ]*\r?\n/.test(text.slice(lineEnd));
  const from = wholeLine ? text.lastIndexOf('\n', item.offset - 1) + 1 : item.offset;
  const spaces = /^[\t ]*/.exec(text.slice(lineEnd))?.[0].length ?? 0;
  const to = wholeLine ? text.indexOf('\n', lineEnd) + 1 : comma === undefined ? end : comma + 1 + spaces;
  const rest = text.slice(to);
  if (comma !== undefined && comma < to) return text.slice(0, from) + rest;
  if (comma !== undefined) return text.slice(0, from) + text.slice(to, comma) + text.slice(comma + 1);
  if (before === undefined) return text.slice(0, from) + rest;
  const previousComma = behind(text, before.offset + before.length).comma ?? from;
  const kept = text.slice(previousComma + 1, from);
  return text.slice(0, previousComma) + (wholeLine ? kept : kept.replace(/[\t ]+$/, '')) + rest;
}

/** What follows an item: its comma, and where its line's comments end. */
function behind(text: string, end: number): { comma?: number; lineEnd: number; lineComment: boolean } {
  const scanner = createScanner(text, false);
  scanner.setPosition(end);
  let comma: number | undefined;
  let lineEnd = end;
  let lineComment = false;
  let sameLine = true;
  for (;;) {
    const token: number = scanner.scan();
    const tokenEnd = scanner.getTokenOffset() + scanner.getTokenLength();
    if (token === SyntaxKind.CommaToken && comma === undefined) {
      comma = scanner.getTokenOffset();
      lineEnd = tokenEnd;
      sameLine = true;
      lineComment = false;
    } else if (token === SyntaxKind.BlockCommentTrivia || token === SyntaxKind.LineCommentTrivia) {
      if (!sameLine) continue;
      lineEnd = tokenEnd;
      lineComment = token === SyntaxKind.LineCommentTrivia;
    } else if (token === SyntaxKind.LineBreakTrivia) sameLine = false;
    else if (token !== SyntaxKind.Trivia) break;
  }
  return { ...(comma === undefined ? {} : { comma }), lineEnd, lineComment };
}
