import { lintHostnames, type Problem } from '@hoko-keys/shared';
import type { ValuePresence } from '../keys/describe.ts';
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

/** About a record that is read all the same. */
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

export function childrenOf(node: Node): Node[] {
  if (node.kind === 'key') return keyChildren(node);
  if (node.kind === 'scopes') {
    return node.parent.placed.key.scopes.map(scope => ({ kind: 'scope', parent: node, scope }));
  }
  return [];
}

function keyChildren(parent: KeyNode): Node[] {
  const { key, warnings } = parent.placed;
  const lint = lintHostnames(key.allowedHostnames);
  const entries = key.allowedHostnames.map((entry, index) => ({
    kind: 'entry' as const,
    parent,
    entry,
    index,
    problems: problemsOf(lint, key.allowedHostnames, index),
  }));
  return [
    ...(entries.length > 0 ? entries : [{ kind: 'anyHostname' as const, parent }]),
    { kind: 'scopes', parent },
    ...warnings.map(problem => ({ kind: 'warning' as const, parent, problem })),
  ];
}

/** A duplicate is told at its second place only, where both are written alike. */
function problemsOf(lint: readonly Problem[], entries: readonly string[], index: number): Problem[] {
  const entry = entries[index];
  const first = entries.indexOf(entry ?? '') === index;
  return lint
    .filter(({ args }) => 'entry' in args && args.entry === entry)
    .filter(({ code }) => !(first && code === 'entryDuplicate' && entries.lastIndexOf(entry ?? '') !== index))
    .sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

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
