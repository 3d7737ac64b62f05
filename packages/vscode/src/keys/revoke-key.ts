import { HOKO_ORIGIN } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { isRefused, isUnknownKey } from '../emulator/refusal.ts';
import { placeName } from '../settings/place.ts';
import { makeWritable, saveChange } from '../settings/save-change.ts';
import { HumanError } from '../words/human-error.ts';
import { reasonOf } from '../words/reason.ts';
import { shown } from '../words/shown.ts';
import { hostnamesLabel, scopesLabel } from './describe.ts';
import { freshKey } from './fresh-key.ts';
import type { PlacedKey } from './listing.ts';
import { findOnEmulator } from './meant-on-emulator.ts';
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
  const chosen = given ?? (await pickActiveKey(app, app.l10n.t('Revoke Key')));
  if (chosen === undefined) return;
  const placed = await freshKey(app, chosen);
  const { key, place } = placed;
  const confirmed =
    key.service === 'emulator' ? await confirmEmulator(app, placed) : await confirmHoko(app, placed);
  if (!confirmed || !(await makeWritable(app, place, key.id, REVOKE))) return;
  const revoked = key.service === 'emulator' ? await revokeOnEmulator(app, placed) : 'revoked';
  if (revoked === 'left') return;
  const left = await app.values.forget(placed).then(
    elsewhere => (elsewhere ? 'elsewhere' : 'none'),
    () => 'here' as const,
  );
  const forgotten = left !== 'here';
  const saved = await saveChange(app, place, key.id, REVOKE);
  if (!forgotten || !saved) throw new HumanError(sayWhatIsLeft(app, placed, { revoked, forgotten, saved }));
  if (left === 'elsewhere') await tellElsewhere(app, placed);
  else app.prompts.mention(sayDone(app, placed, revoked));
}

/** What another file's record has is not this one's to delete. */
async function tellElsewhere({ l10n, prompts }: App, { key }: PlacedKey): Promise<void> {
  const message = l10n.t(
    '“{0}” is revoked here. This machine still has a value for a record with the same id in another settings file: if it is the same key, revoke it there too.',
    shown(key.name),
  );
  await prompts.notify({ severity: 'info', message });
}

/** One that another emulator issued goes on there. */
function sayDone({ l10n }: App, { key, place }: PlacedKey, revoked: Done['revoked']): string {
  const name = shown(key.name);
  return revoked === 'revoked'
    ? l10n.t('“{0}” is revoked', name)
    : l10n.t('“{0}” is marked as revoked in {1}', name, placeName(place, l10n));
}

interface Done {
  readonly revoked: 'revoked' | 'unknown';
  readonly forgotten: boolean;
  readonly saved: boolean;
}

function sayWhatIsLeft(
  { l10n }: App,
  { key, place }: PlacedKey,
  { revoked, forgotten, saved }: Done,
): string {
  const name = shown(key.name);
  return [
    revoked === 'revoked'
      ? l10n.t('“{0}” is revoked.', name)
      : l10n.t('“{0}” goes on where it was issued, unless its keys were deleted there.', name),
    forgotten
      ? l10n.t('The value this machine had for it is deleted.')
      : l10n.t('VS Code’s secret storage did not delete the value this machine has for it.'),
    saved
      ? l10n.t('{0} says that it is revoked.', placeName(place, l10n))
      : l10n.t(
          '{0} still says that it is active: set its status to "revoked" there.',
          placeName(place, l10n),
        ),
  ].join(' ');
}

async function confirmEmulator({ l10n, prompts }: App, { key }: PlacedKey): Promise<boolean> {
  const revoke = l10n.t('Revoke Key');
  const answer = await prompts.modal({
    message: l10n.t('Revoke “{0}”?', shown(key.name)),
    detail: l10n.t(
      'Every call with this key ({0}, {1}) fails from now on, and the value this machine has for it is deleted. This can’t be undone.',
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
        'In {0}: Dashboard → Integrations → API Keys → revoke “{1}”. Every call with this key ({2}, {3}) then fails. After that, it is marked as revoked here and the value this machine has for it is deleted.',
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

/** @returns `unknown` when another emulator issued the key, and the person goes on; `left` when they don't */
async function revokeOnEmulator(app: App, placed: PlacedKey): Promise<'revoked' | 'unknown' | 'left'> {
  const { l10n, prompts, emulator } = app;
  const { key, place } = placed;
  if (!(await findOnEmulator(app, placed)).isMeant) return 'left';
  const management = await emulator.use();
  try {
    await management.revokeKey(key.id);
    return 'revoked';
  } catch (error) {
    const why = reasonOf(error);
    if (!isRefused(error)) {
      throw new HumanError(
        l10n.t(
          'The emulator was asked to revoke “{0}” and did not answer: {1} It may have revoked it. Revoke it again when it answers.',
          shown(key.name),
          why,
        ),
      );
    }
    if (!isUnknownKey(error)) {
      throw new HumanError(
        l10n.t('The emulator did not revoke “{0}”: {1} Nothing was changed.', shown(key.name), why),
      );
    }
    const only = l10n.t('Mark as Revoked');
    const answer = await prompts.notify({
      severity: 'warning',
      message: l10n.t(
        'The emulator on this machine does not know “{0}”: it was issued by another one, where it is not revoked, or by this one before its keys were deleted. It can be marked as revoked in {1} all the same, and the value this machine has for it deleted.',
        shown(key.name),
        placeName(place, l10n),
      ),
      actions: [only],
    });
    return answer === only ? 'unknown' : 'left';
  }
}
