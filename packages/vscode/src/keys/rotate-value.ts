import { fingerprintOf, HOKO_ORIGIN } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { isRefused, isUnknownKey } from '../emulator/refusal.ts';
import type { Bound } from '../secrets/values.ts';
import { placeName } from '../settings/place.ts';
import { makeWritable, saveChange } from '../settings/save-change.ts';
import { HumanError } from '../words/human-error.ts';
import type { L10n } from '../words/l10n.ts';
import { reasonOf } from '../words/reason.ts';
import { shown } from '../words/shown.ts';
import { askValue, dashboardTools } from './ask-value.ts';
import { copyValue } from './copy-value.ts';
import { freshKey } from './fresh-key.ts';
import { keepValue } from './keep-value.ts';
import type { PlacedKey } from './listing.ts';
import { findOnEmulator } from './meant-on-emulator.ts';
import { pickActiveKey } from './pick-key.ts';

/**
 * Rotate Value…: another value under the same record. The emulator issues one; Hoko shows a value only when a key is created, so
 * there a new key takes the old one's place, by hand.
 *
 * @param given the key, when called on one
 */
export async function rotateValue(app: App, given?: PlacedKey): Promise<void> {
  const chosen = given ?? (await pickActiveKey(app, app.l10n.t('Rotate Value')));
  if (chosen === undefined) return;
  const placed = await freshKey(app, chosen);
  await (placed.key.service === 'emulator' ? rotateOnEmulator : rotateAtHoko)(app, placed);
}

/** @returns whether the person means it, and the record can be written */
async function confirm(app: App, { key, place }: PlacedKey, detail: string): Promise<boolean> {
  const { l10n, prompts } = app;
  const rotate = l10n.t('Rotate Value');
  const message = l10n.t('Rotate the value of “{0}”?', shown(key.name));
  if ((await prompts.modal({ message, detail, actions: [rotate] })) !== rotate) return false;
  // It is tried only; the new value is not there yet.
  return makeWritable(app, place, key.id, { kind: 'setFingerprint', from: key.fingerprint, to: '' });
}

async function rotateOnEmulator(app: App, placed: PlacedKey): Promise<void> {
  const { l10n, prompts, emulator } = app;
  const { key, place } = placed;
  const [name, file] = [shown(key.name), placeName(place, l10n)];
  const detail = l10n.t(
    'The emulator issues a new value for the same key. The old one stops working at once, wherever it was copied to.',
  );
  if (!(await confirm(app, placed, detail))) return;
  if (!(await findOnEmulator(app, placed)).isMeant) return;
  const management = await emulator.use();
  const { value } = await management.rotateKey(key.id).catch(error => {
    if (isUnknownKey(error)) {
      throw new HumanError(
        l10n.t(
          'The emulator on this machine does not know “{0}”: it was issued by another one, or by this one before its keys were deleted. Rotate it where it was issued, or create a new key. Nothing was changed.',
          name,
        ),
      );
    }
    const why = reasonOf(error);
    throw new HumanError(
      isRefused(error)
        ? l10n.t('The emulator did not rotate “{0}”: {1} Nothing was changed.', name, why)
        : l10n.t(
            'The emulator was asked to rotate “{0}” and did not answer: {1} If it did it, the old value no longer works. Rotate it again when it answers.',
            name,
            why,
          ),
    );
  });
  const fingerprint = await fingerprintOf(value);
  const isKept = await keepOrCopy(app, { place, key: { ...key, fingerprint } }, value);
  const change = { kind: 'setFingerprint', from: key.fingerprint, to: fingerprint } as const;
  const isSaved = await saveChange(app, place, key.id, change);
  if (!isKept || !isSaved) {
    throw new HumanError(
      [
        l10n.t('“{0}” has a new value on the emulator.', name),
        ...(isKept ? [] : [l10n.t('This machine did not keep it.')]),
        ...(isSaved ? [] : [l10n.t('{0} does not have its fingerprint.', file)]),
        l10n.t('Rotate it again when that is mended.'),
      ].join(' '),
    );
  }
  const copy = l10n.t('Copy Value');
  const message = l10n.t('“{0}” has a new value. It is in this machine’s secret storage.', name);
  if ((await prompts.notify({ severity: 'info', message, actions: [copy] })) === copy) {
    await copyValue(app, placed);
  }
}

