import type { App } from '../app.ts';
import { mapAnswer, runSteps } from '../prompts/steps.ts';
import { HumanError } from '../words/human-error.ts';
import type { Emulator } from './emulator.ts';
import { isToken, loopbackUrl } from './environment.ts';

/** Start Emulator: this window’s, unless another is named; then that one is made sure of. */
export async function startEmulator({ l10n, prompts, emulator }: App): Promise<void> {
  const { url } = await emulator.start();
  prompts.mention(l10n.t('The emulator runs at {0}', url));
}

/** Stop Emulator: ends this window's own; what runs elsewhere goes on, and the message says so. */
export async function stopEmulator({ l10n, prompts, emulator }: App): Promise<void> {
  const stopped = await emulator.stop();
  if (stopped === undefined) {
    prompts.mention(l10n.t('No emulator is running'));
    return;
  }
  const { url, origin } = stopped;
  switch (origin) {
    case 'started':
      return prompts.mention(l10n.t('The emulator is stopped'));
    case 'connected':
      return prompts.mention(l10n.t('Disconnected; the emulator at {0} goes on', url));
    case 'shared':
      throw new HumanError(l10n.t('The emulator at {0} runs in another window. Stop it there.', url));
    case 'environment':
      throw new HumanError(
        l10n.t('The emulator at {0} was started outside VS Code. Stop it where it was started.', url),
      );
  }
}

/** Connect to Emulator…: to one that runs already, by its address and token. */
export async function connectEmulator({
  l10n,
  prompts,
  emulator,
}: Pick<App, 'l10n' | 'prompts'> & { readonly emulator: Pick<Emulator, 'connect'> }): Promise<void> {
  const title = l10n.t('Connect to Emulator');
  const draft = await runSteps({ url: '', token: '' }, [
    async (draft, at) => {
      const answer = await prompts.text({
        title,
        placeholder: l10n.t('http://127.0.0.1:4656'),
        prompt: l10n.t('The address “hoko-emulator” printed when it started.'),
        at,
        value: draft.url,
        check: text =>
          loopbackUrl(text) === undefined
            ? {
                severity: 'error',
                message: l10n.t(
                  'An emulator’s address is http on this machine, such as http://127.0.0.1:4656.',
                ),
              }
            : undefined,
      });
      return mapAnswer(answer, url => ({ ...draft, url }));
    },
    async (draft, at) => {
      const answer = await prompts.text({
        title,
        placeholder: l10n.t('Token'),
        prompt: l10n.t('The token it printed. It is kept in this machine’s secret storage.'),
        at,
        masked: true,
        check: text => {
          if (text.trim() === '') return { severity: 'error', message: l10n.t('Paste the token.') };
          return isToken(text.trim())
            ? undefined
            : {
                severity: 'error',
                message: l10n.t('A token is letters, digits and signs without spaces. Paste it as printed.'),
              };
        },
      });
      return mapAnswer(answer, token => ({ ...draft, token: token.trim() }));
    },
  ]);
  const url = draft && loopbackUrl(draft.url);
  if (draft === undefined || url === undefined) return;
  await emulator.connect({ url, token: draft.token });
  prompts.mention(l10n.t('Connected to the emulator at {0}', url));
}

/** Copy Emulator URL: of the one that runs. */
export async function copyEmulatorUrl({ l10n, prompts, emulator, copy }: App): Promise<void> {
  const running = await emulator.check();
  if (running === undefined)
    throw new HumanError(l10n.t('No emulator is running. “Hoko: Start Emulator” starts one.'));
  await copy(running.url);
  prompts.mention(l10n.t('Copied {0}', running.url));
}
