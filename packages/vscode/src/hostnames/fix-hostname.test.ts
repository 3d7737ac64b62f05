import { loadPublicSuffixes } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import type { App } from '../app.ts';
import { listKeys } from '../keys/listing.ts';
import type { ChoicePrompt } from '../prompts/prompts.ts';
import { plainL10n } from '../words/plain-l10n.ts';
import { fixHostname } from './fix-hostname.ts';

/** What Fix Hostname… offers for keys with these lists. */
async function offered(...lists: readonly (readonly string[])[]) {
  const value = Object.fromEntries(
    lists.map((allowedHostnames, i) => [`k${i}`, { name: `K${i}`, scopes: ['linksRead'], allowedHostnames }]),
  );
  const prompts: ChoicePrompt<unknown>[] = [];
  const choose = async (prompt: ChoicePrompt<unknown>) => {
    prompts.push(prompt);
    return { kind: 'cancelled' };
  };
  await fixHostname({
    l10n: plainL10n,
    prompts: { choose },
    listing: () => listKeys([{ place: { kind: 'user' }, value }]),
    suffixes: loadPublicSuffixes,
  } as unknown as App);
  return { rows: prompts[0]?.choices.map(({ label }) => label) ?? [], placeholder: prompts[0]?.placeholder };
}

test('every key’s entries that can be mended are offered', async () => {
  const { rows, placeholder } = await offered(['https://a.test/', 'b.test'], ['C.test']);
  expect(rows).toEqual(['Replace https://a.test/ with a.test', 'Replace C.test with c.test']);
  expect(placeholder).toBe('What is to be changed?');
});

test('of thousands the first are, and that is said', async () => {
  const many = Array.from({ length: 800 }, (_, i) => `https://h${i}.test/`);
  const { rows, placeholder } = await offered(many, many);
  expect(rows).toHaveLength(1_000);
  expect(placeholder).toBe('What is to be changed? These are the first 1000');
});
