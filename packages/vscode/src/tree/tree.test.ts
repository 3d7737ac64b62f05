import { atOnce, loadPublicSuffixes } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import { keyProblems } from '../keys/key-problems.ts';
import { listKeys } from '../keys/listing.ts';
import { plainL10n as l10n } from '../words/plain-l10n.ts';
import { differingValues } from './differing-values.ts';
import { lookOf } from './look.ts';
import { childrenOf as childrenIn, isNode, type Node } from './nodes.ts';
import { countProblems } from './problem-count.ts';
import { tooltipOf } from './tooltip.ts';
import { emptyTree, grow } from './tree.ts';
import {
  below,
  childrenOf,
  growing,
  labels,
  listing,
  record,
  roots,
  shop,
  treeOf,
  user,
} from './tree-rig.ts';

const local = listKeys([{ place: user, value: { a: { ...record, allowedHostnames: ['localhost'] } } }]);

const line = (node: Node) => {
  const { icon, label, description } = lookOf(node, l10n);
  return [icon, label, description];
};

test('one line for each key: its name, what it lets in, what is wrong, what it may do', () => {
  expect(roots.map(line)).toEqual([
    ['key', 'Link builder', 'any hostname · linksWrite'],
    ['key', 'Storefront', '3 hostnames · no value on this machine · 2 scopes'],
    ['circle-slash', 'Old blog', 'revoked'],
    ['error', 'd', '“d” has no “scopes”. Add it.'],
    ['error', 'd', '“d” has no “allowedHostnames”. Add it.'],
  ]);
});

test('below a key: its entries with what is wrong with them, its scopes, its warnings', () => {
  const children = childrenOf(roots[1] as Node);
  expect(children.map(line)).toEqual([
    ['globe', 'example.com', undefined],
    ['error', 'https://x.test/', 'is a URL. An entry is the hostname alone.'],
    ['warning', 'example.com', 'is in the list already.'],
    ['shield', '2 scopes', 'linksRead, moonRead'],
    ['warning', '“moonRead” of “a” is not a scope Hoko documents. It is kept as it is.', undefined],
  ]);
  expect(childrenOf(children[3] as Node).map(line)).toEqual([
    ['eye', 'linksRead', 'view data'],
    ['question', 'moonRead', 'unknown'],
  ]);
  expect(childrenOf(roots[0] as Node).map(line)[0]).toEqual(['globe', 'any hostname', 'the list is empty']);
});

test('where no key has its value, as after cloning, that is told once above them', () => {
  const note = treeOf(listing, 'missing').roots[0] as Node;
  expect(line(note)).toEqual(['info', 'No values on this machine', '2 keys']);
  expect(treeOf(listing, 'unknown').roots[0]?.kind).toBe('key');
  expect(roots.some(({ kind }) => kind === 'noValues')).toBe(false);
});

test('a value that is not the record’s says so; only keys with a fingerprint are looked at', async () => {
  const fingerprint = 'fp1_0123456789abcdef';
  const { keys } = listKeys([
    {
      place: user,
      value: {
        a: { ...record, fingerprint },
        b: record,
        c: { ...record, fingerprint, status: 'revoked' },
        d: { ...record, name: 'D', fingerprint },
      },
    },
  ]);
  const looked: string[] = [];
  const differs = async ({ key }: (typeof keys)[number]) => {
    looked.push(key.id);
    return key.id === 'd';
  };
  expect([...((await differingValues(keys, differs, () => false)) ?? [])]).toEqual(['["user","d"]']);
  expect(looked).toEqual(['a', 'd']);
  expect(await differingValues(keys, differs, () => true)).toBeUndefined();
  const node = treeOf(listKeys([{ place: user, value: { a: record } }]), 'differs').roots[0] as Node;
  expect(lookOf(node, l10n)).toMatchObject({
    description: 'a.test · value differs from the team’s · linksRead',
    flags: 'key active hoko',
  });
});

test('a key that waits to be changed in the dashboard says so, and redraws its row when it no longer does', () => {
  const one = emptyTree();
  const input = growing(listKeys([{ place: user, value: { a: record } }]));
  grow(one, { ...input, behind: () => true });
  expect(lookOf(one.roots[0] as Node, l10n)).toMatchObject({
    description: 'a.test · not yet changed in the dashboard · linksRead',
    flags: 'key active hoko hasValue behind',
  });
  expect(JSON.stringify(tooltipOf(one.roots[0] as Node, l10n))).toContain(
    'until then Hoko goes by what it has',
  );
  expect(labels(grow(one, input))).toEqual(['A']);
});

test('a key’s line counts its problems, and an entry that can be mended says so', () => {
  expect(lookOf(roots[1] as Node, l10n, 3).description).toBe(
    '3 hostnames · 3 problems · no value on this machine · 2 scopes',
  );
  const flags = childrenOf(roots[1] as Node).map(node => lookOf(node, l10n).flags);
  expect(flags.slice(0, 3)).toEqual(['entry active', 'entry active fixable', 'entry active fixable']);
});

test('a wildcard that lets in strangers can be replaced, and a value in a record moved: their rows say so', async () => {
  const holding = { ...record, token: 'q7Zk2Jx9vB4mT1pR8sL5wN3c' };
  const value = { a: { ...record, allowedHostnames: ['*.vercel.app'] }, b: holding, c: { name: 'C' } };
  const one = listKeys([{ place: shop, value }]);
  const [key, ...wrong] = treeOf(one).roots;
  const problems = keyProblems(one, await loadPublicSuffixes());
  const [entry] = atOnce(childrenIn(key as Node, problems));
  expect(lookOf(entry as Node, l10n).flags).toBe('entry active shared');
  expect(wrong.map(node => lookOf(node, l10n).flags)).toEqual(['problem holdsValue', 'problem', 'problem']);
});

