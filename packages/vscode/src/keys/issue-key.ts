import type { Scope } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { isRefused } from '../emulator/refusal.ts';
import type { Place } from '../settings/place.ts';
import { makeWritable } from '../settings/save-change.ts';
import { HumanError } from '../words/human-error.ts';
import type { L10n } from '../words/l10n.ts';
import { reasonOf } from '../words/reason.ts';
import { shown } from '../words/shown.ts';
import { copyValue } from './copy-value.ts';
import { newKeyId } from './key-id.ts';
import { writeNewRecord } from './new-record.ts';

interface Described {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly allowedHostnames: readonly string[];
}

/**
 * Has the emulator issue a key, stores its value, then writes its record. The value is stored first: a record can be written
 * again, a value is told once. What can't be finished is revoked, so that nothing half done stays.
 */
export async function issueKey(app: App, place: Place, described: Described): Promise<void> {
  const { l10n, prompts, emulator, values } = app;
  const name = shown(described.name);
  const sample = { ...described, service: 'emulator', status: 'active' } as const;
  if (!(await makeWritable(app, place, newKeyId(), { kind: 'create', record: sample }))) return;
  const management = await emulator.use();
  const { key, value } = await management.createKey(described).catch(error => {
    const why = reasonOf(error);
    throw new HumanError(
      isRefused(error)
        ? l10n.t('The emulator did not create “{0}”: {1}', name, why)
        : l10n.t(
            'The emulator was asked to create “{0}” and did not answer: {1} If it did it, nobody has that key’s value. Create it again when it answers.',
            name,
            why,
          ),
    );
  });
  // Perhaps much later, when another window has the emulator.
  const revoke = async () => isDone(emulator.use().then(current => current.revokeKey(key.id)));
  if (!(await isDone(values.keep({ key, place }, value)))) {
    throw new HumanError(
      (await revoke())
        ? l10n.t(
            'VS Code’s secret storage did not keep the value of “{0}”, so the new key was revoked. Check that this machine has a keyring, then create it again.',
            name,
          )
        : l10n.t(
            'VS Code’s secret storage did not keep the value of “{0}”, and the emulator did not revoke the new key: it has it, and nobody has its value. Check that this machine has a keyring, then create it again.',
            name,
          ),
    );
  }
  if (!(await writeNewRecord(app, key, place))) {
    const [isRevoked, isForgotten] = [await revoke(), await isDone(values.forget({ key, place }))];
    throw new HumanError(sayUndone(name, isRevoked, isForgotten, l10n));
  }
  const copy = l10n.t('Copy Value');
  const answer = await prompts.notify({
    severity: 'info',
    message: l10n.t('“{0}” is created on the emulator. Its value is in this machine’s secret storage.', name),
    actions: [copy],
  });
  if (answer === copy) await copyValue(app, { key, place, warnings: [] });
}

function isDone(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

/** Of a key that was not described. */
function sayUndone(name: string, isRevoked: boolean, isForgotten: boolean, l10n: L10n): string {
  if (isRevoked && isForgotten)
    return l10n.t('“{0}” was not described, so it was revoked again and its value deleted.', name);
  return [
    isRevoked
      ? l10n.t('“{0}” was not described, so it was revoked again.', name)
      : l10n.t('“{0}” was not described, and the emulator did not revoke it again: it goes on there.', name),
    isForgotten
      ? l10n.t('Its value was deleted from this machine.')
      : l10n.t('VS Code’s secret storage did not delete its value from this machine.'),
  ].join(' ');
}
