import { expect, test } from 'vitest';
import { type ScriptedAnswer, scriptedPrompts } from '../prompts/scripted-prompts.ts';
import { plainL10n } from '../words/plain-l10n.ts';
import type { Emulator, RunningEmulator } from './emulator.ts';
import { connectEmulator } from './emulator-commands.ts';
import type { EmulatorAccess } from './environment.ts';

/** What was connected to. */
async function connectWith(answers: readonly ScriptedAnswer[]): Promise<EmulatorAccess[]> {
  const reached: EmulatorAccess[] = [];
  const connect = async (access: EmulatorAccess): Promise<RunningEmulator> => {
    reached.push(access);
    return { url: access.url, origin: 'connected' };
  };
  const prompts = scriptedPrompts(answers);
  const emulator: Pick<Emulator, 'connect'> = { connect };
  await connectEmulator({ l10n: plainL10n, prompts, emulator });
  return reached;
}

const URL_TYPED = 'http://127.0.0.1:4000';

test('what was typed is trimmed and used', async () => {
  expect(await connectWith([{ text: ` ${URL_TYPED}/ ` }, { text: ' a-token ' }])).toEqual([
    { url: URL_TYPED, token: 'a-token' },
  ]);
});

test.each(['', 'aaaaaaaaaaaaaaaé世', 'two words'])('“%s” is refused while it is typed', async token => {
  await expect(connectWith([{ text: URL_TYPED }, { text: token }])).rejects.toThrow('was refused');
});

test('Back keeps the address, and forgets the token; cancelled at a step, nothing is connected', async () => {
  const token = { text: 'a-token' };
  const access = { url: URL_TYPED, token: 'a-token' };
  expect(await connectWith([{ text: URL_TYPED }, { back: 'half' }, { text: '=' }, token])).toEqual([access]);
  await expect(
    connectWith([{ text: URL_TYPED }, { back: 'half' }, { text: '=' }, { text: '=' }]),
  ).rejects.toThrow('was refused: Paste the token.');
  expect(await connectWith(['cancel'])).toEqual([]);
  expect(await connectWith([{ text: URL_TYPED }, 'cancel'])).toEqual([]);
});
