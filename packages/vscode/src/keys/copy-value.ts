import type { App } from '../app.ts';
import { shown } from '../words/shown.ts';
import { freshKey } from './fresh-key.ts';
import type { PlacedKey } from './listing.ts';
import { obtainValue } from './obtain-value.ts';
import { pickActiveKey } from './pick-key.ts';

/** Copy Value. @param given the key, when called on one */
export async function copyValue(app: App, given?: PlacedKey): Promise<void> {
  const { l10n } = app;
  const chosen = given ?? (await pickActiveKey(app, l10n.t('Copy Value')));
  if (chosen === undefined) return;
  const placed = await freshKey(app, chosen);
  const value = await obtainValue(app, placed);
  if (value === undefined) return;
  const seconds = await app.copyValue(value);
  const name = shown(placed.key.name);
  app.prompts.mention(
    seconds > 0
      ? l10n.t('Copied the value of “{0}”; it leaves the clipboard in {1} s', name, seconds)
      : l10n.t('Copied the value of “{0}”', name),
  );
}
