import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { wordForWord } from './word-for-word.ts';

test.each([
  ['[x](command:workbench.action.terminal.new)', '[x] (command:workbench.action.terminal.new)'],
  ['a ](](https://evil.test "title")', 'a ] (] (https://evil.test "title")'],
  ['$(error) Acme \\$(pass)', '$ (error) Acme \\$ (pass)'],
  ['“Acme (test)” [2]', '“Acme (test)” [2]'],
])('%s has no link and no icon', (text, said) => {
  expect(wordForWord(text)).toBe(said);
});

/** Files that hand texts to what makes links and icons of them; each has to say them word for word. */
const EDGES = [
  'prompts/message.ts',
  'prompts/pick-list.ts',
  'prompts/text-box.ts',
  'prompts/vscode-prompts.ts',
];

test('every message, box, list and word in the status bar comes through a file that says it word for word', () => {
  const source = path.resolve(import.meta.dirname, '..');
  const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map(name => [name, readFileSync(path.join(source, name), 'utf8')] as const);
  const showing =
    /show(?:Error|Warning|Information)Message|setStatusBarMessage|create(?:InputBox|QuickPick)|show(?:InputBox|QuickPick)/;
  const edges = texts.filter(([, text]) => showing.test(text));
  expect(edges.map(([name]) => name).sort()).toEqual(EDGES);
  expect(edges.filter(([, text]) => !text.includes('wordForWord(')).map(([name]) => name)).toEqual([]);
});
