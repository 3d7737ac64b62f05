import { expect, test } from 'vitest';
import { scriptedPrompts } from '../prompts/scripted-prompts.ts';
import { plainL10n } from '../words/plain-l10n.ts';
import type { Emulator, RunningEmulator } from './emulator.ts';
import { connectEmulator } from './emulator-commands.ts';
import type { EmulatorAccess } from './environment.ts';

/** What was connected to, with these typed as address and token. */
async function connectWith(url: string, token: string): Promise<EmulatorAccess[]> {
  const reached: EmulatorAccess[] = [];
  const connect = async (access: EmulatorAccess): Promise<RunningEmulator> => {
    reached.push(access);
    return { url: access.url, origin: 'connected' };
  };
  const prompts = scriptedPrompts([{ text: url }, { text: token }]);
  const emulator: Pick<Emulator, 'connect'> = { connect };
  await connectEmulator({ l10n: plainL10n, prompts, emulator });
  return reached;
}

const URL_TYPED = 'http://127.0.0.1:4000';

test('what was typed is trimmed and used', async () => {
  expect(await connectWith(` ${URL_TYPED}/ `, ' a-token ')).toEqual([{ url: URL_TYPED, token: 'a-token' }]);
});

test.each(['', 'aaaaaaaaaaaaaaaé世', 'two words'])('“%s” is refused while it is typed', async token => {
  await expect(connectWith(URL_TYPED, token)).rejects.toThrow('was refused');
});
