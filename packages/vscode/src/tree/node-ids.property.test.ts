import { atOnce } from '@hoko-keys/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyProblems } from '../keys/key-problems.ts';
import { listKeys } from '../keys/listing.ts';
import type { Place } from '../settings/place.ts';
import { childrenOf, type Node, nodeId } from './nodes.ts';
import { emptyTree, grow } from './tree.ts';

/** Folders and a workspace file that go by one name, and a person's own settings. */
const PLACES: readonly Place[] = [
  { kind: 'folder', file: 'file:///a/shop/.vscode/settings.json', name: 'shop' },
  { kind: 'folder', file: 'file:///b/shop/.vscode/settings.json', name: 'shop' },
  { kind: 'workspaceFile', file: 'file:///b/shop', name: 'shop' },
  { kind: 'user' },
];

const id = fc.constantFrom(
  'k',
  'k/scopes',
  'k/entry/0/a.test',
  '"k"',
  '0/k',
  'noValues',
  'user',
  '__proto__',
);
const word = fc.constantFrom(
  'linksRead',
  'moonRead',
  '0/linksRead',
  'scopes',
  'a.test',
  'https://a.test',
  '',
);
const record = fc.oneof(
  fc.record(
    {
      name: fc.constantFrom('A', 'B', ''),
      scopes: fc.array(word, { maxLength: 4 }),
      allowedHostnames: fc.array(word, { maxLength: 4 }),
      workspace: fc.constantFrom('Acme', 'Other', 'null'),
      status: fc.constantFrom('active', 'revoked'),
      note: fc.constant(1),
    },
    { requiredKeys: ['name', 'scopes', 'allowedHostnames'] },
  ),
  fc.constant(7),
);
const records = fc.array(fc.tuple(id, record), { maxLength: 6 }).map(Object.fromEntries);

test('whatever the files hold, no two rows have one id', () => {
  fc.assert(
    fc.property(fc.tuple(records, records, records, records), fc.boolean(), (values, severalFolders) => {
      const listing = listKeys(PLACES.map((place, i) => ({ place, value: values[i] })));
      const tree = emptyTree();
      grow(tree, { listing, severalFolders, presence: () => 'missing', behind: () => false });
      const problems = keyProblems(listing);
      const ids: string[] = [];
      const visit = (nodes: readonly Node[]): void => {
        for (const node of nodes) {
          ids.push(nodeId(node));
          visit(atOnce(childrenOf(node, problems)));
        }
      };
      visit(tree.roots);
      expect(ids.filter((one, i) => ids.indexOf(one) !== i)).toEqual([]);
    }),
  );
});
