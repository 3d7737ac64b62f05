import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { ApiKey } from '../keys/model.ts';
import { parseKeys } from '../keys/parse-keys.ts';
import { type Problem, problem } from '../sentences/problem.ts';
import type { HostnameRules } from '../verdicts/rules.ts';
import { MAX_TEXT_BYTES, readSnapshot } from './snapshot.ts';

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
      readonly problems: readonly LocatedProblem[];
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
  const text = input.replace(/^\uFEFF/, '');
  if (text.trim() === '') return refuse(problem('error', 'textEmpty', {}));
  const bytes = text.length > MAX_TEXT_BYTES ? text.length : new TextEncoder().encode(text).length;
  if (bytes > MAX_TEXT_BYTES)
    return refuse(problem('error', 'textTooLarge', { bytes, limit: MAX_TEXT_BYTES }));
  const errors: ParseError[] = [];
  const root = parseNested(text, errors);
  const error = errors[0];
  if (root === undefined || error !== undefined) {
    const at = positionOf(text, error?.offset ?? 0);
    return refuse(
      problem('error', 'textNotJson', {
        ...at,
        why: FAULTS[error === undefined ? 'ValueExpected' : printParseErrorCode(error.error)] ?? 'symbol',
      }),
      at,
    );
  }
  return readRoot(text, root);
}

/** A text nested so deeply that the parser's stack runs out is no file of ours; it counts as a wrong symbol. */
function parseNested(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readRoot(text: string, root: Node): KeysText {
  const isSnapshot = root.type === 'object' && findNodeAtLocation(root, ['schema'])?.type === 'string';
  const settingsPath = findSettings(root);
  if (!isSnapshot && settingsPath === undefined) return refuse(problem('error', 'textNoKeys', {}));
  const keysPath = isSnapshot ? ['keys'] : (settingsPath ?? []);
  const locate = (found: Problem): LocatedProblem => {
    const node = nodeOf(root, keysPath, found);
    return node === undefined ? { problem: found } : { problem: found, ...positionOf(text, node.offset) };
  };
  if (isSnapshot) {
    const read = readSnapshot(getNodeValue(root));
    if (!read.ok) return { ok: false, problems: [locate(read.problem)] };
    return accept({ format: 'snapshot', ...read.snapshot }, read.problems.map(locate));
  }
  const value: unknown = getNodeValue(findNodeAtLocation(root, keysPath) ?? root);
  const { keys, problems } = parseKeys(value);
  return accept({ format: 'settings', keys, rules: {} }, problems.map(locate));
}

type Accepted = Omit<Extract<KeysText, { ok: true }>, 'ok' | 'problems'>;

/** Refuses the whole text where it holds a value, or where the keys as such cannot be read. */
function accept(read: Accepted, problems: readonly LocatedProblem[]): KeysText {
  const fatal = problems.filter(({ problem: { code } }) => FATAL.has(code));
  const [first, ...others] = fatal;
  if (first !== undefined) return { ok: false, problems: [first, ...others] };
  return { ok: true, ...read, problems };
}

const FATAL: ReadonlySet<string> = new Set(['recordHoldsValue', 'keysNotObject', 'keysTooMany']);

function findSettings(root: Node): string[] | undefined {
  return [['hoko.keys'], ['settings', 'hoko.keys']].find(
    path => findNodeAtLocation(root, path) !== undefined,
  );
}

/** The node a problem is about: the field or the record its arguments name. */
function nodeOf(root: Node, keysPath: readonly string[], { args }: Problem): Node | undefined {
  const id = 'id' in args ? [args.id] : [];
  const field = 'field' in args ? [args.field] : [];
  const paths = [[...keysPath, ...id, ...field], [...keysPath, ...id], [...field]];
  return paths.map(path => findNodeAtLocation(root, path)).find(node => node !== undefined);
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
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
