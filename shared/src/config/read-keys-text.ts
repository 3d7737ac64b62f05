import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ApiKey } from '../keys/model.ts';
import { parseKeys } from '../keys/parse-keys.ts';
import { HIDDEN, looksLikeValue } from '../keys/value-like.ts';
import { type Problem, problem } from '../sentences/problem.ts';
import type { HostnameRules } from '../verdicts/rules.ts';
import { readSnapshot } from './snapshot.ts';
import { tooLargeProblem } from './text-size.ts';

/** A problem and where it stands: line and column from 1. */
export interface LocatedProblem {
  readonly problem: Problem;
  readonly line?: number;
  readonly column?: number;
}

/** What a pasted or dropped text holds. */
export type KeysText =
  | {
      readonly ok: true;
      readonly format: 'snapshot' | 'settings';
      readonly keys: readonly ApiKey[];
      readonly rules: HostnameRules;
      /** A snapshot's own word for where it came from, and when it was taken. */
      readonly source?: string;
      readonly takenAt?: string;
      /** The worst first, where there are more than `MAX_TOLD`; the last one then says how many are left out. */
      readonly problems: readonly LocatedProblem[];
      /** The ids of all records that could not be read, told or not. */
      readonly skipped: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly [LocatedProblem, ...LocatedProblem[]] };

/** What is wrong with a text that is no JSON. */
export type JsonFault =
  | 'comma'
  | 'colon'
  | 'brace'
  | 'bracket'
  | 'value'
  | 'property'
  | 'string'
  | 'end'
  | 'symbol';

/**
 * Reads keys from a snapshot, or from a whole settings file as VS Code writes it: comments, trailing commas, a byte order
 * mark, other settings around `hoko.keys`; a `.code-workspace` with them under `settings`.
 *
 * A text that holds a value is refused as a whole. A wrong record is a problem, with its line, and hides no other.
 */
export function readKeysText(input: string): KeysText {
  const tooLarge = tooLargeProblem(input);
  if (tooLarge !== undefined) return refuse(tooLarge);
  const text = input.replace(/^\uFEFF/, '');
  if (text.trim() === '') return refuse(problem('error', 'textEmpty', {}));
  const positionOf = positionsIn(text);
  const errors: ParseError[] = [];
  const parsed = parseNested(text, errors);
  const error = errors[0];
  if (parsed !== undefined && error === undefined) return readRoot(parsed, positionOf);
  const at = positionOf(error?.offset ?? 0);
  const why = FAULTS[error === undefined ? 'ValueExpected' : printParseErrorCode(error.error)] ?? 'symbol';
  return refuse(problem('error', 'textNotJson', { ...at, why }), at);
}

/** A text as the parser sees it: the root's node and what it holds. */
interface Parsed {
  readonly root: Node;
  readonly content: unknown;
}

