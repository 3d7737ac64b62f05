import type { App } from '../app.ts';
import { shown } from '../words/shown.ts';
import { freshKey } from './fresh-key.ts';
import type { PlacedKey } from './listing.ts';
import { obtainValue } from './obtain-value.ts';
import { pickActiveKey } from './pick-key.ts';
import { remarkOnVariable, variableFor } from './variable-name.ts';

/**
 * Open Terminal with Value…: a terminal whose programs find the value in their environment, under a name that is remembered for
 * the key. Nothing is written to disk.
 *
 * @param given the key, when called on one
 */
export async function openTerminal(app: App, given?: PlacedKey): Promise<void> {
  const { l10n, prompts, memory } = app;
  const chosen = given ?? (await pickActiveKey(app, l10n.t('Open Terminal with Value')));
  if (chosen === undefined) return;
  const placed = await freshKey(app, chosen);
  const name = shown(placed.key.name);
  const answer = await prompts.text({
    title: l10n.t('Open Terminal with the Value of “{0}”', name),
    placeholder: l10n.t('The variable’s name'),
    prompt: l10n.t(
      'Programs in this terminal find the value under this name. It goes with the terminal; nothing is written to disk.',
    ),
    value: variableFor(memory, placed),
    check: text => remarkOnVariable(text.trim(), l10n),
  });
  if (answer.kind !== 'given') return;
  const variable = answer.value.trim();
  // The box may have stood for long.
  const value = await obtainValue(app, await freshKey(app, placed));
  if (value === undefined) return;
  await memory.keep('variable', placed, variable);
  app.openTerminal(name, { [variable]: value });
  prompts.mention(l10n.t('{0} in this terminal is the value of “{1}”', variable, name));
}