/** The value is told once and the one before is gone: where it can't be kept, it can be copied. @returns whether it is kept */
async function keepOrCopy(app: App, bound: Bound, value: string): Promise<boolean> {
  const { l10n } = app;
  const soFar = l10n.t('The emulator has it already, and the old one no longer works.');
  for (;;) {
    const { kind } = await keepValue(app, bound, value, soFar, l10n.t('Copy Value'));
    if (kind !== 'other') return kind === 'kept';
    await app.copyValue(value);
  }
}

async function rotateAtHoko(app: App, placed: PlacedKey): Promise<void> {
  const { l10n, prompts, openUrl } = app;
  const { key, place } = placed;
  const [name, file] = [shown(key.name), placeName(place, l10n)];
  const detail = l10n.t(
    'Hoko shows a value once, when a key is created. Create a key with the same name, scopes and hostnames in {0} (Dashboard → Integrations → API Keys), then paste its value. The old value is deleted from this machine, and works until you revoke the old key there.',
    HOKO_ORIGIN,
  );
  if (!(await confirm(app, placed, detail))) return;
  const answer = await askValue(app, key.id, {
    title: l10n.t('Rotate Value of “{0}”', name),
    placeholder: l10n.t('The new key’s value'),
    prompt: l10n.t(
      'The buttons above open Hoko and copy what to enter. The value goes to this machine’s secret storage.',
    ),
    tools: dashboardTools(app, () => ({ ...key, hostnames: key.allowedHostnames.join(', ') })),
    empty: { severity: 'error', message: l10n.t('Paste the value.') },
    about: fingerprint =>
      fingerprint === key.fingerprint
        ? {
            remark: {
              severity: 'error',
              message: l10n.t('This is the value that “{0}” has already. Paste the new one.', name),
            },
          }
        : undefined,
  });
  if (answer.kind !== 'given') return;
  const fingerprint = await fingerprintOf(answer.value);
  const named = { place, key: { ...key, fingerprint } };
  const kept = await keepValue(app, named, answer.value, l10n.t('Nothing was written yet.'));
  if (kept.kind !== 'kept') return;
  const change = { kind: 'setFingerprint', from: key.fingerprint, to: fingerprint } as const;
  if (!(await saveChange(app, place, key.id, change))) {
    const isBack = await kept.putBack().catch(() => undefined);
    throw new HumanError(sayNotRotated(isBack, name, file, l10n));
  }
  // The new key was created by this description.
  await app.dashboard.confirm(placed);
  const open = l10n.t('Open Hoko');
  const message = l10n.t(
    '“{0}” has its new value here. Revoke the old key in Hoko when nothing uses it anymore.',
    name,
  );
  if ((await prompts.notify({ severity: 'info', message, actions: [open] })) === open) openUrl(HOKO_ORIGIN);
}

/** @param isBack whether the old value was put back; undefined where SecretStorage refused it */
function sayNotRotated(isBack: boolean | undefined, name: string, file: string, l10n: L10n): string {
  if (isBack === undefined) {
    return l10n.t(
      '{1} was not changed, and VS Code’s secret storage did not take the old value of “{0}” back. Rotate it again when that is mended.',
      name,
      file,
    );
  }
  return isBack
    ? l10n.t('{1} was not changed, so the old value was put back. “{0}” is as it was.', name, file)
    : l10n.t(
        '{1} was not changed from here. Another window stored a value of “{0}” meanwhile: that one stays, and the one pasted here is not kept.',
        name,
        file,
      );
}
