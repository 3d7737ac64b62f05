import type { App } from '../app.ts';
import { shown } from '../words/shown.ts';
import type { PlacedKey } from './listing.ts';
import { obtainValue } from './obtain-value.ts';
import { pickActiveKey } from './pick-key.ts';

/** Copy Value. @param given the key, when called on one */
export async function copyValue(app: App, given?: PlacedKey): Promise<void> {
  const { l10n } = app;
  const placed = given ?? (await pickActiveKey(app, l10n.t('Copy Value')));
  const value = placed && (await obtainValue(app, placed));
  if (placed === undefined || value === undefined) return;
  const seconds = await app.copyValue(value);
  const name = shown(placed.key.name);
  app.prompts.mention(
    seconds > 0
      ? l10n.t('Copied the value of “{0}”; it leaves the clipboard in {1} s', name, seconds)
      : l10n.t('Copied the value of “{0}”', name),
  );
}
