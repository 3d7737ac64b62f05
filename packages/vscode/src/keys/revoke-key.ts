import { HOKO_ORIGIN } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { isUnknownKey } from '../emulator/emulator.ts';
import { placeName } from '../settings/place.ts';
import { makeWritable, saveChange } from '../settings/save-change.ts';
import { HumanError } from '../words/human-error.ts';
import { shown } from '../words/shown.ts';
import { hostnamesLabel, scopesLabel } from './describe.ts';
import type { PlacedKey } from './listing.ts';
import { pickActiveKey } from './pick-key.ts';

const REVOKE = { kind: 'revoke' } as const;

/**
 * Revoke Key…: after a modal, first where the key is enforced, then in the record, and last its value goes. A key of Hoko is
 * revoked by its owner in the dashboard.
 *
 * @param given the key, when called on one
 */
export async function revokeKey(app: App, given?: PlacedKey): Promise<void> {
  const placed = given ?? (await pickActiveKey(app, app.l10n.t('Revoke Key')));
  if (placed === undefined) return;
  const { key, place } = placed;
  const confirmed =
    key.service === 'emulator' ? await confirmEmulator(app, placed) : await confirmHoko(app, placed);
  if (!confirmed || !(await makeWritable(app, place, key.id, REVOKE))) return;
  if (key.service === 'emulator' && !(await revokeOnEmulator(app, placed))) return;
  if (!(await saveChange(app, place, key.id, REVOKE))) {
    throw new HumanError(
      app.l10n.t(
        '“{0}” is revoked, but {1} still says it is active. Set its status to "revoked" there.',
        shown(key.name),
        placeName(place, app.l10n),
      ),
    );
  }
  await app.values.forget(placed);
}

async function confirmEmulator({ l10n, prompts }: App, { key }: PlacedKey): Promise<boolean> {
  const revoke = l10n.t('Revoke Key');
  const answer = await prompts.modal({
    message: l10n.t('Revoke “{0}”?', shown(key.name)),
    detail: l10n.t(
      'Every call with this key ({0}, {1}) fails from now on, and its value is deleted from this machine. This can’t be undone.',
      hostnamesLabel(key, l10n),
      scopesLabel(key, l10n),
    ),
    actions: [revoke],
  });
  return answer === revoke;
}

/** No API revokes a key of Hoko: the person does it in the dashboard, and says so. */
async function confirmHoko({ l10n, prompts, openUrl }: App, { key }: PlacedKey): Promise<boolean> {
  const open = l10n.t('Open Hoko');
  const done = l10n.t('I Revoked It');
  for (;;) {
    const answer = await prompts.modal({
      message: l10n.t('Revoke “{0}” in Hoko first', shown(key.name)),
      detail: l10n.t(
        'In {0}: Dashboard → Integrations → API Keys → revoke “{1}”. Every call with this key ({2}, {3}) then fails. After that, it is marked as revoked here and its value is deleted from this machine.',
        HOKO_ORIGIN,
        shown(key.name),
        hostnamesLabel(key, l10n),
        scopesLabel(key, l10n),
      ),
      actions: [open, done],
    });
    if (answer !== open) return answer === done;
    openUrl(HOKO_ORIGIN);
  }
}

/** @returns false when the person left it at that */
async function revokeOnEmulator(
  { l10n, prompts, emulator }: App,
  { key, place }: PlacedKey,
): Promise<boolean> {
  const management = await emulator.use();
  try {
    await management.revokeKey(key.id);
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (!isUnknownKey(error)) {
      throw new HumanError(
        l10n.t('The emulator did not revoke “{0}”: {1} Nothing was changed.', shown(key.name), why),
      );
    }
    const only = l10n.t('Mark as Revoked');
    const answer = await prompts.notify({
      severity: 'warning',
      message: l10n.t(
        'The emulator on this machine does not know “{0}”: it was issued by another one, and is not revoked there. The description in {1} can be marked all the same.',
        shown(key.name),
        placeName(place, l10n),
      ),
      actions: [only],
    });
    return answer === only;
  }
}
