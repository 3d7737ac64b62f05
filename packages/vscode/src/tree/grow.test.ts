import { expect, test } from 'vitest';
import { type Listing, listKeys } from '../keys/listing.ts';
import { createListingReader } from '../keys/listing-reader.ts';
import type { Place } from '../settings/place.ts';
import { plainL10n as l10n } from '../words/plain-l10n.ts';
import { lookOf } from './look.ts';
import { type Node, nodeId } from './nodes.ts';
import { emptyTree, grow } from './tree.ts';
import { blog, childrenOf, growing, labels, listing, record, roots, shop, treeOf, user } from './tree-rig.ts';

const team: Place = { kind: 'workspaceFile', file: 'file:///a.code-workspace', name: 'a.code-workspace' };

/** The whole tree as lines, indented; keys stay closed. */
const outline = (nodes: readonly Node[], indent = ''): string[] =>
  nodes.flatMap(node => {
    const { label, description } = lookOf(node, l10n);
    const line = `${indent}${label}${node.kind === 'group' ? ` (${description})` : ''}`;
    return [line, ...(node.kind === 'group' ? outline(node.children, `${indent}  `) : [])];
  });
const all = (nodes: readonly Node[]): Node[] => nodes.flatMap(node => [node, ...all(childrenOf(node))]);

test('with several folders keys stand under theirs, then what all share, then one’s own', () => {
  const several = listKeys([
    { place: user, value: { u: { ...record, name: 'Mine' } } },
    { place: team, value: { t: { ...record, name: 'Ours' } } },
    { place: shop, value: { s: { ...record, name: 'Gone', status: 'revoked' }, r: record, bad: 1 } },
    { place: blog, value: { b: { ...record, name: 'Blog' } } },
  ]);
  expect(outline(treeOf(several, 'here', true).roots)).toEqual([
    'blog (1 key)',
    '  Blog',
    'shop (2 keys)',
    '  A',
    '  Gone',
    '  bad',
    'a.code-workspace (1 key)',
    '  Ours',
    'User settings (1 key)',
    '  Mine',
  ]);
  expect(outline(treeOf(several).roots)).toEqual(['A', 'Blog', 'Mine', 'Ours', 'Gone', 'bad']);
});

test('keys of several Hoko workspaces stand under them; a level of one group is left out', () => {
  const of = (shops: Record<string, string | undefined>, blogs: Record<string, string | undefined> = {}) =>
    listKeys(
      [shops, blogs].map((workspaces, i) => ({
        place: i === 0 ? shop : blog,
        value: Object.fromEntries(
          Object.entries(workspaces).map(([name, workspace]) => [name, { ...record, name, workspace }]),
        ),
      })),
    );
  const undefinedLeftOut = (listing: Listing) => outline(treeOf(listing, 'here', true).roots);
  expect(undefinedLeftOut(of({ A: 'Acme', B: 'Beta', C: undefined }))).toEqual([
    'Acme (1 key)',
    '  A',
    'Beta (1 key)',
    '  B',
    'No workspace named (1 key)',
    '  C',
  ]);
  expect(undefinedLeftOut(of({ A: 'Acme', C: undefined }))).toEqual(['A', 'C']);
  expect(undefinedLeftOut(of({ A: 'Acme', B: 'Beta' }, { D: 'Acme' }))).toEqual([
    'blog (1 key)',
    '  D',
    'shop (2 keys)',
    '  Acme (1 key)',
    '    A',
    '  Beta (1 key)',
    '    B',
  ]);
});

test('ids are stable and no two alike, and every child knows its parent', () => {
  const ids = all(roots).map(nodeId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(all(treeOf(listing, 'unknown').roots).map(nodeId)).toEqual(ids);
  const strange = { a: record, 'a/scopes': record, 'a/"b': record, '"a/scopes"': record, '"': record };
  const below = all(
    treeOf(
      listKeys([
        { place: user, value: strange },
        { place: shop, value: strange },
      ]),
    ).roots,
  );
  expect(new Set(below.map(nodeId)).size).toBe(below.length);
  const grouped = treeOf(
    listKeys([
      { place: shop, value: { a: { ...record, workspace: 'A' }, b: { ...record, workspace: 'B' } } },
      { place: blog, value: { c: record } },
    ]),
    'here',
    true,
  ).roots;
  for (const node of all(grouped)) {
    for (const child of childrenOf(node)) expect(child.parent).toBe(node);
  }
  expect(grouped.map(({ parent }) => parent)).toEqual([undefined, undefined]);
});

test('a changed record redraws its own row, one that comes or goes the rows it stands among', () => {
  const read = createListingReader();
  const at = (shops: object, blogs: object = { x: record }) =>
    growing(
      read([
        { place: shop, value: shops },
        { place: blog, value: blogs },
      ]),
      'here',
      true,
    );
  const one = emptyTree();
  const [b, c] = [
    { ...record, name: 'B' },
    { ...record, name: 'C' },
  ];
  expect(labels(grow(one, at({ b, c })))).toBe('all');
  const rows = [...one.byId.values()];
  expect(labels(grow(one, at({ b, c })))).toEqual([]);
  expect(labels(grow(one, at({ b, c: { ...c, allowedHostnames: [] } })))).toEqual(['C']);
  expect(labels(grow(one, { ...at({ b, c }), presence: () => 'missing' }))).toBe('all');
  expect(labels(grow(one, at({ b, c })))).toBe('all');
  expect([...one.byId.values()]).toEqual(rows);
  expect(labels(grow(one, at({ b, c, d: record })))).toEqual(['shop']);
  expect(labels(grow(one, at({ b: { ...b, status: 'revoked' }, c, d: record })))).toEqual(['shop']);
  expect(labels(grow(one, at({}, { x: { ...record, name: 'X' } })))).toBe('all');
  expect(one.roots.map(node => lookOf(node, l10n).label)).toEqual(['X']);
});
