import { expect, test } from 'vitest';
import { useFlowsRig } from '../keys/flows-rig.ts';
import { listKeys } from '../keys/listing.ts';
import { scriptedPrompts } from '../prompts/scripted-prompts.ts';
import { plainL10n as l10n } from '../words/plain-l10n.ts';
import {
  askFailure,
  dashboardExplanation,
  explainError,
  explanation,
  type FailedCall,
} from './explain-error.ts';
import type { Report } from './report.ts';

const rig = useFlowsRig();

const listing = listKeys([
  {
    place: { kind: 'user' },
    value: { a: { name: 'Store *front*', scopes: ['linksRead'], allowedHostnames: ['app.example.com'] } },
  },
]);
const [placed] = listing.keys;
if (placed === undefined) throw new Error('the listing has a key');
const { key } = placed;
const invalid: FailedCall = {
  words: 'Invalid API key',
  seen: { kind: 'answer', status: 401, body: 'Invalid API key' },
  origin: 'https://other.test',
};

test('from a hostname that is not listed, an invalid key is first of all a hostname that is not listed', () => {
  const text = explanation(key, invalid, l10n);
  expect(text).toContain('1. Hoko may not let other.test use this key.');
  expect(text).toContain('Add other.test to the key’s allowed hostnames');
  expect(text).not.toContain('mistyped');
});

test('from a listed hostname and from a server, the value is the suspect', () => {
  for (const origin of ['https://app.example.com', undefined]) {
    expect(explanation(key, { ...invalid, origin }, l10n)).toContain('1. Hoko may not know this value');
  }
});

test('an answer that was not foreseen says that the two lists may differ, and a name stays text', () => {
  const blocked = { kind: 'answer', status: 403, body: 'Hostname blocked' } as const;
  const text = explanation(
    key,
    { words: 'Hostname blocked', seen: blocked, origin: 'https://app.example.com' },
    l10n,
  );
  expect(text).toContain('Hoko’s own list may differ');
  expect(text).toContain('Store \\*front\\*');
});

test('asks for what came back, the key, and the page; a step that is cancelled ends it', async () => {
  const ask = (...answers: Parameters<typeof scriptedPrompts>[0]) =>
    askFailure({ l10n, prompts: scriptedPrompts(answers), listing: () => listing });
  const chosen = [{ choose: ['Invalid API key'] }, { choose: ['Store *front*'] }] as const;
  expect(await ask(...chosen, { text: 'https://app.example.com/shop' })).toMatchObject({
    placed,
    origin: 'https://app.example.com',
    seen: { status: 401 },
  });
  expect(await ask(...chosen, { text: '' })).toMatchObject({ origin: undefined });
  await expect(ask(...chosen, { text: 'two words' })).rejects.toThrow('no hostname in this');
  expect(await ask(...chosen, 'cancel')).toBeUndefined();
  expect(await ask({ choose: ['Invalid API key'] }, 'cancel')).toBeUndefined();
  expect(await ask('cancel')).toBeUndefined();
});

test('Back returns to the question before; what was chosen and typed stands', async () => {
  const prompts = scriptedPrompts([
    { choose: ['CORS error in the browser’s console'] },
    { choose: ['Store *front*'] },
    { back: 'https://app.example.com/half' },
    { back: '' },
    { text: '=' },
    { text: '=' },
    { text: '=' },
  ]);
  expect(await askFailure({ l10n, prompts, listing: () => listing })).toMatchObject({
    seen: { kind: 'cors' },
    placed,
    origin: 'https://app.example.com',
  });
  expect(prompts.said).toEqual([1, 2, 3, 2, 1, 2, 3].map(step => `Explain Error ${step}`));
});

test.each([
  ['Failed to create API key', 'Check the required scopes, reload the page, and try again.'],
  ['Missing required scopes', 'Choose at least one scope.'],
])('what the dashboard says, “%s”, needs neither a key nor a page', async (words, todo) => {
  const label = `${words} (in the dashboard)`;
  const prompts = scriptedPrompts([{ choose: [label] }]);
  const asked = await askFailure({ l10n, prompts, listing: () => listKeys([]) });
  if (asked === undefined || !('inDashboard' in asked)) throw new Error('it is the dashboard’s');
  const text = dashboardExplanation(asked);
  expect(text).toContain(`# ${words}`);
  expect(text).toContain(todo);
});

test('the explanation follows its key; of one that is gone it stays', async () => {
  const record = { name: 'Shop', scopes: ['linksRead'], allowedHostnames: ['shop.test'] };
  rig().write({ k: record });
  const { app } = rig().appWith([
    { choose: ['Hostname blocked'] },
    { choose: ['Shop'] },
    { text: 'https://app.test' },
  ]);
  let source: () => Report | Promise<Report> = () => ({ markdown: '', fixes: [] });
  await explainError(app, {
    show: async (_, given) => {
      source = given;
    },
    offers: () => false,
    dispose: () => {},
  });
  const isSuspected = async () => (await source()).markdown.includes('Add app.test to the key’s allowed');
  expect(await isSuspected()).toBe(true);
  rig().write({ k: { ...record, allowedHostnames: ['app.test'] } });
  expect((await source()).markdown).toContain('Hoko’s own list may differ');
  rig().write({});
  expect(await isSuspected()).toBe(true);
});
