import { createManagement, startEmulator } from '@hoko-keys/emulator';
import { fingerprintOf } from '@hoko-keys/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../app.ts';
import type { ScriptedAnswer } from '../prompts/scripted-prompts.ts';
import { addValue } from './add-value.ts';
import { copyValue } from './copy-value.ts';
import { createKey } from './create-key.ts';
import { useFlowsRig } from './flows-rig.ts';
import { rotateValue } from './rotate-value.ts';

const rig = useFlowsRig();

const OLD = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
const NEW = 'x1Yy2Zz3aA4bB5cC6dD7eE8f';
const THEIRS = 'm3Nn4Oo5pP6qQ7rR8sS9tT0u';
const FINGERPRINT = await fingerprintOf(NEW);

const details = (row: string): ScriptedAnswer[] => [
  { name: 'Shop', row },
  { choose: ['linksRead'] },
  { text: 'shop.test' },
];
const create = async (answers: ScriptedAnswer[]) => createKey(rig().appWith(answers).app);
const shop = () => rig().keyNamed('Shop');
const kept = () => rig().valueOf(shop());

const rotate = async (answers: readonly ScriptedAnswer[]) => {
  const { app, prompts } = rig().appWith(answers);
  await rotateValue(app, shop());
  expect(prompts.left).toEqual([]);
  return prompts;
};

describe('Rotate Value… of a key of Hoko', () => {
  beforeEach(() => create([...details('Hoko'), { text: OLD }]));
  const isAsBefore = async () => {
    expect(await kept()).toBe(OLD);
    expect(shop().key.fingerprint).toBe(await fingerprintOf(OLD));
  };

  test('the new key’s value takes the place of the one here, and the old key is to be revoked', async () => {
    const { id } = shop().key;
    const { said } = await rotate([
      { press: 'Rotate Value' },
      { tool: 'Copy Hostnames' },
      { text: OLD },
      { text: NEW },
      { press: 'Open Hoko' },
    ]);
    expect(said).toContain('This is the value that “Shop” has already. Paste the new one.');
    expect(said.join()).toContain('Revoke the old key in Hoko');
    expect(shop().key).toMatchObject({ id, fingerprint: await fingerprintOf(NEW) });
    expect(await kept()).toBe(NEW);
    expect(rig().opened).toEqual(['https://hoko.to']);
    expect(said.join()).not.toMatch(new RegExp(`${OLD}|${NEW}`));
  });

  test.each([0, 1])('cancelled at step %i, nothing has happened', async step => {
    await rotate([...[{ press: 'Rotate Value' }].slice(0, step), 'cancel']);
    await isAsBefore();
  });

  test('SecretStorage that loses the new one: nothing is written, and the old one is there', async () => {
    rig().losing = NEW;
    await rotate([{ press: 'Rotate Value' }, { text: NEW }, { press: 'Retry' }, 'cancel']);
    await isAsBefore();
  });

  test('a record that can’t be written after all: the value before is put back', async () => {
    rig().settings.faults = [undefined, { code: 'broken' }];
    const rotating = rotate([{ press: 'Rotate Value' }, { text: NEW }, 'cancel']);
    await expect(rotating).rejects.toThrow(/the old value was put back/);
    await isAsBefore();
  });
});

describe('Rotate Value… of a key of Hoko, in a window that is not the only one', () => {
  beforeEach(() => create([...details('Hoko'), { text: OLD }]));

  /** Rotates, and when the record is written, something else comes first. */
  const rotateAfter = (comes: () => Promise<unknown>) => {
    const { app } = rig().appWith([{ press: 'Rotate Value' }, { text: NEW }, 'cancel']);
    const change: App['settings']['change'] = async (...args) => {
      await comes();
      return rig().settings.change(...args);
    };
    return rotateValue({ ...app, settings: { ...rig().settings, change } }, shop());
  };

  test('the value that another window rotated it to meanwhile is kept, and that is said', async () => {
    const rotating = rotateAfter(async () => {
      await rotateValue(rig().appWith([{ press: 'Rotate Value' }, { text: THEIRS }, 'cancel']).app, shop());
    });
    await expect(rotating).rejects.toThrow(
      /Another window stored a value of “Shop” meanwhile: that one stays/,
    );
    expect([await kept(), shop().key.fingerprint]).toEqual([THEIRS, await fingerprintOf(THEIRS)]);
  });

  test('one that was revoked meanwhile gets no other value', async () => {
    const rotating = rotateAfter(async () => {
      rig().write({ [shop().key.id]: { ...rig().record('Shop'), status: 'revoked' } });
    });
    await expect(rotating).rejects.toThrow(/the old value was put back/);
    expect(shop().key.fingerprint).toBe(await fingerprintOf(OLD));
  });

  test('SecretStorage that is locked meanwhile: that the old value is not back is said', async () => {
    const rotating = rotateAfter(async () => {
      rig().settings.faults = [{ code: 'broken' }];
      rig().locked = true;
    });
    await expect(rotating).rejects.toThrow(/did not take the old value of “Shop” back/);
  });
});

