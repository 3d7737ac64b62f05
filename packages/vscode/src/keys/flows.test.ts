import { createManagement, startEmulator } from '@hoko-keys/emulator';
import { describe, expect, test } from 'vitest';
import type { App } from '../app.ts';
import { fixHostname } from '../hostnames/fix-hostname.ts';
import { addHostname, editHostname, removeHostname } from '../hostnames/hostname-commands.ts';
import { replaceShared } from '../hostnames/replace-shared.ts';
import type { ScriptedAnswer } from '../prompts/scripted-prompts.ts';
import { copyValue } from './copy-value.ts';
import { createKey } from './create-key.ts';
import { useFlowsRig } from './flows-rig.ts';
import type { PlacedKey } from './listing.ts';
import { revokeKey } from './revoke-key.ts';

const rig = useFlowsRig();
const appWith = (answers: readonly ScriptedAnswer[]) => rig().appWith(answers);
const keyNamed = (name: string) => rig().keyNamed(name);
const management = () => rig().management();

const CREATED: ScriptedAnswer[] = [
  { name: 'Shop', row: 'Emulator' },
  { choose: ['linksRead'] },
  { text: 'shop.test, *.shop.test' },
  'cancel',
];

async function create(): Promise<PlacedKey> {
  await createKey(appWith(CREATED).app);
  return keyNamed('Shop');
}

async function statusFor(origin: string): Promise<number> {
  await copyValue(appWith([]).app, keyNamed('Shop'));
  return rig().statusFor(rig().clipboard, origin);
}

describe('hostnames', () => {
  test('a record that cannot be written leaves the emulator as it was', async () => {
    const placed = await create();
    rig().settings.faults = [undefined, { code: 'unwritable', why: 'the disk is full' }];
    const adding = addHostname(appWith([{ text: 'new.test' }, 'cancel']).app, placed);
    await expect(adding).rejects.toThrow(/was not changed, so the emulator was changed back/);
    expect((await management().listKeys())[0]?.allowedHostnames).toEqual(['shop.test', '*.shop.test']);
    expect(keyNamed('Shop').key.allowedHostnames).toEqual(['shop.test', '*.shop.test']);
  });

  test('a key of another machine’s emulator: only its description, and only when a person says so', async () => {
    rig().settings.text = JSON.stringify({
      'hoko.keys': {
        k: { name: 'Theirs', service: 'emulator', scopes: ['linksRead'], allowedHostnames: [] },
      },
    });
    await addHostname(appWith([{ text: 'new.test' }, 'cancel']).app, keyNamed('Theirs'));
    expect(keyNamed('Theirs').key.allowedHostnames).toEqual([]);
    const answers = [{ text: 'new.test' }, { press: 'Change the Description Only' }];
    await addHostname(appWith(answers).app, keyNamed('Theirs'));
    expect(keyNamed('Theirs').key.allowedHostnames).toEqual(['new.test']);
  });

  test('what another window added while the box stood is kept, in the file and on the emulator', async () => {
    const placed = await create();
    const { app, prompts } = appWith([{ text: 'new.test' }, 'cancel']);
    const both = ['shop.test', '*.shop.test', 'other.test'];
    const text: App['prompts']['text'] = async prompt => {
      await management().updateKey(placed.key.id, { allowedHostnames: both });
      rig().write({ [placed.key.id]: { ...rig().record('Shop'), allowedHostnames: both } });
      return prompts.text(prompt);
    };
    await addHostname({ ...app, prompts: { ...prompts, text } }, placed);
    expect((await management().listKeys())[0]?.allowedHostnames).toEqual([...both, 'new.test']);
    expect(keyNamed('Shop').key.allowedHostnames).toEqual([...both, 'new.test']);
  });

  test('removing the last entry asks, by the file as it is and not as the tree shows it', async () => {
    const stale = await create();
    await removeHostname(appWith([]).app, { placed: stale, entry: '*.shop.test' });
    const { app, prompts } = appWith(['cancel']);
    await removeHostname(app, { placed: stale, entry: 'shop.test' });
    expect(prompts.said).toEqual(['Remove the last hostname of “Shop”?']);
    expect(keyNamed('Shop').key.allowedHostnames).toEqual(['shop.test']);
  });
});