test('what only informs is not on the line: it is heard, and in the tooltip', () => {
  const [node] = treeOf(local).roots.flatMap(root => below(root, local));
  expect(line(node as Node)).toEqual(['globe', 'localhost', undefined]);
  expect(lookOf(node as Node, l10n).aloud).toBe(
    'localhost, lets in any page on anyone’s own machine. Keep it out of a key meant for production.',
  );
  expect(JSON.stringify(tooltipOf(node as Node, l10n))).toContain('on anyone’s own machine');
});

test('a key’s tooltip says all there is to know, cut where a list is long, and its problems', () => {
  const many = Array.from({ length: 12 }, (_, i) => `h${i}.test`);
  const [node] = treeOf(
    listKeys([
      {
        place: shop,
        value: {
          k: {
            ...record,
            scopes: ['linksRead', 'linksWrite', 'moonRead'],
            allowedHostnames: many,
            workspace: 'Acme',
            createdAt: '2026-11-23T10:00:00Z',
          },
        },
      },
    ]),
  ).roots;
  const placed = listing.keys[1] as (typeof listing.keys)[number];
  const { all: problems } = atOnce(keyProblems(listing).of(placed));
  expect(tooltipOf(node as Node, l10n, problems).lines.map(({ icon, text }) => `${icon}: ${text}`)).toEqual([
    'pass: Active',
    `globe: ${many.slice(0, 10).join(', ')} and 2 more`,
    'eye: linksRead',
    'edit: linksWrite',
    'question: moonRead',
    'lock: Value: in this machine’s secret storage',
    'organization: Workspace: Acme',
    'calendar: Created: 2026-11-23',
    'file: Described in settings.json',
    'error: “https://x.test/” is a URL. An entry is the hostname alone.',
    'warning: “moonRead” of “a” is not a scope Hoko documents. It is kept as it is.',
    'warning: “example.com” is in the list already.',
  ]);
});

test('every key’s problems are counted', () => {
  const counts = atOnce(countProblems(listing, keyProblems(listing)));
  expect([...counts].map(([{ key }, count]) => [key.name, count])).toEqual([
    ['Link builder', 1],
    ['Storefront', 3],
    ['Old blog', 0],
  ]);
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

test('a revoked key whose value is still here offers no copy of it', () => {
  expect(treeOf(listing, 'here').roots.map(node => lookOf(node, l10n).flags)[2]).toBe('key revoked hoko');
});

test('a revoked key’s problems, which the badge counts, are on its line', () => {
  const fields = { ...record, status: 'revoked', notAField: true };
  const revoked = listKeys([{ place: shop, value: { a: fields } }]);
  const [[, count] = []] = atOnce(countProblems(revoked, keyProblems(revoked)));
  expect(count).toBe(1);
  const { description, aloud } = lookOf(treeOf(revoked).roots[0] as Node, l10n, count);
  expect(description).toBe('revoked · 1 problem');
  expect(aloud).toBe('A, revoked, 1 problem, a.test, linksRead');
});

test('heard, a key says its status, a problem what its icon says; in Restricted Mode nothing is said of values', () => {
  expect(lookOf(roots[1] as Node, l10n).aloud).toBe(
    'Storefront, active, 3 hostnames, 2 scopes, no value on this machine',
  );
  const aloud = (node: Node) => lookOf(node, l10n).aloud;
  expect(roots.slice(3).map(aloud)).toEqual([
    'd, error, has no “scopes”. Add it.',
    'd, error, has no “allowedHostnames”. Add it.',
  ]);
  expect(childrenOf(roots[1] as Node).map(aloud)).toEqual([
    'example.com',
    'https://x.test/, error, is a URL. An entry is the hostname alone.',
    'example.com, warning, is in the list already.',
    '2 scopes, linksRead, moonRead',
    'warning, “moonRead” of “a” is not a scope Hoko documents. It is kept as it is.',
  ]);
  const empty = listKeys([{ place: shop, value: { a: { ...record, allowedHostnames: [''] } } }]);
  expect(below(treeOf(empty).roots[0] as Node, empty).map(aloud)[0]).toBe(
    'empty entry, error, Type a hostname, such as app.example.com.',
  );
  const restricted = treeOf(listing, 'unknown').roots[1] as Node;
  expect(lookOf(restricted, l10n).description).toBe('3 hostnames · 2 scopes');
  expect(JSON.stringify(tooltipOf(restricted, l10n))).not.toMatch(/value/i);
});

test('only our own nodes are taken as a command’s argument', () => {
  expect(isNode(roots[0])).toBe(true);
  for (const other of [undefined, null, 'x', { kind: 'key' }, []]) expect(isNode(other)).toBe(false);
});

test('of a list of thousands, each wrong or the same, the first are rows, and one says how many more there are', () => {
  const many = (text: (i: number) => string) => Array.from({ length: 20_000 }, (_, i) => text(i));
  const lists = [many(() => 'a.test'), many(() => 'https://a.test/'), many(i => `https://${i}.test/`)];
  for (const allowedHostnames of lists) {
    const listing = listKeys([{ place: shop, value: { a: { ...record, allowedHostnames } } }]);
    const rows = below(treeOf(listing).roots[0] as Node, listing);
    expect(rows.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 1_000 }, () => 'entry'),
      'moreEntries',
      'scopes',
    ]);
    expect(lookOf(rows[1_000] as Node, l10n).aloud).toBe('19000 more hostnames, in settings.json');
    const fixable = rows.filter(row => lookOf(row, l10n).flags.includes('fixable'));
    expect(fixable.length).toBeGreaterThanOrEqual(999);
  }
});
