import { fingerprintOf } from '@hoko-keys/shared';
import { beforeEach, expect, test } from 'vitest';
import type { App } from '../app.ts';
import { listKeys } from '../keys/listing.ts';
import { type ScriptedAnswer, scriptedPrompts } from '../prompts/scripted-prompts.ts';
import { createValues } from '../secrets/values.ts';
import { NotUtf8 } from '../settings/file-text.ts';
import { type MemorySettings, memorySettings } from '../settings/memory-settings.ts';
import { keysIn } from '../settings/record-change.ts';
import { plainL10n } from '../words/plain-l10n.ts';
import { moveValue } from './move-value.ts';

const VALUE = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
const OTHER = 'x1Yy2Zz3aA4bB5cC6dD7eE8f';
const FINGERPRINT = await fingerprintOf(VALUE);

let settings: MemorySettings;
let secrets: Map<string, string>;
let isForgetful: boolean;

beforeEach(() => {
  secrets = new Map();
  isForgetful = false;
});

function appFor(text: string, answers: readonly ScriptedAnswer[]) {
  settings = memorySettings(text);
  const prompts = scriptedPrompts(answers);
  const values = createValues({
    get: async name => secrets.get(name),
    store: async (name, value) => void (isForgetful || secrets.set(name, value)),
    delete: async name => void secrets.delete(name),
    keys: async () => [...secrets.keys()],
  });
  const listing = () => listKeys([{ place: settings.place, value: keysIn(settings.text, ['hoko.keys']) }]);
  return { app: { l10n: plainL10n, prompts, settings, values, listing } as unknown as App, prompts, values };
}

const at = (id: string) => ({ place: settings.place, id });
const file = (record: string) => `{\n  "hoko.keys": {\n    "k": ${record} // mine\n  }\n}\n`;
const record = (more: string, hosts = '"a.test"') =>
  `{ "name": "Shop", "scopes": ["linksRead"], "allowedHostnames": [${hosts}]${more} }`;

test.each([
  ['a field', record(`, "token": "Bearer ${VALUE}"`), record(`, "fingerprint": "${FINGERPRINT}"`)],
  ['an entry', record('', `"a.test", "${VALUE}"`), record(`, "fingerprint": "${FINGERPRINT}"`)],
  [
    'the only entry, which leaves no open list',
    record('', `"${VALUE}"`),
    record(`, "fingerprint": "${FINGERPRINT}"`, '""'),
  ],
  [
    'a field inside a field',
    record(`, "x": { "a": ["${VALUE}", 1] }`),
    record(`, "x": { "a": [1] }, "fingerprint": "${FINGERPRINT}"`),
  ],
  [
    'the name',
    record('').replace('Shop', VALUE),
    record(`, "fingerprint": "${FINGERPRINT}"`).replace('Shop', ''),
  ],
  ['the record', `"${VALUE}"`, `{\n      "fingerprint": "${FINGERPRINT}"\n    }`],
])('the value goes from %s into SecretStorage, bound to the file', async (_, before, after) => {
  const { app, prompts, values } = appFor(file(before), []);
  await moveValue(app, at('k'));
  expect(settings.text).toBe(file(after));
  const key = {
    id: 'k',
    name: '',
    service: 'hoko',
    scopes: [],
    allowedHostnames: [],
    status: 'active',
    fingerprint: FINGERPRINT,
  } as const;
  expect(await values.find({ key, place: settings.place })).toEqual({ kind: 'here', value: VALUE });
  const name = after.includes('Shop') ? 'Shop' : 'k';
  expect(prompts.said).toEqual([
    `The value of “${name}” is in this machine’s secret storage now, and no longer in settings.json. VS Code may still have it in its undo and local history. If the file was ever shared with the value in it, create a new key and revoke this one.`,
  ]);
  expect(JSON.stringify(prompts.said)).not.toContain(VALUE);
});

test('a storage that keeps nothing leaves the file as it is, and the value is not repeated', async () => {
  isForgetful = true;
  const text = file(record(`, "token": "${VALUE}"`));
  const { app } = appFor(text, []);
  const error = await moveValue(app, at('k')).catch(thrown => thrown);
  expect(error.message).toContain('did not keep the value of “Shop”, so settings.json is as it was');
  expect(error.message).not.toContain(VALUE);
  expect(settings.text).toBe(text);
});

test('a file that cannot be changed is told, with the value kept', async () => {
  const { app } = appFor(file(record(`, "token": "${VALUE}"`)), []);
  settings.faults = Array(3).fill({ code: 'dirty' });
  await expect(moveValue(app, at('k'))).rejects.toThrow('If the value is still in it, take it out by hand');
  expect(secrets.size).toBe(1);
});

