import { HOKO_ORIGIN } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { isRefused, isUnknownKey } from '../emulator/refusal.ts';
import { placeName } from '../settings/place.ts';
import type { RecordChange } from '../settings/record-change.ts';
import { makeWritable, saveChange } from '../settings/save-change.ts';
import { HumanError } from '../words/human-error.ts';
import { reasonOf } from '../words/reason.ts';
import { shown } from '../words/shown.ts';
import { freshKey } from './fresh-key.ts';
import type { KeyDetails } from './key-difference.ts';
import type { PlacedKey } from './listing.ts';
import { findOnEmulator } from './meant-on-emulator.ts';

/**
 * Changes a key where it is enforced and where it is described. For a key of the emulator: first it is made sure that the
 * record can be written, then the emulator changes, then the record; if that fails after all, the emulator is changed back. For
 * a key of Hoko the record changes, and is told apart until the person changed the dashboard too.
 *
 * @param change the record's
 * @param after the same change, as the key will be
 * @returns whether the record was changed
 * @throws HumanError that says what was changed and what was not
 */
export async function changeKey(
  app: App,
  placed: PlacedKey,
  change: RecordChange,
  after: Partial<KeyDetails>,
): Promise<boolean> {
  const { key, place } = placed;
  if (key.service === 'hoko') {
    if (!(await saveChange(app, place, key.id, change))) return false;
    await app.dashboard.leaveAt(placed);
    await remindOfDashboard(app, placed);
    return true;
  }
  if (!(await makeWritable(app, place, key.id, change))) return false;
  const onEmulator = await changeOnEmulator(app, placed, after);
  if (onEmulator === 'cancelled') return false;
  if (await saveChange(app, place, key.id, change)) return true;
  if (onEmulator !== 'unknown') await changeBack(app, placed, onEmulator);
  return false;
}

/** @returns what the emulator had before of what was changed; `unknown` when another emulator issued the key, and the person goes on */
async function changeOnEmulator(
  app: App,
  placed: PlacedKey,
  after: Partial<KeyDetails>,
): Promise<Partial<KeyDetails> | 'unknown' | 'cancelled'> {
  const { l10n, prompts, emulator } = app;
  const { key, place } = placed;
  const [name, file] = [shown(key.name), placeName(place, l10n)];
  const { there = key, isMeant } = await findOnEmulator(app, placed);
  if (!isMeant) return 'cancelled';
  const management = await emulator.use();
  try {
    await management.updateKey(key.id, after);
    const changed = Object.keys(after) as (keyof KeyDetails)[];
    return Object.fromEntries(changed.map(field => [field, there[field]]));
  } catch (error) {
    const why = reasonOf(error);
    if (!isRefused(error)) {
      throw new HumanError(
        l10n.t(
          'The emulator was asked to change “{0}” and did not answer: {1} It may have changed it; {2} was not. Make the change again when it answers.',
          name,
          why,
          file,
        ),
      );
    }
    if (!isUnknownKey(error)) {
      throw new HumanError(l10n.t('The emulator did not change “{0}”: {1} Nothing was changed.', name, why));
    }
    const only = l10n.t('Change the Description Only');
    const answer = await prompts.notify({
      severity: 'warning',
      message: l10n.t(
        'The emulator on this machine does not know “{0}”: it was issued by another one, or by this one before its keys were deleted. Nothing was changed yet; the description in {1} can be.',
        name,
        file,
      ),
      actions: [only],
    });
    return answer === only ? 'unknown' : 'cancelled';
  }
}

/** @param before what the emulator had */
async function changeBack(
  { l10n, emulator }: App,
  { key, place }: PlacedKey,
  before: Partial<KeyDetails>,
): Promise<never> {
  const file = placeName(place, l10n);
  const name = shown(key.name);
  try {
    const management = await emulator.use();
    await management.updateKey(key.id, before);
  } catch {
    throw new HumanError(
      l10n.t(
        '“{0}” was changed on the emulator, but not in {1}. Make the same change in the file.',
        name,
        file,
      ),
    );
  }
  throw new HumanError(
    l10n.t('{1} was not changed, so the emulator was changed back. “{0}” is as it was.', name, file),
  );
}

/** @param placed as it was before */
async function remindOfDashboard(app: App, placed: PlacedKey): Promise<void> {
  const { l10n, prompts, openUrl, dashboard } = app;
  const { key, place } = placed;
  const file = placeName(place, l10n);
  const now = await freshKey(app, placed);
  if (dashboard.behind(now) === undefined) {
    await dashboard.confirm(now);
    return prompts.mention(l10n.t('“{0}” in {1} is as Hoko has it again', shown(key.name), file));
  }
  const open = l10n.t('Open Hoko');
  const done = l10n.t('I Changed It There');
  const answer = await prompts.notify({
    severity: 'info',
    message: l10n.t(
      'The description of “{0}” in {1} is changed. Hoko’s own is not: change it there under Dashboard → Integrations → API Keys.',
      shown(key.name),
      file,
    ),
    actions: [open, done],
  });
  if (answer === open) openUrl(HOKO_ORIGIN);
  if (answer === done) await dashboard.confirm(now);
}
