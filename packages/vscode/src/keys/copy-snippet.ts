import { HOKO_ORIGIN } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { HumanError } from '../words/human-error.ts';
import { shown } from '../words/shown.ts';
import { checkApiUrl } from './api-url.ts';
import { freshKey } from './fresh-key.ts';
import type { PlacedKey } from './listing.ts';
import { pickActiveKey } from './pick-key.ts';
import { callFor, type SnippetKind, snippetFor } from './snippets.ts';
import { variableFor } from './variable-name.ts';

/** The kinds, with a codicon's id each. */
const KINDS: readonly (readonly [SnippetKind, string])[] = [
  ['fetch', 'code'],
  ['curl', 'terminal'],
  ['env', 'file'],
];

/** As they are called in every language. */
const NAMES: Readonly<Record<SnippetKind, string>> = { fetch: 'fetch', curl: 'curl', env: '.env.example' };

/** Copy Snippet…: code that uses the key, with the variable's name in the value's place. @param given the key, when called on one */
export async function copySnippet(app: App, given?: PlacedKey): Promise<void> {
  const { l10n, prompts, memory } = app;
  const chosen = given ?? (await pickActiveKey(app, l10n.t('Copy Snippet')));
  if (chosen === undefined) return;
  const placed = await freshKey(app, chosen);
  const { key } = placed;
  const variable = variableFor(memory, placed);
  const { method, path } = callFor(key);
  const answer = await prompts.choose<SnippetKind>({
    title: l10n.t('Copy Snippet for “{0}”', shown(key.name)),
    placeholder: l10n.t('It names {0}, never the value', variable),
    choices: KINDS.map(([value, icon]) => ({
      label: NAMES[value],
      description: value === 'env' ? `${variable}=` : `${method} ${path}`,
      icon,
      value,
    })),
  });
  if (answer.kind !== 'given' || answer.value === undefined) return;
  const base = answer.value === 'env' ? '' : await baseOf(app, placed);
  await app.copy(snippetFor(answer.value, key, base, variable, l10n));
  prompts.mention(l10n.t('Copied. The value goes in {0}, and not in the code', variable));
}

async function baseOf({ l10n, emulator, apiUrl }: App, { key }: PlacedKey): Promise<string> {
  if (key.service === 'hoko') {
    const base = checkApiUrl(apiUrl());
    if (base !== undefined) return base;
    throw new HumanError(
      l10n.t(
        '“hoko.apiUrl” in your user settings is no address of an API: it has to be https, or http on this machine, such as {0}.',
        HOKO_ORIGIN,
      ),
    );
  }
  const running = await emulator.check();
  if (running !== undefined) return running.url;
  throw new HumanError(l10n.t('The emulator’s address is known while it runs. Start it first.'), [
    { title: l10n.t('Start Emulator'), run: () => emulator.start() },
  ]);
}
