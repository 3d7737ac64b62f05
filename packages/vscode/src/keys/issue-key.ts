import type { Scope } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import type { Place } from '../settings/place.ts';
import { makeWritable } from '../settings/save-change.ts';
import { HumanError } from '../words/human-error.ts';
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
    throw new HumanError(l10n.t('The emulator did not create “{0}”: {1}', name, reasonOf(error)));
  });
  await values.keep({ key, place }, value).catch(async () => {
    await management.revokeKey(key.id);
    throw new HumanError(
      l10n.t(
        'VS Code’s secret storage did not keep the value of “{0}”, so the new key was revoked. Check that this machine has a keyring, then create it again.',
        name,
      ),
    );
  });
  if (!(await writeNewRecord(app, key, place))) {
    await management.revokeKey(key.id);
    await values.forget({ key, place });
    throw new HumanError(
      l10n.t('“{0}” was not described, so it was revoked again and its value deleted.', name),
    );
  }
  const copy = l10n.t('Copy Value');
  const answer = await prompts.notify({
    severity: 'info',
    message: l10n.t('“{0}” is created on the emulator. Its value is in this machine’s secret storage.', name),
    actions: [copy],
  });
  if (answer === copy) await copyValue(app, { key, place, warnings: [] });
}