test('a storage that does not answer is told, and nothing is done', async () => {
  const text = file(record(`, "token": "${VALUE}"`));
  const { app, values } = appFor(text, []);
  const find = async () => {
    throw new Error('the keyring is locked');
  };
  const asked = moveValue({ ...app, values: { ...values, find } }, at('k'));
  await expect(asked).rejects.toThrow('VS Code’s secret storage does not answer, so nothing was done');
  expect([settings.text, secrets.size]).toEqual([text, 0]);
});

test('a file that somebody changes at the same moment keeps that change, and is rid of the value', async () => {
  const text = file(record(`, "token": "${VALUE}"`));
  const { app, prompts } = appFor(text, []);
  const { openText } = settings;
  settings.openText = async place => {
    const opened = await openText(place);
    settings.text = text.replace('a.test', 'b.test');
    return opened;
  };
  await moveValue(app, at('k'));
  expect(settings.text).toBe(file(record(`, "fingerprint": "${FINGERPRINT}"`, '"b.test"')));
  expect(prompts.said).toEqual([expect.stringContaining('no longer in settings.json')]);
});

test('a file with other unsaved changes is not saved, and the message says that the disk still has the value', async () => {
  const { app, prompts } = appFor(file(record(`, "token": "${VALUE}"`)), []);
  const { openText } = settings;
  settings.openText = async place => ({ ...(await openText(place)), isSaved: false });
  await moveValue(app, at('k'));
  expect(prompts.said).toEqual([
    expect.stringContaining(
      'settings.json has other unsaved changes: save it to take the value off the disk too.',
    ),
  ]);
  expect(prompts.said.join()).not.toContain('no longer in');
});

test('a value that stands in the file twice is not said to be gone from it, and goes with the second move', async () => {
  const { app, prompts } = appFor(file(record(`, "token": "${VALUE}"`, `"a.test", "${VALUE}"`)), []);
  await moveValue(app, at('k'));
  expect(prompts.said).toEqual([expect.stringContaining('settings.json has it in another place too')]);
  expect(prompts.said.join()).not.toContain(VALUE);
  await moveValue(app, at('k'));
  expect(prompts.said.at(-1)).toContain('no longer in settings.json');
  expect(settings.text).toBe(file(record(`, "fingerprint": "${FINGERPRINT}"`)));
});

test('another value in the fingerprint’s place is not lost: it stays until it is moved as well', async () => {
  const two = record(`, "token": "${VALUE}", "fingerprint": "${OTHER}"`);
  const { app, prompts } = appFor(file(two), [{ press: 'Replace' }]);
  await moveValue(app, at('k'));
  expect(settings.text).toBe(file(record(`, "fingerprint": "${OTHER}"`)));
  await moveValue(app, at('k'));
  expect(prompts.details).toEqual(['This machine has another value of it, which will be gone.']);
  expect(settings.text).toBe(file(record(`, "fingerprint": "${await fingerprintOf(OTHER)}"`)));
});

test('a file that is no UTF-8 is told, and nothing is stored', async () => {
  const { app } = appFor('{}', []);
  settings.openText = async () => {
    throw new NotUtf8('');
  };
  await expect(moveValue(app, at('k'))).rejects.toThrow('settings.json is not UTF-8 text');
  expect(secrets.size).toBe(0);
});

test('another value that is here, and a shared fingerprint, are replaced only on a yes', async () => {
  const text = file(record(`, "token": "${VALUE}", "fingerprint": "fp1_0123456789abcdef"`));
  const asked = appFor(text, ['cancel']);
  await moveValue(asked.app, at('k'));
  expect([settings.text, secrets.size]).toEqual([text, 0]);
  expect(asked.prompts.said).toEqual(['Replace the value of “Shop”?']);
  expect(asked.prompts.details).toEqual([
    'By its fingerprint, settings.json describes another value. The fingerprint of this one takes its place.',
  ]);
  const agreed = appFor(text, [{ press: 'Replace' }]);
  await moveValue(agreed.app, at('k'));
  expect(settings.text).toBe(file(record(`, "fingerprint": "${FINGERPRINT}"`)));
  const kept = new Map(secrets);
  const again = appFor(file(record(`, "token": "${OTHER}"`)), ['cancel']);
  await moveValue(again.app, at('k'));
  expect(secrets).toEqual(kept);
  expect(again.prompts.details).toEqual(['This machine has another value of it, which will be gone.']);
});

test('what cannot be moved by itself is left to a person: an id, a name, a number', async () => {
  for (const content of [`{ "${VALUE}": 1 }`, '{ "token": 123456 }']) {
    const { app } = appFor(file(content), []);
    await expect(moveValue(app, at('k'))).rejects.toThrow('Take it out by hand');
  }
});

test('called without a record, it asks which; without any, it says so', async () => {
  const { app } = appFor(file(record(`, "token": "${VALUE}"`)), [{ choose: ['k'] }]);
  await moveValue(app);
  expect(settings.text).not.toContain(VALUE);
  await expect(moveValue(app)).rejects.toThrow('No record in the settings');
});
