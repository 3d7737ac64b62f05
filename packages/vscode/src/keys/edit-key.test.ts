import { createManagement, startEmulator } from '@hoko-keys/emulator';
import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../app.ts';
import { addHostname } from '../hostnames/hostname-commands.ts';
import type { ScriptedAnswer } from '../prompts/scripted-prompts.ts';
import { createKey } from './create-key.ts';
import { editKey } from './edit-key.ts';
import { useFlowsRig } from './flows-rig.ts';
import { updateDashboard } from './update-dashboard.ts';

const rig = useFlowsRig();

const RECORD = { name: 'Live', scopes: ['linksRead'], allowedHostnames: ['a.test', 'b.test'] };

/** Every step with a new answer, up to the question. */
const EDITED: ScriptedAnswer[] = [{ text: 'Shop' }, { choose: ['tagsRead'] }, { text: 'b.test, *.c.test' }];

const edit = async (name: string, answers: readonly ScriptedAnswer[]) => {
  const { app, prompts } = rig().appWith(answers);
  await editKey(app, rig().keyNamed(name));
  expect(prompts.left).toEqual([]);
  return prompts;
};

describe('a key of Hoko', () => {
  beforeEach(() => rig().write({ k: RECORD }));
  const behind = (name: string) => rig().appWith([]).app.dashboard.behind(rig().keyNamed(name));

  test('what the edit does is said before it is written', async () => {
    const { details, said } = await edit('Live', [...EDITED, { press: 'Change Key' }, 'cancel']);
    expect(details[0]).toBe(
      [
        'Its name will be “Shop”.',
        'Becomes allowed:\n• May now view tags (tagsRead)\n• *.c.test: Lets in every hostname one level below c.test and, we assume, those further below.',
        'Stops working:\n• May no longer view links (linksRead)\n• Calls from pages on a.test',
        'Changes settings.json. Hoko goes by its dashboard: change it there too.',
      ].join('\n\n'),
    );
    expect(said.join()).toContain('Hoko’s own is not');
    expect(rig().record('Shop')).toEqual({
      name: 'Shop',
      scopes: ['tagsRead'],
      allowedHostnames: ['b.test', '*.c.test'],
    });
  });

  test('Back at every step, and out of the question, loses nothing that was typed', async () => {
    const { said } = await edit('Live', [
      { text: 'Shop' },
      { back: '' },
      { text: '=' },
      { choose: ['tagsRead'] },
      { back: 'b.test' },
      { text: '=' },
      { text: '=' },
      { press: 'Go Back' },
      { text: '=' },
      { press: 'Change Key' },
      'cancel',
    ]);
    expect(said.filter(title => title.startsWith('Edit')).map(title => title.at(-1))).toEqual([
      ...['1', '2', '1', '2', '3', '2', '3', '3'],
    ]);
    expect(rig().record('Shop')).toEqual({
      name: 'Shop',
      scopes: ['tagsRead'],
      allowedHostnames: ['b.test'],
    });
  });

  test.each([0, 1, 2, 3])('cancelled at step %i, nothing has happened', async step => {
    await edit('Live', [...EDITED.slice(0, step), 'cancel']);
    expect(rig().record('Live')).toEqual(RECORD);
    expect(behind('Live')).toBeUndefined();
  });

  test('an edit that changes nothing asks nothing and writes nothing', async () => {
    const { text } = rig().settings;
    const { said } = await edit('Live', [{ text: '=' }, { text: '=' }, { text: 'b.test a.test' }]);
    expect(said.at(-1)).toBe('“Live” is as it was');
    expect(rig().settings.text).toBe(text);
  });

  test('taking out the last entry asks with what it does', async () => {
    const { said } = await edit('Live', [
      { text: '=' },
      { text: '=' },
      { text: '' },
      { press: 'Let Any Hostname Pass' },
      'cancel',
    ]);
    expect(said).toContain('Remove the last hostname of “Live”?');
    expect(rig().record('Live').allowedHostnames).toEqual([]);
  });

  test('it begins with the record as its file has it, and not as the tree shows it', async () => {
    const drawn = rig().keyNamed('Live');
    rig().write({ k: { ...RECORD, name: 'Renamed', allowedHostnames: ['a.test', 'new.test'] } });
    const { app, prompts } = rig().appWith([{ text: '=' }, { text: '=' }, { text: '=' }]);
    await editKey(app, drawn);
    expect(prompts.said.at(-1)).toBe('“Renamed” is as it was');
    expect(rig().record('Renamed').allowedHostnames).toEqual(['a.test', 'new.test']);
  });

  test('a long summary leaves the question in sight', async () => {
    const many = Array.from({ length: 100 }, (_, i) => `h${i}.test`).join(' ');
    const { details } = await edit('Live', [{ text: '=' }, { text: '=' }, { text: many }, 'cancel']);
    expect(details[0]).toContain('• h7.test: Lets in this hostname and no other.\nand 92 more\n');
    expect(details[0]).not.toContain('h8.test');
  });

  test('an entry that goes while another covers it is said to stay let in', async () => {
    rig().write({ k: { ...RECORD, allowedHostnames: ['a.test', '*.b.test', 'x.b.test'] } });
    const { details } = await edit('Live', [
      { text: '=' },
      { text: '=' },
      { text: 'a.test, *.b.test' },
      'cancel',
    ]);
    expect(details[0]).toContain('Stays as it is:\n• x.b.test is let in by the rest of the list');
    expect(details[0]).not.toContain('Stops working');
  });

  test('what is wrong with the list already keeps nobody from renaming', async () => {
    rig().write({ k: { ...RECORD, allowedHostnames: ['https://a.test/'] } });
    const answers: ScriptedAnswer[] = [{ text: 'Shop' }, { text: '=' }, { text: '=' }];
    const { said } = await edit('Live', [...answers, { press: 'Change Key' }, 'cancel']);
    expect(said.join()).toContain('is a URL');
    expect(rig().record('Shop').allowedHostnames).toEqual(['https://a.test/']);
  });

  test('a list that stays as it is stays as it is written, whatever is wrong with it', async () => {
    const allowedHostnames = ['a.test, b.test', ''];
    rig().write({ k: { ...RECORD, allowedHostnames } });
    const { details } = await edit('Live', [
      { text: 'Shop' },
      { text: '=' },
      { text: '=' },
      { press: 'Change Key' },
      'cancel',
    ]);
    expect(details[0]).not.toMatch(/allowed|working/);
    expect(rig().record('Shop')).toMatchObject({ allowedHostnames });
  });

  test('it waits for the dashboard until the person ticks it off', async () => {
    await edit('Live', [...EDITED, { press: 'Change Key' }, { press: 'Open Hoko' }]);
    expect(rig().opened).toEqual(['https://hoko.to']);
    expect(behind('Shop')).toEqual(RECORD);
    const { app, prompts } = rig().appWith([
      { choose: ['Shop'] },
      { press: 'Copy Hostnames' },
      { press: 'I Changed It' },
    ]);
    await updateDashboard(app);
    expect(prompts.details[0]).toContain(
      'Rename “Live” to “Shop”\nAdd scopes: tagsRead\nRemove scopes: linksRead\nAdd hostnames: *.c.test\nRemove hostnames: a.test',
    );
    expect(rig().clipboard).toBe('b.test\n*.c.test');
    expect(behind('Shop')).toBeUndefined();
    await expect(updateDashboard(rig().appWith([]).app)).rejects.toThrow(/No key waits/);
  });

  test('what is to be changed there leaves the question in sight, however much it is', async () => {
    const many = Array.from({ length: 100 }, (_, i) => `h${i}.test`).join(' ');
    await edit('Live', [{ text: '=' }, { text: '=' }, { text: many }, { press: 'Change Key' }, 'cancel']);
    const { app, prompts } = rig().appWith(['cancel']);
    await updateDashboard(app, rig().keyNamed('Live'));
    expect(prompts.details[0]).toMatch(/Add hostnames: h0\.test, .*h19\.test and 80 more\n/);
  });

  test('changed back to what the dashboard has, it waits no more', async () => {
    await addHostname(rig().appWith([{ text: 'new.test' }, 'cancel']).app, rig().keyNamed('Live'));
    expect(behind('Live')).toEqual(RECORD);
    const { said } = await edit('Live', [
      { text: '=' },
      { text: '=' },
      { text: 'a.test, b.test' },
      { press: 'Change Key' },
    ]);
    expect(said).toContain('“Live” in settings.json is as Hoko has it again');
    expect(behind('Live')).toBeUndefined();
    // A colleague's change that comes with git is not this machine's to tick off.
    rig().write({ k: { ...RECORD, scopes: ['tagsRead'] } });
    expect(behind('Live')).toBeUndefined();
  });

  test('ticked off at once', async () => {
    await edit('Live', [...EDITED, { press: 'Change Key' }, { press: 'I Changed It There' }]);
    expect(behind('Shop')).toBeUndefined();
  });

  const TAKEN_OUT: readonly { what: string; left: object; lists: readonly ScriptedAnswer[] }[] = [
    { what: 'hostname', left: { allowedHostnames: ['a.test'] }, lists: [{ text: '=' }, { text: 'b.test' }] },
    { what: 'scope', left: { scopes: ['linksRead'] }, lists: [{ choose: ['tagsRead'] }, { text: '=' }] },
  ];

  test.each(TAKEN_OUT)(
    'where every $what that was to stay goes while the question stands, the last one is not taken out',
    async ({ left, lists }) => {
      const record = { ...RECORD, scopes: ['linksRead', 'tagsRead'] };
      rig().write({ k: record });
      const { app, prompts } = rig().appWith([{ text: '=' }, ...lists, { press: 'Change Key' }, 'cancel']);
      const modal: App['prompts']['modal'] = async question => {
        rig().write({ k: { ...record, ...left } });
        return prompts.modal(question);
      };
      await editKey({ ...app, prompts: { ...prompts, modal } }, rig().keyNamed('Live'));
      expect(prompts.said.at(-1)).toContain('was changed meanwhile');
      expect(rig().record('Live')).toEqual({ ...record, ...left });
    },
  );

  test('of two who rename it, the later one is told', async () => {
    const { app, prompts } = rig().appWith([...EDITED, { press: 'Change Key' }, 'cancel']);
    const modal: App['prompts']['modal'] = async question => {
      rig().write({ k: { ...RECORD, name: 'Theirs' } });
      return prompts.modal(question);
    };
    await editKey({ ...app, prompts: { ...prompts, modal } }, rig().keyNamed('Live'));
    expect(prompts.said.at(-1)).toContain('was changed meanwhile');
    expect(rig().record('Theirs')).toEqual({ ...RECORD, name: 'Theirs' });
  });

  test('what another window changed meanwhile is told, and nothing is overwritten', async () => {
    const { app, prompts } = rig().appWith([
      ...EDITED.slice(0, 2),
      { text: 'b.test' },
      { press: 'Change Key' },
      'cancel',
    ]);
    const settings = {
      ...rig().settings,
      change: async (...args: Parameters<typeof app.settings.change>) => {
        rig().write({ k: { ...RECORD, allowedHostnames: ['b.test'] } });
        return rig().settings.change(...args);
      },
    };
    await editKey({ ...app, settings }, rig().keyNamed('Live'));
    expect(prompts.said.join()).toContain('no longer in the list');
    expect(rig().record('Live')).toEqual({ ...RECORD, allowedHostnames: ['b.test'] });
  });
});

