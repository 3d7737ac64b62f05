import { expect, test } from 'vitest';
import { keyProblems } from '../keys/key-problems.ts';
import { listKeys } from '../keys/listing.ts';
import { plainL10n as l10n } from '../words/plain-l10n.ts';
import { lookOf, tooltipOf } from './look.ts';
import { childrenOf as childrenIn, isNode, known, type Node, nodeId, parentOf, rootNodes } from './nodes.ts';
import { countProblems } from './problem-count.ts';

const listing = listKeys([
  {
    place: { kind: 'folder', file: 'file:///p/.vscode/settings.json', name: 'p' },
    value: {
      a: {
        name: 'Storefront',
        scopes: ['linksRead', 'moonRead'],
        allowedHostnames: ['example.com', 'https://x.test/', 'example.com'],
      },
      b: { name: 'Link builder', scopes: ['linksWrite'], allowedHostnames: [] },
      c: { name: 'Old blog', scopes: ['linksRead'], allowedHostnames: ['blog.test'], status: 'revoked' },
      d: { name: 'Draft' },
    },
  },
]);
const local = listKeys([
  {
    place: { kind: 'user' },
    value: { a: { name: 'Local', scopes: ['linksRead'], allowedHostnames: ['localhost'] } },
  },
]);
const roots = rootNodes(listing, ({ key }) => (key.id === 'b' ? 'here' : 'missing'));

const childrenOf = (node: Node) => childrenIn(node, keyProblems(listing));

const line = (node: Node) => {
  const { icon, label, description } = lookOf(node, l10n);
  return [icon, label, description];
};

test('one line for each key: its name, what it lets in, what is wrong', () => {
  expect(roots.map(line)).toEqual([
    ['key', 'Link builder', 'any hostname'],
    ['key', 'Storefront', '3 hostnames · no value on this machine'],
    ['circle-slash', 'Old blog', 'revoked'],
    ['error', 'd', '“d” has no “scopes”. Add it.'],
    ['error', 'd', '“d” has no “allowedHostnames”. Add it.'],
  ]);
});

test('below a key: its entries with what is wrong with them, its scopes, its warnings', () => {
  const children = childrenOf(roots[1] as Node);
  expect(children.map(line)).toEqual([
    ['globe', 'example.com', undefined],
    ['error', 'https://x.test/', '“https://x.test/” is a URL. An entry is the hostname alone.'],
    ['warning', 'example.com', '“example.com” is in the list already.'],
    ['shield', '2 scopes', 'linksRead, moonRead'],
    ['warning', '“moonRead” of “a” is not a scope Hoko documents. It is kept as it is.', undefined],
  ]);
  expect(childrenOf(children[3] as Node).map(line)).toEqual([
    ['eye', 'linksRead', 'view data'],
    ['question', 'moonRead', 'unknown'],
  ]);
  expect(childrenOf(roots[0] as Node).map(line)[0]).toEqual(['globe', 'any hostname', 'the list is empty']);
});

test('ids are stable and no two alike, and every child knows its parent', () => {
  const all = (nodes: readonly Node[]): Node[] => nodes.flatMap(node => [node, ...all(childrenOf(node))]);
  const ids = all(roots).map(nodeId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(all(rootNodes(listing, () => 'unknown')).map(nodeId)).toEqual(ids);
  for (const child of childrenOf(roots[0] as Node)) expect(parentOf(child)).toBe(roots[0]);
});

test('a key’s line counts its problems, and an entry that can be mended says so', () => {
  expect(lookOf(roots[1] as Node, l10n, 3).description).toBe(
    '3 hostnames · 3 problems · no value on this machine',
  );
  const flags = childrenOf(roots[1] as Node).map(node => lookOf(node, l10n).flags);
  expect(flags.slice(0, 3)).toEqual(['entry active', 'entry active fixable', 'entry active fixable']);
});

test('what only informs is not on the line: it is heard, and in the tooltip', () => {
  const [node] = rootNodes(local, () => 'here').flatMap(root => childrenIn(root, keyProblems(local)));
  expect(line(node as Node)).toEqual(['globe', 'localhost', undefined]);
  expect(lookOf(node as Node, l10n).aloud).toContain('on anyone’s own machine');
  expect(tooltipOf(node as Node, l10n).lines.join()).toContain('on anyone’s own machine');
});

test('problems are counted a slice at a time, and given up for a newer listing', async () => {
  const counts = await countProblems(listing, keyProblems(listing), () => false);
  expect([...(counts ?? [])].map(([{ key }, count]) => [key.name, count])).toEqual([
    ['Link builder', 1],
    ['Storefront', 3],
    ['Old blog', 0],
  ]);
  expect(await countProblems(listing, keyProblems(listing), () => true)).toBeUndefined();
});

test('what can be done depends on flags: a revoked key’s entries cannot be edited', () => {
  expect(roots.map(node => lookOf(node, l10n).flags)).toEqual([
    'key active hoko hasValue',
    'key active hoko',
    'key revoked hoko',
    'problem',
    'problem',
  ]);
  expect(lookOf(childrenOf(roots[2] as Node)[0] as Node, l10n).flags).toBe('entry revoked');
});

test('heard, a key says its status; in Restricted Mode nothing is said of values', () => {
  expect(lookOf(roots[1] as Node, l10n).aloud).toBe(
    'Storefront, active, 3 hostnames, 2 scopes, no value on this machine',
  );
  const restricted = rootNodes(listing, () => 'unknown')[1] as Node;
  expect(lookOf(restricted, l10n).description).toBe('3 hostnames');
  expect(tooltipOf(restricted, l10n).lines.join()).not.toMatch(/value/i);
});

test('only our own nodes are taken as a command’s argument', () => {
  expect(isNode(known(roots[0] as Node))).toBe(true);
  for (const other of [undefined, null, 'x', { kind: 'key' }, []]) expect(isNode(other)).toBe(false);
});