test('Edit Hostname… looks for repetitions in the file as it is, and not as the tree shows it', async () => {
  const record = { name: 'Live', scopes: ['linksRead'], allowedHostnames: ['a.test', 'b.test'] };
  rig().write({ k: record });
  const drawn = keyNamed('Live');
  rig().write({ k: { ...record, allowedHostnames: ['a.test', 'new.test'] } });
  const { app, prompts } = appWith([{ text: 'new.test' }, 'cancel']);
  await editHostname(app, { placed: drawn, entry: 'a.test' });
  expect(prompts.said.join()).toContain('“new.test” is in the list already');
});

test('Edit Hostname… keeps what was typed for an entry when gone back from, and not for another entry', async () => {
  rig().write({ k: { name: 'Live', scopes: ['linksRead'], allowedHostnames: ['a.test', 'b.test'] } });
  const which: ScriptedAnswer[] = [{ choose: ['Live'] }, { choose: ['a.test'] }, { back: 'new.test' }];
  await editHostname(appWith([...which, { choose: ['b.test'] }, { text: '=' }]).app);
  expect(keyNamed('Live').key.allowedHostnames).toEqual(['a.test', 'b.test']);
  await editHostname(appWith([...which, { text: '=' }, { text: '=' }, 'cancel']).app);
  expect(keyNamed('Live').key.allowedHostnames).toEqual(['new.test', 'b.test']);
});

test('what is known of shared domains may be missing, as offline in a browser: an entry is taken all the same', async () => {
  const record = { name: 'Live', scopes: ['linksRead'], allowedHostnames: ['*.vercel.app'] };
  rig().write({ k: record });
  const suffixes = async () => {
    throw new Error('offline');
  };
  const { app } = appWith([{ text: 'a.test' }, 'cancel', { text: 'b.test' }, 'cancel']);
  await addHostname({ ...app, suffixes }, keyNamed('Live'));
  await replaceShared({ ...app, suffixes }, { placed: keyNamed('Live'), entry: '*.vercel.app' });
  expect(keyNamed('Live').key.allowedHostnames).toEqual(['b.test', 'a.test']);
});

test('of a list that is too long to be shown, the entry that is meant is typed', async () => {
  const allowedHostnames = Array.from({ length: 1_001 }, (_, i) => `h${i}.test`);
  rig().write({ k: { name: 'Live', scopes: ['linksRead'], allowedHostnames } });
  const { app, prompts } = appWith([
    { choose: ['Live'] },
    { text: 'h1001.test' },
    { text: ' h1000.test' },
    { back: '' },
    { text: '=' },
    { text: 'new.test' },
    'cancel',
  ]);
  await editHostname(app);
  expect(prompts.said).toContain('h1001.test is not in the list.');
  expect(keyNamed('Live').key.allowedHostnames).toEqual([...allowedHostnames.slice(0, 1_000), 'new.test']);
});

