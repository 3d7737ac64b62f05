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
 * Revoke Key…: after a modal, first where the key is enforced; then its value goes, and the record says so. A key of Hoko is
 * revoked by its owner in the dashboard. Once revoked there is no way back: what can't be done of the rest keeps nothing else
 * from being done, and is told.
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
  const forgotten = await app.values.forget(placed).then(
    () => true,
    () => false,
  );
  const saved = await saveChange(app, place, key.id, REVOKE);
  if (!forgotten || !saved) throw new HumanError(sayWhatIsLeft(app, placed, { forgotten, saved }));
}

function sayWhatIsLeft(
  { l10n }: App,
  { key, place }: PlacedKey,
  { forgotten, saved }: { readonly forgotten: boolean; readonly saved: boolean },
): string {
  const name = shown(key.name);
  const file = placeName(place, l10n);
  if (forgotten) {
    return l10n.t(
      '“{0}” is revoked and its value is deleted from this machine, but {1} still says it is active. Set its status to "revoked" there.',
      name,
      file,
    );
  }
  if (saved) {
    return l10n.t(
      '“{0}” is revoked, but VS Code’s secret storage did not delete its value from this machine. It opens nothing any more.',
      name,
    );
  }
  return l10n.t(
    '“{0}” is revoked, but VS Code’s secret storage did not delete its value from this machine, and {1} still says it is active. The value opens nothing any more; set the status to "revoked" in the file.',
    name,
    file,
  );
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
        'The emulator on this machine does not know “{0}”: it was issued by another one, and is not revoked there. It can be marked as revoked in {1} all the same, and its value deleted from this machine.',
        shown(key.name),
        placeName(place, l10n),
      ),
      actions: [only],
    });
    return answer === only;
  }
}
