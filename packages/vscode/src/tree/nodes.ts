import type { Problem } from '@hoko-keys/shared';
import { type KeyProblems, needsAttention, type ProblemsOfKey } from '../keys/key-problems.ts';
import { type PlacedKey, type PlacedProblem, problemId } from '../keys/listing.ts';
import { type Place, placeId } from '../settings/place.ts';
import type { ValuePresence } from './key-line.ts';

/** What the tree shows: keys with their scopes and entries, in groups where there are several, and records that cannot be read. */
export type Node =
  | RootNode
  | ScopesNode
  | ScopeNode
  | EntryNode
  | MoreEntriesNode
  | AnyHostnameNode
  | WarningNode;

/** What has no key above it. These stay the same objects over refreshes: VS Code knows a row by its object. */
export type RootNode = GroupNode | KeyNode | ProblemNode | NoValuesNode;

/** Keys of one settings file, or of one Hoko workspace. */
export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly by: { readonly place: Place } | { readonly workspace: string | undefined };
  parent: GroupNode | undefined;
  children: readonly RootNode[];
}

/** A key, and what is known of it besides its record. */
export interface KeyNode {
  readonly kind: 'key';
  readonly id: string;
  parent: GroupNode | undefined;
  placed: PlacedKey;
  value: ValuePresence;
  /** Whether it was changed here, and not yet in Hoko's dashboard. */
  behind: boolean;
}

/** A record, or a whole `hoko.keys`, that cannot be read. */
export interface ProblemNode {
  readonly kind: 'problem';
  readonly id: string;
  parent: GroupNode | undefined;
  placed: PlacedProblem;
}

/** Above all, where no active key has its value on this machine, as after cloning. */
export interface NoValuesNode {
  readonly kind: 'noValues';
  readonly id: string;
  parent: undefined;
  /** How many active keys there are. */
  count: number;
}

interface ScopesNode {
  readonly kind: 'scopes';
  readonly parent: KeyNode;
}

interface ScopeNode {
  readonly kind: 'scope';
  readonly parent: ScopesNode;
  readonly scope: string;
  readonly index: number;
}

/** An entry of a key’s list. */
export interface EntryNode {
  readonly kind: 'entry';
  readonly parent: KeyNode;
  readonly entry: string;
  readonly index: number;
  /** What there is to say about the entry, the worst first. */
  readonly problems: readonly Problem[];
}

/** In the place of entries that are one row each too many. */
interface MoreEntriesNode {
  readonly kind: 'moreEntries';
  readonly parent: KeyNode;
  readonly count: number;
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

/** What is below a node, in small steps. @param problems looked at for a key's children alone */
export function* childrenOf(node: Node, problems: KeyProblems): Generator<undefined, readonly Node[]> {
  switch (node.kind) {
    case 'group':
      return node.children;
    case 'key':
      return keyChildren(node, yield* problems.of(node.placed));
    case 'scopes':
      return node.parent.placed.key.scopes.map((scope, index) => ({
        kind: 'scope',
        parent: node,
        scope,
        index,
      }));
    default:
      return [];
  }
}

/** So many entries of a key are rows: VS Code asks for all rows of a key in one go, and each takes its time. */
const MOST_ENTRIES = 1_000;

function keyChildren(parent: KeyNode, { ofEntries, others }: ProblemsOfKey): Node[] {
  const { allowedHostnames } = parent.placed.key;
  const entries = allowedHostnames.slice(0, MOST_ENTRIES).map((entry, index) => ({
    kind: 'entry' as const,
    parent,
    entry,
    index,
    problems: ofEntries[index] ?? [],
  }));
  const left = allowedHostnames.length - entries.length;
  return [
    ...(entries.length > 0 ? entries : [{ kind: 'anyHostname' as const, parent }]),
    ...(left > 0 ? [{ kind: 'moreEntries' as const, parent, count: left }] : []),
    { kind: 'scopes', parent },
    ...others.filter(needsAttention).map(problem => ({ kind: 'warning' as const, parent, problem })),
  ];
}

/**
 * Stable over refreshes, so that selection and expansion stay. VS Code shows no tree in which two rows have one id, so what a list
 * may hold twice is told apart by its place.
 */
export function nodeId(node: Node): string {
  switch (node.kind) {
    case 'group':
    case 'key':
    case 'problem':
    case 'noValues':
      return node.id;
    case 'scope':
      return `${nodeId(node.parent)}/${node.index}/${node.scope}`;
    case 'entry':
      return `${nodeId(node.parent)}/entry/${node.index}/${node.entry}`;
    case 'warning':
      return `${nodeId(node.parent)}/${JSON.stringify(problemKey(node.problem))}`;
    default:
      return `${nodeId(node.parent)}/${node.kind}`;
  }
}

/** The id of the row of a record that cannot be read. */
export function problemNodeId({ place, problem }: PlacedProblem): string {
  return JSON.stringify([placeId(place), ...problemKey(problem)]);
}

function problemKey(problem: Problem): (string | undefined)[] {
  const { code, args } = problem;
  return [code, problemId(problem), 'field' in args ? args.field : 'scope' in args ? args.scope : undefined];
}

/** Whether a command's argument is one of the tree's nodes; from the palette, or from another extension, it may be anything. */
export function isNode(argument: unknown): argument is Node {
  return typeof argument === 'object' && argument !== null && OURS in argument;
}

/** Marks our nodes. (A set of them all would be a burden with thousands.) */
const OURS = Symbol('ours');

/** Marks a node as one of ours. */
export function known<N extends Node>(node: N): N {
  (node as N & { [OURS]?: true })[OURS] = true;
  return node;
}