describe('Fix Hostname…', () => {
  const withEntries = (...allowedHostnames: string[]) => {
    rig().settings.text = JSON.stringify({
      'hoko.keys': { k: { name: 'Shop', scopes: ['linksRead'], allowedHostnames } },
    });
  };
  const fix = async (entry: string | undefined, choice: string) => {
    const given = entry === undefined ? undefined : { placed: keyNamed('Shop'), entry };
    await fixHostname(appWith([{ choose: [choice] }, 'cancel']).app, given);
    return keyNamed('Shop').key.allowedHostnames;
  };

  test('corrects an entry, removes one that is there already, adds the missing twin', async () => {
    withEntries('https://shop.test/', 'a.test');
    expect(await fix('https://shop.test/', 'Replace https://shop.test/ with shop.test')).toEqual([
      'shop.test',
      'a.test',
    ]);
    withEntries('https://shop.test/', 'shop.test');
    expect(await fix('https://shop.test/', 'Remove https://shop.test/')).toEqual(['shop.test']);
    withEntries('shop.com');
    expect(await fix(undefined, 'Add www.shop.com')).toEqual(['shop.com', 'www.shop.com']);
  });

  test('of two that are alike one goes, and it asks nothing, for the other stays', async () => {
    withEntries('a.test', 'b.test', 'a.test');
    expect(await fix('a.test', 'Remove a.test')).toEqual(['b.test', 'a.test']);
    withEntries('a.test', 'a.test');
    await removeHostname(appWith(['cancel']).app, { placed: keyNamed('Shop'), entry: 'a.test' });
    expect(keyNamed('Shop').key.allowedHostnames).toEqual(['a.test']);
  });

  test('on the emulator one of two that are alike goes, too', async () => {
    const placed = await create();
    const twice = ['shop.test', 'b.test', 'shop.test'];
    await management().updateKey(placed.key.id, { allowedHostnames: ['shop.test', 'b.test'] });
    const records = JSON.parse(rig().settings.text);
    records['hoko.keys'][placed.key.id].allowedHostnames = twice;
    rig().settings.text = JSON.stringify(records);
    await fix('shop.test', 'Remove shop.test');
    expect((await management().listKeys())[0]?.allowedHostnames).toEqual(['b.test', 'shop.test']);
  });

  test('where only a person can tell, it says so', async () => {
    withEntries('*.vercel.app');
    await expect(fix('*.vercel.app', '')).rejects.toThrow(/nothing here that could be fixed/);
  });
});

describe('Copy Value', () => {
  test('a record with a known id in another file asks once, then has it', async () => {
    const { key, warnings } = await create();
    const clone = {
      key,
      warnings,
      place: { ...rig().settings.place, file: 'file:///clone/.vscode/rig().settings.json' },
    };
    await copyValue(appWith(['cancel']).app, clone);
    expect(rig().clipboard).toBe('');
    await copyValue(appWith([{ press: 'Use It Here Too' }]).app, clone);
    expect(rig().clipboard).toMatch(/^emu_/);
    rig().clipboard = '';
    await copyValue(appWith([]).app, clone);
    expect(rig().clipboard).toMatch(/^emu_/);
  });
});

