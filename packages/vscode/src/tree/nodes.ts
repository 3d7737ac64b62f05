import type { Problem } from '@hoko-keys/shared';
import type { ValuePresence } from '../keys/describe.ts';
import { entryProblems, type KeyProblems, needsAttention } from '../keys/key-problems.ts';
import { type Listing, type PlacedKey, type PlacedProblem, problemId, recordId } from '../keys/listing.ts';
import { placeId } from '../settings/place.ts';

/** What the tree shows: keys with their scopes and entries, and records that cannot be read. */
export type Node = KeyNode | ScopesNode | ScopeNode | EntryNode | AnyHostnameNode | WarningNode | ProblemNode;

export interface KeyNode {
  readonly kind: 'key';
  readonly placed: PlacedKey;
  readonly value: ValuePresence;
}

interface ScopesNode {
  readonly kind: 'scopes';
  readonly parent: KeyNode;
}

interface ScopeNode {
  readonly kind: 'scope';
  readonly parent: ScopesNode;
  readonly scope: string;
}

export interface EntryNode {
  readonly kind: 'entry';
  readonly parent: KeyNode;
  readonly entry: string;
  readonly index: number;
  /** What there is to say about the entry, the worst first. */
  readonly problems: readonly Problem[];
}

/** In the place of entries, where the list is empty. */
interface AnyHostnameNode {
  readonly kind: 'anyHostname';
  readonly parent: KeyNode;
}

/** About a record that is read all the same, its list as a whole, or the key beside others. */
interface WarningNode {
  readonly kind: 'warning';
  readonly parent: KeyNode;
  readonly problem: Problem;
}

/** A record, or a whole `hoko.keys`, that cannot be read. */
interface ProblemNode {
  readonly kind: 'problem';
  readonly placed: PlacedProblem;
}

/** @param presence whether a key has its value on this machine */
export function rootNodes(listing: Listing, presence: (placed: PlacedKey) => ValuePresence): Node[] {
  const keys = listing.keys.map(placed => ({ kind: 'key' as const, placed, value: presence(placed) }));
  const problems = listing.problems.map(placed => ({ kind: 'problem' as const, placed }));
  return [...keys, ...problems];
}

/** @param problems looked at for a key's children alone */
export function childrenOf(node: Node, problems: KeyProblems): Node[] {
  if (node.kind === 'key') return keyChildren(node, problems.of(node.placed));
  if (node.kind === 'scopes') {
    return node.parent.placed.key.scopes.map(scope => ({ kind: 'scope', parent: node, scope }));
  }
  return [];
}

function keyChildren(parent: KeyNode, problems: readonly Problem[]): Node[] {
  const { allowedHostnames } = parent.placed.key;
  const entries = allowedHostnames.map((entry, index) => ({
    kind: 'entry' as const,
    parent,
    entry,
    index,
    problems: entryProblems(problems, allowedHostnames, index),
  }));
  const others = problems.filter(({ args }) => !('entry' in args));
  return [
    ...(entries.length > 0 ? entries : [{ kind: 'anyHostname' as const, parent }]),
    { kind: 'scopes', parent },
    ...others.filter(needsAttention).map(problem => ({ kind: 'warning' as const, parent, problem })),
  ];
}

export function parentOf(node: Node): Node | undefined {
  return 'parent' in node ? node.parent : undefined;
}

/** Stable over refreshes, so that selection and expansion stay. */
export function nodeId(node: Node): string {
  switch (node.kind) {
    case 'key':
      return recordId(node.placed);
    case 'scope':
      return `${nodeId(node.parent)}/${node.scope}`;
    case 'entry':
      return `${nodeId(node.parent)}/entry/${node.index}/${node.entry}`;
    case 'problem':
      return JSON.stringify([placeId(node.placed.place), ...problemKey(node.placed.problem)]);
    case 'warning':
      return `${nodeId(node.parent)}/${JSON.stringify(problemKey(node.problem))}`;
    default:
      return `${nodeId(node.parent)}/${node.kind}`;
  }
}

function problemKey(problem: Problem): (string | undefined)[] {
  const { code, args } = problem;
  return [code, problemId(problem), 'field' in args ? args.field : 'scope' in args ? args.scope : undefined];
}

/** Whether a command's argument is one of the tree's nodes; from the palette, or from another extension, it may be anything. */
export function isNode(argument: unknown): argument is Node {
  return typeof argument === 'object' && argument !== null && nodes.has(argument);
}

const nodes = new WeakSet<object>();

/** Remembers a node as one of ours. */
export function known<N extends Node>(node: N): N {
  nodes.add(node);
  return node;
}
