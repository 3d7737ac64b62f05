import { atOnce } from '@hoko-keys/shared';
import { keyProblems } from '../keys/key-problems.ts';
import { type Listing, listKeys } from '../keys/listing.ts';
import type { Place } from '../settings/place.ts';
import { plainL10n } from '../words/plain-l10n.ts';
import type { ValuePresence } from './key-line.ts';
import { lookOf } from './look.ts';
import { childrenOf as childrenIn, type Node } from './nodes.ts';
import { emptyTree, grow, type Tree } from './tree.ts';

/** A tree to be looked at and changed. For the tree's tests. */

export const shop: Place = { kind: 'folder', file: 'file:///shop/.vscode/settings.json', name: 'shop' };
export const blog: Place = { kind: 'folder', file: 'file:///blog/.vscode/settings.json', name: 'blog' };
export const user: Place = { kind: 'user' };

export const record = { name: 'A', scopes: ['linksRead'], allowedHostnames: ['a.test'] };
export const listing = listKeys([
  {
    place: shop,
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

export const growing = (of: Listing, value: ValuePresence = 'here', severalFolders = false) => ({
  listing: of,
  severalFolders,
  presence: () => value,
  behind: () => false,
});
export const treeOf = (...of: Parameters<typeof growing>): Tree => {
  const tree = emptyTree();
  grow(tree, growing(...of));
  return tree;
};
const tree = emptyTree();
grow(tree, { ...growing(listing), presence: ({ key }) => (key.id === 'b' ? 'here' : 'missing') });
/** Of `listing`; one key has its value here. */
export const roots = tree.roots;

export const below = (node: Node, of = listing) => atOnce(childrenIn(node, keyProblems(of)));
export const childrenOf = (node: Node) => below(node);

/** The rows that are drawn anew. */
export const labels = (redraw: ReturnType<typeof grow>) =>
  redraw === 'all' ? redraw : redraw.map(node => lookOf(node, plainL10n).label);