describe('Revoke Key…', () => {
  test('after the modal the emulator refuses the key, the record says so and the value is gone', async () => {
    const placed = await create();
    await revokeKey(appWith(['cancel']).app, placed);
    expect(await statusFor('https://shop.test')).toBe(200);
    await revokeKey(appWith([{ press: 'Revoke Key' }]).app, placed);
    expect(keyNamed('Shop').key.status).toBe('revoked');
    expect((await management().listKeys())[0]?.status).toBe('revoked');
    expect([...rig().secrets.keys()]).toEqual([]);
  });

  test('it asks by the file as it is and not as the tree shows it', async () => {
    const stale = await create();
    await management().updateKey(stale.key.id, { name: 'Store' });
    rig().settings.text = rig().settings.text.replace('"Shop"', '"Store"');
    const { app, prompts } = appWith([{ press: 'Revoke Key' }]);
    await revokeKey(app, stale);
    expect(prompts.said).toEqual(['Revoke “Store”?', '“Store” is revoked']);
    expect(keyNamed('Store').key.status).toBe('revoked');
  });

  test('what another file’s record has stays, and that is said: anybody can write a known id in a file', async () => {
    const placed = await create();
    const clone = {
      ...placed,
      place: { ...rig().settings.place, file: 'file:///clone/.vscode/rig().settings.json' },
    };
    await copyValue(appWith([{ press: 'Use It Here Too' }]).app, clone);
    const { app, prompts } = appWith([{ press: 'Revoke Key' }]);
    await revokeKey(app, placed);
    expect(prompts.said.at(-1)).toMatch(/a value for a record with the same id in another settings file/);
    expect([...rig().secrets.keys()]).toEqual([expect.stringContaining('/clone/')]);
  });

  test('a record that can’t be written after all keeps no value here, and the message says both', async () => {
    const placed = await create();
    rig().settings.faults = [undefined, { code: 'broken' }];
    const revoking = revokeKey(appWith([{ press: 'Revoke Key' }, 'cancel']).app, placed);
    await expect(revoking).rejects.toThrow(
      /“Shop” is revoked. The value this machine had for it is deleted. .* still says that it is active/,
    );
    expect((await management().listKeys())[0]?.status).toBe('revoked');
    expect([...rig().secrets.keys()]).toEqual([]);
  });

  test('a value that SecretStorage does not let go is told, and the record is written', async () => {
    const placed = await create();
    rig().clinging = true;
    const revoking = revokeKey(appWith([{ press: 'Revoke Key' }]).app, placed);
    await expect(revoking).rejects.toThrow(
      /is revoked. VS Code’s secret storage did not delete the value this machine has for it. .* says that it is revoked/,
    );
    expect(keyNamed('Shop').key.status).toBe('revoked');
  });

  test('a key of another machine’s emulator: what is done and what is not is said before', async () => {
    const placed = await create();
    const { app, prompts } = appWith([{ press: 'Revoke Key' }, { press: 'Mark as Revoked' }]);
    const other = await startEmulator({ token: 'other' });
    const elsewhere = { ...app.emulator, use: async () => createManagement(other) };
    await revokeKey({ ...app, emulator: elsewhere }, placed);
    await other.close();
    expect(prompts.said.join()).toContain(
      'where it is not revoked, or by this one before its keys were deleted. It',
    );
    expect(prompts.said.join()).toContain('and the value this machine has for it deleted.');
    expect(prompts.said.at(-1)).toBe('“Shop” is marked as revoked in settings.json');
    expect(keyNamed('Shop').key.status).toBe('revoked');
    expect([...rig().secrets.keys()]).toEqual([]);
  });

  test('one of another emulator is never said to be revoked', async () => {
    const placed = await create();
    rig().settings.faults = [undefined, { code: 'broken' }];
    const { app } = appWith([{ press: 'Revoke Key' }, { press: 'Mark as Revoked' }, 'cancel']);
    const other = await startEmulator({ token: 'other' });
    const elsewhere = { ...app.emulator, use: async () => createManagement(other) };
    const revoking = revokeKey({ ...app, emulator: elsewhere }, placed);
    await expect(revoking).rejects.toThrow(
      /^“Shop” goes on where it was issued, unless its keys were deleted there. The value this machine had for it is deleted/,
    );
    await other.close();
  });

  test('a key of Hoko is revoked in the dashboard first', async () => {
    rig().settings.text = '{"hoko.keys":{"k":{"name":"Live","scopes":["linksRead"],"allowedHostnames":[]}}}';
    await revokeKey(appWith([{ press: 'Open Hoko' }, 'cancel']).app, keyNamed('Live'));
    expect(keyNamed('Live').key.status).toBe('active');
    await revokeKey(appWith([{ press: 'Open Hoko' }, { press: 'I Revoked It' }]).app, keyNamed('Live'));
    expect(keyNamed('Live').key.status).toBe('revoked');
  });

  test('it goes by the file as it is and not as the tree shows it', async () => {
    const drawn = await create();
    rig().write({ [drawn.key.id]: { ...rig().record('Shop'), name: 'Moved', service: 'hoko' } });
    const { app, prompts } = appWith(['cancel']);
    await revokeKey(app, drawn);
    expect(prompts.said).toEqual(['Revoke “Moved” in Hoko first']);
  });
});
