import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

const SOURCE = path.resolve(import.meta.dirname, '..');

/** A node of the syntax tree; what it has besides depends on its type. */
interface Syntax {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Where a person reads what is there, in VS Code's API and in our own prompts. */
const SHOWN_FIELDS =
  /^(?:title|message|detail|label|description|placeholder|placeHolder|prompt|tooltip|name)$/;

/** Calls whose texts nobody but a developer reads. */
const UNSEEN_CALLS = /^(?:log\.\w+|Error|TypeError|RegExp)$/;

/** Stands for what a template has filled in. */
const FILLED = '\uFFFC';

/** What has words of a language in it: a word beside another or beside what is filled in, or one with a capital. */
const WORDS = /\p{L}{2,}[,.:;!?”’…]* [\p{L}\uFFFC]|\uFFFC \p{L}{2,}|^\p{Lu}\p{Ll}+(?:[.…!?]|$)/u;

/** Texts of one source file that a person may read, and that are in no `l10n.t`. */
function unlocalised(name: string, source: string): string[] {
  const { program, errors } = parseSync(name, source);
  if (errors.length > 0) throw new Error(`${name} is not TypeScript`);
  const found: string[] = [];
  const visit = (node: unknown, shown: boolean): void => {
    if (Array.isArray(node)) for (const one of node) visit(one, shown);
    if (!isSyntax(node)) return;
    const text = textOf(node);
    if (text !== undefined && (WORDS.test(text) || (shown && /\p{L}{2}/u.test(text)))) found.push(text);
    for (const [child, isShown] of childrenOf(node)) visit(child, isShown);
  };
  visit(program, false);
  return found.map(text => `${name}: ${text}`);
}

/** What is below a node, and whether it stands where a person reads it. */
function childrenOf(node: Syntax): [child: unknown, shown: boolean][] {
  if (
    /^TS(?!As|Satisfies|NonNull)|^Import|^Export(?:All|Named)/.test(node.type) &&
    node.declaration === undefined
  )
    return [];
  if (node.type === 'CallExpression' || node.type === 'NewExpression') {
    const callee = nameOf(node.callee);
    if (/(?:^|\.)l10n\.t$|^t$/.test(callee) || UNSEEN_CALLS.test(callee)) return [];
  }
  if (node.type === 'Property') {
    const isShown = SHOWN_FIELDS.test(nameOf(node.key)) && isText(node.value);
    return [[node.value, isShown]];
  }
  return Object.values(node).map(child => [child, false]);
}

function isText(node: unknown): boolean {
  return isSyntax(node) && textOf(node) !== undefined;
}

function textOf(node: Syntax): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type !== 'TemplateLiteral') return undefined;
  const quasis = node.quasis as { value: { cooked: string } }[];
  return quasis.map(({ value }) => value.cooked).join(FILLED);
}

function nameOf(node: unknown): string {
  if (!isSyntax(node)) return '';
  if (node.type === 'MemberExpression') return `${nameOf(node.object)}.${nameOf(node.property)}`;
  return typeof node.name === 'string' ? node.name : '';
}

function isSyntax(node: unknown): node is Syntax {
  return typeof node === 'object' && node !== null && 'type' in node && typeof node.type === 'string';
}

/** Code for others, whose comments go through l10n. */
const CODE = 'keys/snippets.ts: ';

/** Our name, which stands in every language as it is, and flags for the menus. */
const NO_WORDS = ['Hoko Keys', 'group place'];

test('every text a person reads goes through l10n', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter(
      name => name.endsWith('.ts') && !/\.test\.ts$|-rig\.ts$|scripted-prompts|memory-settings/.test(name),
    )
    .map(name => [name, readFileSync(path.join(SOURCE, name), 'utf8')] as const);
  expect(files.length).toBeGreaterThan(40);
  const found = files.flatMap(([name, source]) => unlocalised(name, source));
  const words = found.filter(line => !line.startsWith(CODE));
  expect(words.filter(line => !NO_WORDS.some(text => line.endsWith(`: ${text}`)))).toEqual([]);
});

test.each([
  ["prompts.mention('Copied the value');", true],
  [['prompts.mention(`Copied $', '{name} again`);'].join(''), true],
  ["const item = { title: 'copy' };", true],
  ["new HumanError('Open a folder first.');", true],
  ["view.message = 'Restricted';", true],
  ["prompts.mention(l10n.t('Copied the value'));", false],
  ["new HumanError(vscode.l10n.t('Open {0} first.', name));", false],
  ["throw new Error('a state nobody sees');", false],
  ["log.info('a line for developers');", false],
  ["const id = { command: 'hoko.createKey', kind: 'key active' };", true],
  ["import { x } from 'a b';", false],
  ["type A = 'one of two';", false],
])('%s is found: %s', (source, isFound) => {
  expect(unlocalised('a.ts', source).length > 0).toBe(isFound);
});
