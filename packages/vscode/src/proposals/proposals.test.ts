import { loadPublicSuffixes, proposalLink } from '@hoko-keys/shared';
import { beforeEach, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import type { App } from '../app.ts';
import { createDashboard } from '../keys/dashboard.ts';
import { createKeyMemory, memoryIn } from '../keys/key-memory.ts';
import { listKeys } from '../keys/listing.ts';
import type { Modal } from '../prompts/prompts.ts';
import { type ScriptedAnswer, scriptedPrompts } from '../prompts/scripted-prompts.ts';
import { type MemorySettings, memorySettings } from '../settings/memory-settings.ts';
import { keysIn } from '../settings/record-change.ts';
import { plainL10n } from '../words/plain-l10n.ts';
import { createProposals } from './proposals.ts';

const RECORDS = {
  shop: { name: 'Shop', scopes: ['linksRead'], allowedHostnames: ['shop.test'] },
  open: { name: 'Open', scopes: ['linksWrite'], allowedHostnames: [] },
  old: { name: 'Old', scopes: ['linksRead'], allowedHostnames: [], status: 'revoked' },
  draft: { name: 'Draft' },
};

let settings: MemorySettings;
let modals: Modal[];
beforeEach(() => {
  settings = memorySettings(JSON.stringify({ 'hoko.keys': RECORDS }));
  modals = [];
});

function partsWith(answers: readonly ScriptedAnswer[]) {
  const prompts = scriptedPrompts(answers);
  const listing = () => listKeys([{ place: settings.place, value: keysIn(settings.text, ['hoko.keys']) }]);
  const app = {
    l10n: plainL10n,
    prompts: {
      ...prompts,
      modal: (modal: Modal) => {
        modals.push(modal);
        return prompts.modal(modal);
      },
    },
    settings,
    listing,
    suffixes: loadPublicSuffixes,
    dashboard: createDashboard(createKeyMemory(memoryIn(new Map())), () => {}),
    openUrl: () => {},
  } as unknown as App;
  return { app, prompts };
}

function proposalsWith(answers: readonly ScriptedAnswer[]) {
  const { app, prompts } = partsWith(answers);
  return { prompts, ...createProposals(app) };
}

const query = (key: string, hostname: string) => new URLSearchParams({ key, hostname }).toString();
const hostnamesOf = (id: keyof typeof RECORDS) =>
  JSON.parse(settings.text)['hoko.keys'][id].allowedHostnames as string[];

const ADD = { press: 'Add Hostname' };

test('who calls the command with a text is named, but for a fix that was offered here', async () => {
  const link = proposalLink({ key: 'shop', hostname: 'app.test' }, 'vscode');
  await proposalsWith(['cancel']).fromCommand(link, false);
  await proposalsWith(['cancel']).fromCommand(link, true);
  expect(
    modals.map(({ detail }) => detail.startsWith('Something outside of Hoko Keys asks for this')),
  ).toEqual([true, false]);
});

test('long lists of a record leave the question in sight', async () => {
  const many = (word: string) => Array.from({ length: 500 }, (_, i) => `${word}${i}`);
  const record = { name: 'Shop', scopes: many('scope'), allowedHostnames: many('shop.test.h') };
  settings.text = JSON.stringify({ 'hoko.keys': { shop: record } });
  await proposalsWith(['cancel']).fromLink('/allow', query('shop', '*.test.test'));
  const list =
    'h0, shop.test.h1, shop.test.h2, shop.test.h3, shop.test.h4, shop.test.h5, shop.test.h6, shop.test.h7';
  expect(modals[0]?.detail).toContain(`In the list now: shop.test.${list} and 492 more\n`);
  expect(modals[0]?.detail).toContain('What the key may do: scope0, ');
  expect(modals[0]?.detail).toContain('scope7 and 492 more\n');
});

test('links are made for the extension that the manifest publishes', () => {
  const link = proposalLink({ key: 'k', hostname: 'a.test' }, 'vscode');
  expect(new URL(link).host).toBe(`${manifest.publisher}.${manifest.name}`);
  expect(manifest.activationEvents).toContain('onUri');
});

test('a link changes nothing until a person agrees', async () => {
  await proposalsWith(['cancel']).fromLink('/allow', query('shop', 'app.shop.test'));
  expect(hostnamesOf('shop')).toEqual(['shop.test']);
  await proposalsWith([ADD, 'cancel']).fromLink('/allow', query('shop', 'app.shop.test'));
  expect(hostnamesOf('shop')).toEqual(['shop.test', 'app.shop.test']);
});

test('a record that changes while the question stands is asked about anew', async () => {
  const { app, prompts } = partsWith([ADD, ADD, 'cancel']);
  const modal = (asked: Modal) => {
    const answer = app.prompts.modal(asked);
    const shop = { ...RECORDS.shop, name: 'Till', scopes: ['linksRead', 'customersWrite'] };
    settings.text = JSON.stringify({ 'hoko.keys': { ...RECORDS, shop } });
    return answer;
  };
  const proposals = createProposals({ ...app, prompts: { ...app.prompts, modal } });
  await proposals.fromLink('/allow', query('shop', 'app.shop.test'));
  expect(prompts.left).toEqual([]);
  expect(modals.map(({ message }) => message)).toEqual([
    'Let app.shop.test use “Shop”?',
    'Let app.shop.test use “Till”?',
  ]);
  expect(modals[1]?.detail).toContain('What the key may do: linksRead, customersWrite');
  expect(hostnamesOf('shop')).toEqual(['shop.test', 'app.shop.test']);
});

test('the question names the key, the file, who asks, what it lets in, and what is in the list', async () => {
  await proposalsWith(['cancel']).fromLink('/allow', query('shop', 'app.shop.test'));
  expect(modals[0]?.message).toBe('Let app.shop.test use “Shop”?');
  const detail = modals[0]?.detail ?? '';
  for (const part of [
    'A link asks',
    'Lets in this hostname and no other.',
    'In the list now: shop.test',
    'linksRead',
    'p/.vscode/settings.json',
    'in its dashboard',
  ]) {
    expect(detail).toContain(part);
  }
});

test('a wildcard that lets in strangers is marked, and so is what it covers', async () => {
  await proposalsWith(['cancel']).fromLink('/allow', query('shop', '*.vercel.app'));
  expect(modals[0]?.detail).toContain(
    'Lets in every hostname one level below vercel.app and, we assume, those further below.\n⚠ “*.vercel.app” lets in the sites of strangers',
  );
});

test('of what an entry makes needless, as much is said as a question holds; what was wrong before is not said', async () => {
  const allowedHostnames = [...Array.from({ length: 50 }, (_, i) => `h${i}.shop.test`), 'x.test', 'x.test'];
  const record = { name: 'Shop', scopes: ['linksWrite'], allowedHostnames };
  settings.text = JSON.stringify({ 'hoko.keys': { shop: record } });
  await proposalsWith(['cancel']).fromLink('/allow', query('shop', '*.shop.test'));
  const detail = modals[0]?.detail ?? '';
  expect(detail.match(/“h\d+\.shop\.test” adds nothing/g)).toHaveLength(8);
  expect(detail).not.toContain('in the list already');
  expect(detail).not.toContain('can read it');
  settings.text = JSON.stringify({ 'hoko.keys': { shop: { ...record, allowedHostnames: [] } } });
  await proposalsWith(['cancel']).fromLink('/allow', query('shop', '*.shop.test'));
  expect(modals[1]?.detail).toContain('⚠ Whoever opens a page that uses this key can read it');
});

test('a long hostname is shown to its end, which says whose it is', async () => {
  const hostname = `shop.test.${'a'.repeat(60)}.${'b'.repeat(60)}.evil.test`;
  await proposalsWith(['cancel']).fromLink('/allow', query('shop', hostname));
  expect(modals[0]?.message).toBe(`Let ${hostname} use “Shop”?`);
});

test('a first entry shuts out everybody else, and the question says so', async () => {
  await proposalsWith(['cancel']).fromLink('/allow', query('open', 'app.shop.test'));
  expect(modals[0]?.detail).toContain('any hostname passes now. With this entry, no other will.');
});

test('a pasted message is checked while it is typed, then asked about like a link', async () => {
  const link = proposalLink({ key: 'shop', hostname: 'app.shop.test' }, 'vscodium');
  const { fromText, prompts } = proposalsWith([{ text: `Please? ${link}` }, ADD, 'cancel']);
  await fromText();
  expect(modals[0]?.detail).toContain('The pasted text asks');
  expect(prompts.left).toEqual([]);
  expect(hostnamesOf('shop')).toContain('app.shop.test');
  await expect(proposalsWith([{ text: 'hello' }]).fromText()).rejects.toThrow(/This is no proposal/);
});

const SECRET = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';

test.each([
  ['/allow', query('gone', 'a.test'), 'No settings of this window have a key “gone”'],
  ['/allow', query('old', 'a.test'), '“Old” is revoked'],
  ['/allow', query('draft', 'a.test'), 'The record “draft” in settings.json can’t be read'],
  ['/allow', query('shop', 'https://a.test/'), 'is a URL'],
  ['/allow', query('shop', 'shop.test'), 'in the list of “Shop” already'],
  ['/allow', query('shop', 'SHOP.test'), 'in the list of “Shop” already'],
  ['/allow', 'key=shop', 'This is no proposal'],
  ['/other', query('shop', 'a.test'), 'this version of Hoko Keys doesn’t know'],
  ['/allow', query('shop', SECRET), 'A value never belongs here'],
  ['/allow', query(SECRET, 'a.test'), 'have a key “…”'],
  ['/allow', query('shop', '[x](command:evil)\u202E'), '] ('],
])('%s?%s is refused with a sentence', async (path, text, sentence) => {
  const before = settings.text;
  const error = await proposalsWith([])
    .fromLink(path, text)
    .then(() => undefined, String);
  expect(error).toContain(sentence);
  expect(error).not.toContain(SECRET);
  expect(error).not.toMatch(/\]\(|\u202E/);
  expect(settings.text).toBe(before);
});

test('with no folder open, the sentence says so', async () => {
  settings = { ...settings, targets: () => [{ kind: 'user' }] };
  await expect(proposalsWith([]).fromLink('/allow', query('gone', 'a.test'))).rejects.toThrow(
    /No folder is open/,
  );
});

test('a second proposal is refused while the first waits for an answer, and can be brought again', async () => {
  const { fromLink } = proposalsWith(['cancel', 'cancel']);
  const first = fromLink('/allow', query('shop', 'first.test'));
  await expect(fromLink('/allow', query('shop', 'second.test'))).rejects.toThrow(
    /Another proposal is waiting/,
  );
  await first;
  await fromLink('/allow', query('shop', 'second.test'));
  expect(modals.map(({ message }) => message)).toEqual([
    'Let first.test use “Shop”?',
    'Let second.test use “Shop”?',
  ]);
});

test('a file that cannot be written keeps the proposal until it can', async () => {
  settings.faults = [{ code: 'unwritable', why: 'the disk is full' }];
  await proposalsWith([ADD, { press: 'Retry' }, 'cancel']).fromLink('/allow', query('shop', 'new.test'));
  expect(hostnamesOf('shop')).toEqual(['shop.test', 'new.test']);
});

test('a key that was revoked while the question stood is not changed', async () => {
  const { fromLink } = proposalsWith([ADD]);
  const asked = fromLink('/allow', query('shop', 'new.test'));
  settings.text = settings.text.replace('"name":"Shop"', '"name":"Shop","status":"revoked"');
  await expect(asked).rejects.toThrow(/“Shop” is revoked/);
});

test('of a key that stands in two files, the person says which one changes', async () => {
  const other = { ...settings.place, name: 'api', file: 'file:///api/.vscode/settings.json' };
  const value = keysIn(settings.text, ['hoko.keys']);
  const { app, prompts } = partsWith([{ choose: ['Shop'] }, 'cancel']);
  const listing = () => listKeys([settings.place, other].map(place => ({ place, value })));
  await createProposals({ ...app, listing }).fromLink('/allow', query('shop', 'app.test'));
  expect(prompts.said).toEqual(['Let app.test use a key', 'Let app.test use “Shop”?']);
});

test('the question goes by the file as it is, and not as the tree shows it', async () => {
  const { fromLink } = proposalsWith(['cancel']);
  const asked = fromLink('/allow', query('shop', 'app.test'));
  settings.text = settings.text.replace('"shop.test"', '"moved.test"');
  await asked;
  expect(modals[0]?.detail).toContain('In the list now: moved.test');
});

test('of a key on the emulator, it says that both change', async () => {
  settings.text = settings.text.replace('"name":"Shop"', '"name":"Shop","service":"emulator"');
  await proposalsWith(['cancel']).fromLink('/allow', query('shop', 'app.test'));
  expect(modals[0]?.detail).toContain('Changes p/.vscode/settings.json, and the key on the emulator.');
});
