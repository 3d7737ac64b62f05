import { expect, test } from 'vitest';
import { EDITORS, type EditorScheme, proposalLink, readProposal } from './proposal.ts';

const proposal = { key: 'key_01jd3', hostname: '*.example.com' };

test('four editors take a link', () => {
  expect(EDITORS).toEqual({
    vscode: 'VS Code',
    'vscode-insiders': 'VS Code Insiders',
    vscodium: 'VSCodium',
    cursor: 'Cursor',
  });
});

test.each(Object.keys(EDITORS) as EditorScheme[])('a link for %s is read as it was meant', editor => {
  const link = proposalLink(proposal, editor);
  expect(link.startsWith(`${editor}://hoko-keys.hoko-keys/allow?`)).toBe(true);
  expect(readProposal(link)).toEqual({ ok: true, proposal });
});

test('a message around the link makes no difference', () => {
  const text = `Could you allow this?\n\n“${proposalLink(proposal, 'vscode')}”\nThanks`;
  expect(readProposal(text)).toEqual({ ok: true, proposal });
});

test.each([
  ['', 'textNoProposal'],
  ['app.example.com', 'textNoProposal'],
  ['vscode://hoko-keys.hoko-keys/allow?key=key_a', 'textNoProposal'],
  ['vscode://hoko-keys.hoko-keys/allow?hostname=a.test', 'textNoProposal'],
  ['vscode://hoko-keys.hoko-keys/allow?key=a%20b&hostname=a.test', 'textNoProposal'],
  ['vscode://hoko-keys.hoko-keys/allow?key=a%E2%80%AEb&hostname=a.test', 'textNoProposal'],
  ['vscode://hoko-keys.hoko-keys/allow?key=key_a&hostname=*', 'entryAnyHost'],
  ['vscode://hoko-keys.hoko-keys/allow?key=key_a&hostname=https%3A%2F%2Fa.test', 'entryIsUrl'],
  [`vscode://hoko-keys.hoko-keys/allow?key=key_a&hostname=${'a'.repeat(500)}`, 'entryNotHostname'],
])('%j is refused: %s', (text, code) => {
  expect(readProposal(text)).toMatchObject({ ok: false, problem: { code } });
});
