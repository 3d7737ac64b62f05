import { fingerprintOf } from '@hoko-keys/shared';
import { describe, expect, test } from 'vitest';
import type { App } from '../app.ts';
import type { ScriptedAnswer } from '../prompts/scripted-prompts.ts';
import { createKey } from './create-key.ts';
import { useFlowsRig } from './flows-rig.ts';

const rig = useFlowsRig();

const VALUE = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';

const details = (row: string): ScriptedAnswer[] => [
  { name: 'Shop', row },
  { choose: ['linksRead'] },
  { text: 'shop.test, *.shop.test' },
];
const ON_EMULATOR = details('Emulator');
const AT_HOKO: ScriptedAnswer[] = [...details('Hoko'), { text: VALUE }];

const create = async (answers: readonly ScriptedAnswer[]) => {
  const { app, prompts } = rig().appWith(answers);
  await createKey(app);
  expect(prompts.left).toEqual([]);
  return prompts;
};

const nothingIsThere = async () => {
  expect(rig().settings.text).toBe('{}');
  expect([...rig().secrets.keys()]).toEqual([]);
  expect((await rig().management().listKeys()).filter(({ status }) => status === 'active')).toEqual([]);
};

describe('on the emulator', () => {
  test('issues the key, keeps its value, writes its record, and copies the value when asked', async () => {
    const { said } = await create([...ON_EMULATOR, { press: 'Copy Value' }]);
    expect(rig().keyNamed('Shop').key).toMatchObject({
      service: 'emulator',
      allowedHostnames: ['shop.test', '*.shop.test'],
      fingerprint: expect.stringMatching(/^fp1_/),
    });
    const { clipboard } = rig();
    expect(await rig().statusFor(clipboard, 'https://a.shop.test')).toBe(200);
    expect(rig().settings.text.includes(clipboard)).toBe(false);
    expect(said.join().includes(clipboard)).toBe(false);
  });

  test('Back at every step loses nothing that was typed', async () => {
    const { said } = await create([
      { name: 'Shop', row: 'Emulator' },
      { back: '' },
      { name: '=', row: 'Emulator' },
      { choose: ['linksRead', 'tagsRead'] },
      { back: 'shop.test' },
      { text: '=' },
      { text: '=' },
      'cancel',
    ]);
    const steps = said.filter(title => title.startsWith('Create Key')).map(title => title.at(-1));
    expect(steps).toEqual(['1', '2', '1', '2', '3', '2', '3']);
    expect(rig().keyNamed('Shop').key).toMatchObject({
      scopes: ['linksRead', 'tagsRead'],
      allowedHostnames: ['shop.test'],
    });
  });

  test.each([0, 1, 2])('cancelled at step %i, nothing has happened', async step => {
    await create([...ON_EMULATOR.slice(0, step), 'cancel']);
    await nothingIsThere();
  });

  test('an unsaved file is told before a key is issued, and the input is used on retry', async () => {
    rig().settings.faults = [{ code: 'dirty' }];
    const { said } = await create([...ON_EMULATOR, { press: 'Save and Retry' }, 'cancel']);
    expect(said).toContainEqual(expect.stringContaining('unsaved changes'));
    expect(rig().keyNamed('Shop').key.scopes).toEqual(['linksRead']);
  });

  test('when the record cannot be written after all, the value is kept and the record can be', async () => {
    rig().settings.faults = [undefined, { code: 'broken' }];
    await create([...ON_EMULATOR, 'cancel', { press: 'Write Description' }, 'cancel']);
    const value = await rig().valueOf(rig().keyNamed('Shop'));
    expect(await rig().statusFor(value ?? '', 'https://shop.test')).toBe(200);
  });

  test('when the person leaves it at that, the key is revoked and its value is gone', async () => {
    rig().settings.faults = [undefined, { code: 'broken' }];
    const { app } = rig().appWith([...ON_EMULATOR, 'cancel', 'cancel']);
    await expect(createKey(app)).rejects.toThrow(/revoked again and its value deleted/);
    await nothingIsThere();
  });

  test('when the emulator has ended by then, the value is deleted all the same, and what is left is said', async () => {
    rig().settings.faults = [undefined, { code: 'broken' }];
    const { app, prompts } = rig().appWith([...ON_EMULATOR, 'cancel', 'cancel']);
    const notify: App['prompts']['notify'] = async notice => {
      await rig().emulator.close();
      return prompts.notify(notice);
    };
    await expect(createKey({ ...app, prompts: { ...prompts, notify } })).rejects.toThrow(
      /the emulator did not revoke it again: it goes on there. Its value was deleted from this machine/,
    );
    expect([rig().settings.text, rig().secrets.size]).toEqual(['{}', 0]);
  });

  test('when SecretStorage lets the value not go, that is said', async () => {
    rig().settings.faults = [undefined, { code: 'broken' }];
    rig().clinging = true;
    const { app } = rig().appWith([...ON_EMULATOR, 'cancel', 'cancel']);
    await expect(createKey(app)).rejects.toThrow(
      /was revoked again. VS Code’s secret storage did not delete/,
    );
    expect((await rig().management().listKeys())[0]?.status).toBe('revoked');
  });

  test('a file that can’t be opened to be corrected ends nothing', async () => {
    rig().settings.faults = [undefined, { code: 'unwritable', why: 'the folder is read-only' }];
    rig().settings.open = async () => {
      throw new Error('there is no such file');
    };
    const { said } = await create([...ON_EMULATOR, { press: 'Open File' }, { press: 'Retry' }, 'cancel']);
    expect(said.join()).toContain('settings.json could not be opened here. Your change to it is kept.');
    expect(await rig().valueOf(rig().keyNamed('Shop'))).toBeDefined();
  });

  test('when SecretStorage loses the value and the emulator has ended by then, both are said', async () => {
    const { app } = rig().appWith(ON_EMULATOR);
    const keep: App['values']['keep'] = async () => {
      await rig().emulator.close();
      throw new Error('lost');
    };
    await expect(createKey({ ...app, values: { ...app.values, keep } })).rejects.toThrow(
      /did not keep the value of “Shop”, and the emulator did not revoke the new key/,
    );
  });

  test('when SecretStorage loses the value, the key is revoked and no record written', async () => {
    rig().forgetful = true;
    await expect(createKey(rig().appWith(ON_EMULATOR).app)).rejects.toThrow(/did not keep the value/);
    await nothingIsThere();
    expect(await rig().management().listKeys()).toHaveLength(1);
  });
});

