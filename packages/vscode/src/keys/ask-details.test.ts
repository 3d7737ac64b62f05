import { loadPublicSuffixes, SCOPES, scopeType } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import type { App } from '../app.ts';
import type { SomePrompt, TextPrompt } from '../prompts/prompts.ts';
import { plainL10n as l10n } from '../words/plain-l10n.ts';
import { askHostnames, askScopes } from './ask-details.ts';

/** The list of scopes, as it is shown for a key that has some. */
async function listFor(...scopes: readonly string[]): Promise<SomePrompt<string>> {
  let shown: SomePrompt<string> | undefined;
  const chooseSome = async (prompt: SomePrompt<string>) => {
    shown = prompt;
    return { kind: 'cancelled' };
  };
  const app = { l10n, prompts: { chooseSome } } as unknown as App;
  await askScopes(app, 'Create Key')({ name: 'Shop', scopes, hostnames: '' }, { step: 2, totalSteps: 3 });
  if (shown === undefined) throw new Error('no list was shown');
  return shown;
}

test('scopes stand under what they let a key do, those that only view first', async () => {
  const { choices } = await listFor();
  expect(choices.map(({ value }) => value).toSorted()).toEqual(SCOPES.toSorted());
  expect(choices.map(({ value, group }) => [scopeType(value as never), group])).toEqual([
    ...Array.from({ length: 6 }, () => ['read', 'read: view data']),
    ...Array.from({ length: 6 }, () => ['write', 'write: create or change data']),
  ]);
});

test('a scope of the record that Hoko does not document is there too, and ticked like the others it has', async () => {
  const { choices } = await listFor('tagsRead', 'moonRead');
  expect(choices.filter(({ picked }) => picked).map(({ label, group }) => [label, group])).toEqual([
    ['tagsRead', 'read: view data'],
    ['moonRead', 'unknown to Hoko'],
  ]);
});

test('a broad choice gets a word, a narrow one none', async () => {
  const { remark } = await listFor();
  expect(remark?.(['linksRead', 'linksWrite', 'tagsWrite'])).toBeUndefined();
  expect(remark?.(['linksWrite', 'tagsWrite', 'customersWrite'])).toMatch(
    /^3 write scopes\. One key for each/,
  );
  expect(remark?.(SCOPES)).toMatch(/^Everything there is\. One key for each/);
});

test('hostnames are looked at while they are typed, with what is known of shared domains', async () => {
  let box: TextPrompt | undefined;
  const text = async (prompt: TextPrompt) => {
    box = prompt;
    return { kind: 'cancelled' };
  };
  const app = { l10n, prompts: { text }, suffixes: loadPublicSuffixes } as unknown as App;
  const ask = askHostnames(app, 'Create Key', () => 'hoko');
  await ask({ name: 'Shop', scopes: ['linksRead'], hostnames: 'a.test' }, { step: 3, totalSteps: 3 });
  expect(box?.value).toBe('a.test');
  expect(await box?.check('a.test')).toBeUndefined();
  expect(await box?.check('a.test, *.vercel.app')).toMatchObject({
    severity: 'warning',
    message: expect.stringContaining('the sites of strangers'),
  });
  expect(await box?.check('a.test, https://b.test/')).toMatchObject({
    severity: 'error',
    suggestion: 'a.test, b.test',
  });
});

test('a text that is typed over while it is looked at is not looked at to its end', async () => {
  let box: TextPrompt | undefined;
  const text = async (prompt: TextPrompt) => {
    box = prompt;
    return { kind: 'cancelled' };
  };
  const app = { l10n, prompts: { text }, suffixes: loadPublicSuffixes } as unknown as App;
  await askHostnames(
    app,
    'Create Key',
    () => 'hoko',
  )({ name: 'Shop', scopes: ['linksRead'], hostnames: '' }, { step: 3, totalSteps: 3 });
  const wrong = `${Array.from({ length: 20_000 }, (_, i) => `h${i}.test`).join(' ')} https://b.test/`;
  const first = box?.check(wrong);
  const second = box?.check(`${wrong}x`);
  expect(await first).toBeUndefined();
  expect(await second).toMatchObject({ severity: 'error' });
});
