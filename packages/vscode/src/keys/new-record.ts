import { type ApiKey, recordOf } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { type Place, placeName } from '../settings/place.ts';
import { saveChange } from '../settings/save-change.ts';
import { shown } from '../words/shown.ts';
import { copyValue } from './copy-value.ts';

/**
 * Writes a new key's record when its value is kept already: until it is written or left; meanwhile the value can be copied.
 *
 * @returns false when it was left
 */
export async function writeNewRecord(app: App, key: ApiKey, place: Place): Promise<boolean> {
  const { l10n, prompts } = app;
  const write = l10n.t('Write Description');
  const copy = l10n.t('Copy Value');
  while (!(await saveChange(app, place, key.id, { kind: 'create', record: recordOf(key) }))) {
    const answer = await prompts.notify({
      severity: 'warning',
      message: l10n.t(
        'The value of “{0}” is kept on this machine, but {1} does not describe the key yet.',
        shown(key.name),
        placeName(place, l10n),
      ),
      actions: [write, copy],
    });
    if (answer === copy) await copyValue(app, { key, place, warnings: [] });
    if (answer === undefined) return false;
  }
  return true;
}
