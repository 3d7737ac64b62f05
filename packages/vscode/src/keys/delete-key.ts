import type { App } from '../app.ts';
import { placeName } from '../settings/place.ts';
import { makeWritable, saveChange } from '../settings/save-change.ts';
import { type Action, HumanError } from '../words/human-error.ts';
import { shown } from '../words/shown.ts';
import { freshKey } from './fresh-key.ts';
import type { PlacedKey } from './listing.ts';
import { pickKey } from './pick-key.ts';
import { revokeKey } from './revoke-key.ts';

const DELETE = { kind: 'delete' } as const;

/**
 * Delete Key…: takes a revoked key's record out of its file, and what this machine still has of it. An active key is revoked
 * first: a record that is gone would leave a value in use that nobody sees.
 *
 * @param given the key, when called on one
 */
export async function deleteKey(app: App, given?: PlacedKey): Promise<void> {
  const { l10n, prompts, values, memory } = app;
  const none = l10n.t('There is no revoked key. Only a revoked key can be deleted.');
  const isRevoked = ({ key }: PlacedKey) => key.status === 'revoked';
  const chosen = given ?? (await pickKey(app, l10n.t('Delete Key'), isRevoked, none));
  if (chosen === undefined) return;
  const placed = await freshKey(app, chosen);
  const { key, place } = placed;
  const [name, file] = [shown(key.name), placeName(place, l10n)];
  if (!isRevoked(placed)) {
    const revoke: Action = { title: l10n.t('Revoke Key…'), run: () => revokeKey(app, placed) };
    throw new HumanError(l10n.t('“{0}” is active. Revoke it first: then it can be deleted.', name), [revoke]);
  }
  const remove = l10n.t('Delete Key');
  const answer = await prompts.modal({
    message: l10n.t('Delete “{0}”?', name),
    detail: l10n.t(
      'Its record is taken out of {0}, so nobody sees there any more that it was revoked. The key itself stays revoked.',
      file,
    ),
    actions: [remove],
  });
  if (answer !== remove || !(await makeWritable(app, place, key.id, DELETE))) return;
  await values.forget(placed).catch(() => {
    throw new HumanError(
      l10n.t(
        'VS Code’s secret storage did not delete the value of “{0}” from this machine, so its record stays in {1}.',
        name,
        file,
      ),
    );
  });
  if (!(await saveChange(app, place, key.id, DELETE))) {
    throw new HumanError(
      l10n.t('The record of “{0}” stays in {1}. This machine has no value for it anymore.', name, file),
    );
  }
  await memory.forget('dashboard', placed);
  await memory.forget('variable', placed);
  prompts.mention(l10n.t('“{0}” is deleted from {1}', name, file));
}
