import { beforeEach, describe, expect, test } from 'vitest';
import { addHostname } from '../hostnames/hostname-commands.ts';
import type { ScriptedAnswer } from '../prompts/scripted-prompts.ts';
import { createKey } from './create-key.ts';
import { useFlowsRig } from './flows-rig.ts';
import { revokeKey } from './revoke-key.ts';
import { rotateValue } from './rotate-value.ts';

const rig = useFlowsRig();

const IT_IS = { press: 'It Is This Key' };

/** A key of the emulator, and another project's record that names its id. */
beforeEach(async () => {
  const made: ScriptedAnswer[] = [
    { name: 'Shop', row: 'Emulator' },
    { choose: ['linksRead'] },
    { text: 'shop.test' },
    'cancel',
  ];
  await createKey(rig().appWith(made).app);
  const { id } = rig().keyNamed('Shop').key;
  const record = { ...rig().record('Shop'), name: 'Blog', allowedHostnames: ['blog.test'] };
  rig().write({ [id]: record });
});

const onEmulator = async () => (await rig().management().listKeys())[0];

describe.each([
  [
    'Add Hostname…',
    (answers: readonly ScriptedAnswer[]) => {
      const { app, prompts } = rig().appWith([{ text: 'new.test' }, ...answers]);
      return addHostname(app, rig().keyNamed('Blog')).then(() => prompts);
    },
    { allowedHostnames: ['blog.test', 'new.test'], status: 'active' },
  ],
  [
    'Revoke Key…',
    (answers: readonly ScriptedAnswer[]) => {
      const { app, prompts } = rig().appWith([{ press: 'Revoke Key' }, ...answers]);
      return revokeKey(app, rig().keyNamed('Blog')).then(() => prompts);
    },
    { allowedHostnames: ['shop.test'], status: 'revoked' },
  ],
  [
    'Rotate Value…',
    (answers: readonly ScriptedAnswer[]) => {
      const { app, prompts } = rig().appWith([{ press: 'Rotate Value' }, ...answers]);
      return rotateValue(app, rig().keyNamed('Blog')).then(() => prompts);
    },
    { allowedHostnames: ['shop.test'], status: 'active' },
  ],
])('%s of a record with the id of another project’s key', (_, run, after) => {
  test('shows both, and changes nothing unless the person says that it is meant', async () => {
    const [before, text] = [await onEmulator(), rig().settings.text];
    const { details, left } = await run(['cancel']);
    expect(left).toEqual([]);
    expect(details.at(-1)).toContain('On the emulator:\nName: Shop\nScopes: linksRead\nHostnames: shop.test');
    expect(details.at(-1)).toContain(':\nName: Blog\nScopes: linksRead\nHostnames: blog.test');
    expect(await onEmulator()).toEqual(before);
    expect(rig().settings.text).toBe(text);
  });

  test('goes on once they do', async () => {
    await run([IT_IS, 'cancel']);
    expect(await onEmulator()).toMatchObject(after);
  });
});

test('a change that the file does not take after all is taken back to what the emulator had, and not to what the file says', async () => {
  rig().settings.faults = [undefined, { code: 'broken' }];
  const before = await onEmulator();
  const { app } = rig().appWith([{ text: 'new.test' }, IT_IS, 'cancel']);
  await expect(addHostname(app, rig().keyNamed('Blog'))).rejects.toThrow(/the emulator was changed back/);
  expect(await onEmulator()).toEqual(before);
});