describe('at Hoko', () => {
  test('the dashboard opens only when asked, what to enter there is copied, and the value is kept', async () => {
    const { prompts, app } = rig().appWith([
      ...details('Hoko'),
      { tool: 'Copy Name' },
      { tool: 'Copy Hostnames' },
      { tool: 'Open Hoko' },
      { text: `  HOKO_KEY="${VALUE}"\n` },
    ]);
    await createKey(app);
    expect(prompts.left).toEqual([]);
    expect(rig().opened).toEqual(['https://hoko.to']);
    expect(rig().clipboard).toBe('shop.test, *.shop.test');
    expect(rig().keyNamed('Shop').key).toMatchObject({
      service: 'hoko',
      status: 'active',
      createdAt: '2026-11-25T08:00:00.000Z',
      fingerprint: await fingerprintOf(VALUE),
    });
    expect(await rig().valueOf(rig().keyNamed('Shop'))).toBe(VALUE);
    expect(rig().settings.text.includes(VALUE)).toBe(false);
    expect(prompts.said.join().includes(VALUE)).toBe(false);
    expect(prompts.said.join()).toContain('Only what follows the name is taken. The quotes');
  });

  test('without being asked, nothing is opened', async () => {
    await create(AT_HOKO);
    expect(rig().opened).toEqual([]);
  });

  test('Back from the value keeps everything but the value', async () => {
    const { said } = await create([...AT_HOKO.slice(0, 3), { back: VALUE }, { text: '=' }, { text: '' }]);
    expect(said.at(-1)).toContain('its value is not on this machine');
    expect(rig().record('Shop')).not.toHaveProperty('fingerprint');
    expect([...rig().secrets.keys()]).toEqual([]);
    expect(rig().keyNamed('Shop').key.allowedHostnames).toEqual(['shop.test', '*.shop.test']);
  });

  test('gone back to the start, a key can still become the emulator’s, with one step less', async () => {
    const { said } = await create([
      ...AT_HOKO.slice(0, 3),
      { back: '' },
      { back: 'shop.test' },
      { back: '' },
      { name: '=', row: 'Emulator' },
      { text: '=' },
      { text: '=' },
      'cancel',
    ]);
    expect(said.filter(title => title === 'Create Key 4')).toHaveLength(1);
    expect(rig().keyNamed('Shop').key.service).toBe('emulator');
  });

  test.each([0, 1, 2, 3])('cancelled at step %i, nothing has happened', async step => {
    await create([...AT_HOKO.slice(0, step), 'cancel']);
    await nothingIsThere();
  });

  test('what is no value, and another key’s, is refused with the reason', async () => {
    const shared = { scopes: ['linksRead'], allowedHostnames: [], fingerprint: await fingerprintOf(VALUE) };
    rig().write({ a: { name: 'Blog', ...shared } });
    const { said } = await create([
      ...AT_HOKO.slice(0, 3),
      { text: 'https://hoko.to/dashboard' },
      { text: 'a b' },
      { text: `Bearer ${VALUE}` },
      { text: 'another-value' },
    ]);
    expect(said.filter(text => /^Th(is|ere) /.test(text))).toEqual([
      'This is a URL. Paste the key’s value.',
      'There is a space in it, and a value has none. Copy the value alone.',
      'This is the value of “Blog”. Each key has a value of its own.',
    ]);
    expect(await rig().valueOf(rig().keyNamed('Shop'))).toBe('another-value');
  });

  test('a name that is none is refused where it is typed', async () => {
    const { said } = await create([{ name: ' ', row: 'Hoko' }, { name: VALUE, row: 'Hoko' }, 'cancel']);
    expect(said.join()).toMatch(/Type a name for the key.*looks like a key’s value/);
  });

  test('where there can be no emulator, none is offered', async () => {
    const { app } = rig().appWith([{ name: 'Shop', row: 'Emulator' }]);
    const none = { ...app, emulator: { ...app.emulator, isPossible: false } };
    await expect(createKey(none)).rejects.toThrow(/has no row “Emulator”/);
  });

  test('with several folders, the first step says too which one describes the key', async () => {
    const { place } = rig().settings;
    const other = { ...place, name: 'api', file: 'file:///api/.vscode/settings.json' };
    const { app } = rig().appWith([{ name: 'Shop', row: 'Hoko (api)' }, ...AT_HOKO.slice(1)]);
    const written: unknown[] = [];
    const settings: typeof app.settings = {
      ...rig().settings,
      targets: () => [place, other],
      change: async (...args) => {
        written.push(args[0]);
        return rig().settings.change(...args);
      },
    };
    await createKey({ ...app, settings });
    expect(written).toEqual([other]);
  });

  test('SecretStorage that keeps nothing: nothing is written until the person says what', async () => {
    rig().forgetful = true;
    await create([...AT_HOKO, 'cancel']);
    await nothingIsThere();
    await create([...AT_HOKO, { press: 'Retry' }, { press: 'Write Description Only' }]);
    expect(rig().record('Shop').fingerprint).toBe(await fingerprintOf(VALUE));
    expect(await rig().valueOf(rig().keyNamed('Shop'))).toBeUndefined();
  });

  test('a value that SecretStorage does not let go then is told of', async () => {
    rig().settings.faults = [undefined, { code: 'broken' }];
    rig().clinging = true;
    const { app } = rig().appWith([...AT_HOKO, 'cancel', 'cancel']);
    await expect(createKey(app)).rejects.toThrow(/did not delete its value from this machine/);
  });

  test('a record that cannot be written, and is left, leaves no value behind', async () => {
    rig().settings.faults = [undefined, { code: 'broken' }];
    const { app } = rig().appWith([...AT_HOKO, 'cancel', 'cancel']);
    await expect(createKey(app)).rejects.toThrow(/deleted from this machine again/);
    await nothingIsThere();
  });
});