/** A text nested so deeply that the stack runs out is no file of ours; it counts as a wrong symbol. */
function parseNested(text: string, errors: ParseError[]): Parsed | undefined {
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true });
    return root && { root, content: contentOf(root) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** As `getNodeValue` of the parser, which loses a property with the name `__proto__`. */
function contentOf(node: Node): unknown {
  const children = node.children ?? [];
  if (node.type === 'array') return children.map(contentOf);
  if (node.type !== 'object') return node.value;
  return Object.fromEntries(
    children.flatMap(({ children: [name, value] = [] }) =>
      name === undefined || value === undefined ? [] : [[name.value, contentOf(value)]],
    ),
  );
}

function readRoot({ root, content }: Parsed, positionOf: PositionOf): KeysText {
  const isSnapshot = propertyOf(root, 'schema')?.type === 'string';
  const path = isSnapshot ? ['keys'] : SETTINGS_PATHS.find(path => nodeAt(root, path) !== undefined);
  if (path === undefined) return refuse(problem('error', 'textNoKeys', {}));
  const locate = (found: Problem): LocatedProblem => {
    const node = nodeOf(root, path, found);
    return node === undefined ? { problem: found } : { problem: found, ...positionOf(node.offset) };
  };
  if (isSnapshot) {
    const read = readSnapshot(content as Readonly<Record<string, unknown>>);
    if (!read.ok) return { ok: false, problems: [locate(read.problem)] };
    return accept({ format: 'snapshot', ...read.snapshot }, read.problems, locate);
  }
  const value = path.reduce((inner, name) => (inner as Readonly<Record<string, unknown>>)[name], content);
  const { keys, problems } = parseKeys(value);
  return accept({ format: 'settings', keys, rules: {} }, problems, locate);
}

const SETTINGS_PATHS = [['hoko.keys'], ['settings', 'hoko.keys']];

type Accepted = Omit<Extract<KeysText, { ok: true }>, 'ok' | 'problems' | 'skipped'>;
type Locate = (found: Problem) => LocatedProblem;

/** Refuses the whole text where it holds a value, or where the keys as such cannot be read. */
function accept(read: Accepted, problems: readonly Problem[], locate: Locate): KeysText {
  const [first, ...others] = told(
    problems.filter(({ code }) => FATAL.has(code)),
    locate,
  );
  if (first !== undefined) return { ok: false, problems: [first, ...others] };
  const skipped = problems.flatMap(({ severity, args }) =>
    severity === 'error' && 'id' in args ? [args.id] : [],
  );
  return { ok: true, ...read, problems: told(problems, locate), skipped: [...new Set(skipped)] };
}

/** More problems are counted, not told: nobody reads them, and showing thousands takes a browser's breath away. */
const MAX_TOLD = 100;

function told(problems: readonly Problem[], locate: Locate): LocatedProblem[] {
  if (problems.length <= MAX_TOLD) return problems.map(locate);
  const worst = problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  const count = problems.length - MAX_TOLD;
  return [
    ...worst.slice(0, MAX_TOLD).map(locate),
    { problem: problem('info', 'textMoreProblems', { count }) },
  ];
}

const FATAL: ReadonlySet<string> = new Set(['recordHoldsValue', 'keysNotObject', 'keysTooMany']);

/** The node a problem is about: the field or the record its arguments name. */
function nodeOf(root: Node, keysPath: readonly string[], { args }: Problem): Node | undefined {
  const id = 'id' in args ? [args.id] : [];
  if ('question' in args) return nodeAt(root, ['rules', args.question]) ?? nodeAt(root, ['rules']);
  const field = 'field' in args ? [args.field] : [];
  const paths = [[...keysPath, ...id, ...field], [...keysPath, ...id], [...field]];
  return paths.map(path => nodeAt(root, path)).find(node => node !== undefined);
}

function nodeAt(root: Node, path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((node, name) => node && propertyOf(node, name), root);
}

/** By its name, the last one of a name, as in `contentOf`; a hidden one is any that had to be hidden. */
function propertyOf({ type, children = [] }: Node, name: string): Node | undefined {
  if (type !== 'object') return undefined;
  return children.findLast(({ children: [key] = [] }) => {
    const text = String(key?.value);
    return text === name || (name === HIDDEN && looksLikeValue(text));
  })?.children?.[1];
}

type PositionOf = (offset: number) => { readonly line: number; readonly column: number };

/** Finds lines once, when first asked. */
function positionsIn(text: string): PositionOf {
  let starts: readonly number[] | undefined;
  return offset => {
    starts ??= [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ index, 0: end }) => index + end.length)];
    const line = starts.findLastIndex(start => start <= offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

function refuse(
  refused: Problem,
  at: { line: number; column: number } | Record<never, never> = {},
): KeysText {
  return { ok: false, problems: [{ problem: refused, ...at }] };
}

/** By the parser's own names for its errors. */
const FAULTS: { readonly [name: string]: JsonFault } = {
  CommaExpected: 'comma',
  ColonExpected: 'colon',
  CloseBraceExpected: 'brace',
  CloseBracketExpected: 'bracket',
  ValueExpected: 'value',
  PropertyNameExpected: 'property',
  UnexpectedEndOfString: 'string',
  InvalidEscapeCharacter: 'string',
  InvalidCharacter: 'string',
  EndOfFileExpected: 'end',
  InvalidSymbol: 'symbol',
};
