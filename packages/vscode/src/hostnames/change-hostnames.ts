import { HOKO_ORIGIN } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { isUnknownKey } from '../emulator/emulator.ts';
import type { PlacedKey } from '../keys/listing.ts';
import { placeName } from '../settings/place.ts';
import type { RecordChange } from '../settings/record-change.ts';
import { makeWritable, saveChange } from '../settings/save-change.ts';
import { HumanError } from '../words/human-error.ts';
import { shown } from '../words/shown.ts';

export type HostnameChange = Extract<RecordChange, { entry: string }>;

/** The list after a change. Of entries written alike, the first one changes, as in the file. */
function entriesAfter(entries: readonly string[], change: HostnameChange): string[] {
  switch (change.kind) {
    case 'addHostname':
      return [...entries, change.entry];
    case 'replaceHostname':
      return entries.map((entry, i) => (i === entries.indexOf(change.entry) ? change.by : entry));
    case 'removeHostname':
      return entries.filter((_, i) => i !== entries.indexOf(change.entry));
  }
}

/**
 * Changes a key's list where it is enforced and where it is described. For a key of the emulator: first it is made sure that the
 * record can be written, then the emulator changes, then the record; if that fails after all, the emulator is changed back. For
 * a key of Hoko the record changes, and the person is told to change the dashboard.
 *
 * @throws HumanError that says what was changed and what was not
 */
export async function changeHostnames(app: App, placed: PlacedKey, change: HostnameChange): Promise<void> {
  const { key, place } = placed;
  if (key.service === 'hoko') {
    if (await saveChange(app, place, key.id, change)) await remindOfDashboard(app, placed);
    return;
  }
  if (!(await makeWritable(app, place, key.id, change))) return;
  const emulatorChanged = await changeOnEmulator(app, placed, entriesAfter(key.allowedHostnames, change));
  if (emulatorChanged === 'cancelled') return;
  if ((await saveChange(app, place, key.id, change)) || emulatorChanged === 'unknown') return;
  await changeBack(app, placed);
}

async function changeOnEmulator(
  { l10n, prompts, emulator }: App,
  { key, place }: PlacedKey,
  allowedHostnames: string[],
): Promise<'changed' | 'unknown' | 'cancelled'> {
  const management = await emulator.use();
  try {
    await management.updateKey(key.id, { allowedHostnames });
    return 'changed';
  } catch (error) {
    if (!isUnknownKey(error)) {
      throw new HumanError(
        l10n.t('The emulator did not change “{0}”: {1} Nothing was changed.', shown(key.name), reason(error)),
      );
    }
    const only = l10n.t('Change the Description Only');
    const answer = await prompts.notify({
      severity: 'warning',
      message: l10n.t(
        'The emulator on this machine does not know “{0}”: it was issued by another one. Nothing was changed yet; the description in {1} can be.',
        shown(key.name),
        placeName(place, l10n),
      ),
      actions: [only],
    });
    return answer === only ? 'unknown' : 'cancelled';
  }
}

async function changeBack({ l10n, emulator }: App, { key, place }: PlacedKey): Promise<void> {
  const file = placeName(place, l10n);
  const name = shown(key.name);
  try {
    const management = await emulator.use();
    await management.updateKey(key.id, { allowedHostnames: [...key.allowedHostnames] });
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

async function remindOfDashboard({ l10n, prompts, openUrl }: App, { key, place }: PlacedKey): Promise<void> {
  const open = l10n.t('Open Hoko');
  const answer = await prompts.notify({
    severity: 'info',
    message: l10n.t(
      'The description of “{0}” in {1} is changed. Hoko’s own list is not: change it there under Dashboard → Integrations → API Keys.',
      shown(key.name),
      placeName(place, l10n),
    ),
    actions: [open],
  });
  if (answer === open) openUrl(HOKO_ORIGIN);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