describe('Rotate Value… of a key of the emulator', () => {
  beforeEach(() => create([...details('Emulator'), 'cancel']));
  const status = (value: string | undefined) => rig().statusFor(value ?? '', 'https://shop.test');

  test('the emulator issues another, and the one before stops working', async () => {
    const before = await kept();
    const { said } = await rotate([{ press: 'Rotate Value' }, { press: 'Copy Value' }]);
    const after = await kept();
    expect([await status(before), await status(after)]).toEqual([401, 200]);
    expect(rig().clipboard === after).toBe(true);
    expect(said.join().includes(after ?? '')).toBe(false);
  });

  test('cancelled, the value stays', async () => {
    const before = await kept();
    await rotate(['cancel']);
    expect(await status(before)).toBe(200);
  });

  test('a file that cannot be written is told before anything changes', async () => {
    const before = await kept();
    rig().settings.faults = [{ code: 'dirty' }];
    await rotate([{ press: 'Rotate Value' }, 'cancel']);
    expect(await status(before)).toBe(200);
  });

  test('SecretStorage that keeps nothing: the new value can be copied, and what is left to do is said', async () => {
    rig().forgetful = true;
    const rotating = rotate([{ press: 'Rotate Value' }, { press: 'Copy Value' }, 'cancel']);
    await expect(rotating).rejects.toThrow(/has a new value on the emulator. This machine did not keep it/);
    expect(await status(rig().clipboard)).toBe(200);
    expect(shop().key.fingerprint).toBe(await fingerprintOf(rig().clipboard));
  });

  test('a record that can’t be written after all: the value is kept, and what is left to do is said', async () => {
    rig().settings.faults = [undefined, { code: 'broken' }];
    const rotating = rotate([{ press: 'Rotate Value' }, 'cancel']);
    await expect(rotating).rejects.toThrow(/settings.json does not have its fingerprint/);
    await rotate([{ press: 'Rotate Value' }, 'cancel']);
    expect(await status(await kept())).toBe(200);
  });

  test('one of another machine’s emulator is rotated there', async () => {
    const other = await startEmulator({ token: 'other' });
    const { app } = rig().appWith([{ press: 'Rotate Value' }]);
    const elsewhere = { ...app.emulator, use: async () => createManagement(other) };
    const rotating = rotateValue({ ...app, emulator: elsewhere }, shop());
    await expect(rotating).rejects.toThrow(
      /issued by another one, or by this one before its keys were deleted.*Nothing was changed/,
    );
    await other.close();
  });
});

describe('Add Value…', () => {
  const RECORD = { name: 'Shop', scopes: ['linksRead'], allowedHostnames: [] };
  const add = async (answers: readonly ScriptedAnswer[], name?: string) => {
    const { app, prompts } = rig().appWith(answers);
    await addValue(app, name === undefined ? undefined : rig().keyNamed(name));
    expect(prompts.left).toEqual([]);
    return prompts;
  };

  test('after cloning: the value that the record describes, and no other', async () => {
    rig().write({ k: { ...RECORD, fingerprint: await fingerprintOf(OLD) } });
    const copying = copyValue(rig().appWith([]).app, shop());
    await expect(copying).rejects.toMatchObject({ actions: [{ title: 'Add Value…' }] });
    const { said } = await add([{ choose: ['Shop'] }, { text: '' }, { text: NEW }, { text: `'${OLD}'` }]);
    expect(said).toContain(
      'This is not the value that settings.json describes: its fingerprint is another. “Rotate Value…” takes a new one.',
    );
    expect(await kept()).toBe(OLD);
  });

  test('a record without a fingerprint gets the value’s, so that it is bound to it', async () => {
    rig().write({ k: RECORD });
    await add([{ text: OLD }], 'Shop');
    expect(await kept()).toBe(OLD);
    expect(rig().record('Shop').fingerprint).toBe(await fingerprintOf(OLD));
  });

  test.each([
    ['has another value’s fingerprint', { fingerprint: FINGERPRINT }, /its fingerprint is another/],
    ['is revoked', { status: 'revoked' }, /is revoked: it needs no value/],
  ])('a record that %s by the time the value is given does not get it', async (_, meanwhile, told) => {
    rig().write({ k: RECORD });
    const { app, prompts } = rig().appWith([{ text: OLD }]);
    const text: App['prompts']['text'] = async prompt => {
      const answer = await prompts.text(prompt);
      rig().write({ k: { ...RECORD, ...meanwhile } });
      return answer;
    };
    const adding = addValue({ ...app, prompts: { ...prompts, text } }, shop());
    await expect(adding).rejects.toThrow(told);
    expect([rig().record('Shop'), rig().secrets.size]).toEqual([{ ...RECORD, ...meanwhile }, 0]);
  });

  test('cancelled, or not kept, nothing has happened', async () => {
    rig().write({ k: RECORD });
    const { text } = rig().settings;
    await add(['cancel'], 'Shop');
    rig().forgetful = true;
    await add([{ text: OLD }, 'cancel'], 'Shop');
    expect([rig().settings.text, [...rig().secrets.keys()]]).toEqual([text, []]);
  });

  test('where the record can’t have the fingerprint, the value is its own all the same', async () => {
    rig().write({ k: RECORD });
    rig().settings.faults = [{ code: 'broken' }];
    await add([{ text: OLD }, 'cancel'], 'Shop');
    expect(rig().record('Shop')).toEqual(RECORD);
    expect(await kept()).toBe(OLD);
  });

  test('where there is one already, or none is needed, it says so', async () => {
    rig().write({ k: RECORD, r: { ...RECORD, name: 'Old', status: 'revoked' } });
    await add([{ text: OLD }], 'Shop');
    await expect(add([], 'Shop')).rejects.toThrow(/has the value of “Shop” already/);
    await expect(add([], 'Old')).rejects.toThrow(/is revoked/);
    await expect(add([])).rejects.toThrow(/No active key is without its value/);
  });

  test('a value that is not the described one any more can be replaced', async () => {
    rig().write({ k: RECORD });
    await add([{ text: OLD }], 'Shop');
    rig().write({ k: { ...RECORD, fingerprint: await fingerprintOf(NEW) } });
    await add([{ text: NEW }], 'Shop');
    expect(await kept()).toBe(NEW);
  });
});