describe('a key of the emulator', () => {
  beforeEach(async () => {
    const answers: ScriptedAnswer[] = [
      { name: 'Live', row: 'Emulator' },
      { choose: ['linksRead'] },
      { text: 'a.test, b.test' },
      'cancel',
    ];
    await createKey(rig().appWith(answers).app);
  });
  const onEmulator = async () => (await rig().management().listKeys())[0];

  test('is changed there at the same time', async () => {
    await edit('Live', [...EDITED, { press: 'Change Key' }]);
    const expected = { name: 'Shop', scopes: ['tagsRead'], allowedHostnames: ['b.test', '*.c.test'] };
    expect(await onEmulator()).toMatchObject(expected);
    expect(rig().keyNamed('Shop').key).toMatchObject(expected);
  });

  test('what another window added while the question stood is kept, in the file and on the emulator', async () => {
    const { app, prompts } = rig().appWith([...EDITED, { press: 'Change Key' }]);
    const { id } = rig().keyNamed('Live').key;
    const allowedHostnames = ['a.test', 'b.test', 'other.test'];
    const modal: App['prompts']['modal'] = async question => {
      await rig().management().updateKey(id, { allowedHostnames });
      rig().write({ [id]: { ...rig().record('Live'), allowedHostnames } });
      return prompts.modal(question);
    };
    await editKey({ ...app, prompts: { ...prompts, modal } }, rig().keyNamed('Live'));
    expect(prompts.left).toEqual([]);
    const both = { name: 'Shop', allowedHostnames: ['b.test', 'other.test', '*.c.test'] };
    expect(await onEmulator()).toMatchObject(both);
    expect(rig().keyNamed('Shop').key).toMatchObject(both);
  });

  test('what another window changed in the same way while the question stood needs no change', async () => {
    const { app, prompts } = rig().appWith([
      { text: '=' },
      { text: '=' },
      { text: 'b.test' },
      { press: 'Change Key' },
    ]);
    const { id } = rig().keyNamed('Live').key;
    const modal: App['prompts']['modal'] = async question => {
      await rig()
        .management()
        .updateKey(id, { allowedHostnames: ['b.test'] });
      rig().write({ [id]: { ...rig().record('Live'), allowedHostnames: ['b.test'] } });
      return prompts.modal(question);
    };
    await editKey({ ...app, prompts: { ...prompts, modal } }, rig().keyNamed('Live'));
    expect([prompts.left, prompts.said.at(-1)]).toEqual([[], '“Live” is as it was']);
  });

  test('a record that can’t be written after all: the emulator is changed back, all of it', async () => {
    rig().settings.faults = [undefined, { code: 'unwritable', why: 'the disk is full' }];
    const editing = edit('Live', [...EDITED, { press: 'Change Key' }, 'cancel']);
    await expect(editing).rejects.toThrow(/was not changed, so the emulator was changed back/);
    expect(await onEmulator()).toMatchObject(RECORD);
    expect(rig().keyNamed('Live').key).toMatchObject(RECORD);
  });

  test('what the emulator refuses is told, and nothing is changed', async () => {
    const { app } = rig().appWith([...EDITED, { press: 'Change Key' }]);
    const placed = rig().keyNamed('Live');
    await rig().emulator.close();
    await expect(editKey(app, placed)).rejects.toThrow(
      /could not be asked about “Live”.*Nothing was changed/,
    );
    expect(rig().keyNamed('Live').key).toMatchObject(RECORD);
  });

  test('one of another machine’s emulator: the description only, when the person says so', async () => {
    const other = await startEmulator({ token: 'other' });
    const { app } = rig().appWith([
      ...EDITED,
      { press: 'Change Key' },
      { press: 'Change the Description Only' },
    ]);
    const elsewhere = { ...app.emulator, use: async () => createManagement(other) };
    await editKey({ ...app, emulator: elsewhere }, rig().keyNamed('Live'));
    await other.close();
    expect(await onEmulator()).toMatchObject(RECORD);
    expect(rig().keyNamed('Shop').key.scopes).toEqual(['tagsRead']);
  });
});
