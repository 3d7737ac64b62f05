import type { Prompts } from '../prompts/prompts.ts';
import type { L10n } from '../words/l10n.ts';
import { type Place, placeName } from './place.ts';
import type { RecordChange } from './record-change.ts';
import type { Settings, SettingsFault } from './settings.ts';

interface Asking {
  readonly l10n: L10n;
  readonly prompts: Prompts;
  readonly settings: Settings;
}

/**
 * Writes a change, and as long as something is in the way says what and offers the way out; the change waits meanwhile.
 *
 * @returns false when the person closed the message
 */
export function saveChange(app: Asking, place: Place, id: string, change: RecordChange): Promise<boolean> {
  return untilDone(app, place, id, () => app.settings.change(place, id, change));
}

/** As `saveChange`, but only makes sure that the change could be written: to be asked before something else is changed for it. */
export function makeWritable(app: Asking, place: Place, id: string, change: RecordChange): Promise<boolean> {
  return untilDone(app, place, id, () => app.settings.tryChange(place, id, change));
}

async function untilDone(
  { l10n, prompts, settings }: Asking,
  place: Place,
  id: string,
  attempt: () => Promise<SettingsFault | undefined>,
): Promise<boolean> {
  const save = l10n.t('Save and Retry');
  const open = l10n.t('Open File');
  const retry = l10n.t('Retry');
  let opened = false;
  for (;;) {
    const fault = await attempt();
    if (fault === undefined) return true;
    const message = sayFault(fault, placeName(place, l10n), l10n);
    const actions = fault.code === 'dirty' ? [save, open] : opened ? [retry, open] : [open, retry];
    const answer = await prompts.notify({ severity: 'error', message, actions });
    if (answer === undefined) return false;
    opened = answer === open;
    // What is in the way of saving is told by the next attempt.
    if (answer === save) await settings.save(place).catch(() => undefined);
    if (answer !== open) continue;
    const isOpen = await settings.open(place, id).then(
      () => true,
      () => false,
    );
    const file = placeName(place, l10n);
    const then = await prompts.notify({
      severity: 'info',
      message: isOpen
        ? l10n.t('Your change to {0} is kept. Retry when the file is ready.', file)
        : l10n.t(
            '{0} could not be opened here. Your change to it is kept. Retry when the file is ready.',
            file,
          ),
      actions: [retry],
    });
    if (then === undefined) return false;
  }
}

function sayFault(fault: SettingsFault, file: string, l10n: L10n): string {
  switch (fault.code) {
    case 'dirty':
      return l10n.t('{0} has unsaved changes. Nothing was written; your change is kept.', file);
    case 'broken':
      return l10n.t('{0} is not valid JSON. Correct it, then retry; your change is kept.', file);
    case 'notUtf8':
      return sayNotUtf8(file, l10n);
    case 'tooDeep':
      return l10n.t('{0} is nested too deeply to be changed here. Correct it, then retry.', file);
    case 'notObject':
      return l10n.t('“hoko.keys” or the record in {0} is not as it should be. Correct it, then retry.', file);
    case 'unwritable':
      return l10n.t('{0} could not be written: {1}. Your change is kept.', file, fault.why);
    case 'unsavedWorkspace':
      return l10n.t('This workspace has no file yet. Save it with “Save Workspace As…”, then retry.');
    case 'recordExists':
      return l10n.t('{0} has a record with this id already.', file);
    case 'recordGone':
      return l10n.t('The record is no longer in {0}. Put it back, then retry.', file);
    case 'entryExists':
      return l10n.t('The hostname is in the list in {0} already.', file);
    case 'recordChanged':
      return l10n.t('The record in {0} was changed meanwhile. Look at the file, then retry.', file);
    case 'entryGone':
      return l10n.t('The hostname is no longer in the list in {0}. Look at the file, then retry.', file);
  }
}

/** Of a file whose bytes are no UTF-8. Written back, they would be others. */
export function sayNotUtf8(file: string, l10n: L10n): string {
  return l10n.t('{0} is not UTF-8 text, so nothing was written. Save it as UTF-8, then retry.', file);
}
