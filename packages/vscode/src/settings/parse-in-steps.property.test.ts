import fc from 'fast-check';
import { type Node, parseTree } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { parseInSteps } from './parse-in-steps.ts';

function parse(text: string): { root: Node | undefined; steps: number } {
  const reading = parseInSteps(text);
  let steps = 0;
  for (let read = reading.next(); ; read = reading.next(), steps++) {
    if (read.done) return { root: read.value, steps };
  }
}

const parseAtOnce = (text: string) => parseTree(text, [], { allowTrailingComma: true });

test('what is JSON is read as jsonc-parser reads it', () => {
  const layouts = fc.constantFrom(undefined, 2, '\t');
  fc.assert(
    fc.property(fc.jsonValue(), layouts, (value, layout) => {
      const text = JSON.stringify(value, null, layout);
      expect(parse(text).root).toEqual(parseAtOnce(text));
    }),
  );
});

test.each([
  '',
  '// nothing\n',
  '{ "a": 1, } // x',
  '[1, /* two */ 2, ]',
  '{ "a": { "b": [true, null, -1.5e3] }, "a": "\\u0041" }',
  '{ "a": }',
  '{ "a" }',
  '{ "a", "b": 1 }',
])('with comments, commas and what is missing: %s', text => {
  expect(parse(text).root).toEqual(parseAtOnce(text));
});

test('of what is no JSON, the part that is', () => {
  const piece = fc.constantFrom('{', '}', '[', ']', ':', ',', '"a"', '7', 'nul', '// x\n', '/*');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const text = pieces.join(' ');
      const within = (node: Node): void => {
        expect(node.offset + node.length).toBeLessThanOrEqual(text.length);
        for (const child of node.children ?? []) {
          expect(child.parent).toBe(node);
          expect(child.offset).toBeGreaterThanOrEqual(node.offset);
          within(child);
        }
        if (node.type === 'object') for (const { type } of node.children ?? []) expect(type).toBe('property');
      };
      const { root } = parse(text);
      if (root !== undefined) within(root);
    }),
  );
  expect(parse('{ "a": { "b": 1, "c').root?.children?.[0]?.children?.[1]?.children).toHaveLength(2);
});

test('what is nested without end is as if it were empty, and what comes after it is read', () => {
  const deep = (levels: number) => `{ "a": ${'['.repeat(levels)}7${']'.repeat(levels)}, "b": [1] }`;
  expect(parse(deep(150)).root).toEqual(parseAtOnce(deep(150)));
  const [a, b] = parse(deep(100_000)).root?.children ?? [];
  expect([a?.children?.[1]?.length, b?.children?.[1]?.children?.[0]?.value]).toEqual([200_001, 1]);
  let levels = 0;
  for (let node = a?.children?.[1]; node !== undefined; node = node.children?.[0]) levels++;
  expect(levels).toBe(200);
  expect(parse(`{ "a": ${'['.repeat(100_000)}`).root?.children).toHaveLength(1);
});

test('a long text is read in many steps', () => {
  expect(parse(JSON.stringify(Array.from({ length: 50_000 }, () => 1))).steps).toBeGreaterThan(10);
});
