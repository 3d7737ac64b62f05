import { type ApiKey, fingerprintOf, recordOf } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { type Place, placeName } from '../settings/place.ts';
import { makeWritable, saveChange } from '../settings/save-change.ts';
import { HumanError } from '../words/human-error.ts';
import { shown } from '../words/shown.ts';
import { keepValue } from './keep-value.ts';
import { newKeyId } from './key-id.ts';
import { writeNewRecord } from './new-record.ts';

type Described = Pick<ApiKey, 'name' | 'scopes' | 'allowedHostnames'>;

/**
 * Describes a key that was created in Hoko's dashboard, its value stored first: Hoko shows it once, a record can be written
 * again.
 *
 * @param value empty where the person has none
 */
export async function addHokoKey(app: App, place: Place, described: Described, value: string): Promise<void> {
  const key: ApiKey = {
    id: newKeyId(),
    ...described,
    service: 'hoko',
    status: 'active',
    createdAt: app.now().toISOString(),
    ...(value === '' ? {} : { fingerprint: await fingerprintOf(value) }),
  };
  const create = { kind: 'create', record: recordOf(key) } as const;
  if (!(await makeWritable(app, place, key.id, create))) return;
  const { l10n, prompts } = app;
  const nothingYet = l10n.t('Nothing was written yet.');
  const only = l10n.t('Write Description Only');
  const kept = value === '' ? 'other' : (await keepValue(app, { key, place }, value, nothingYet, only)).kind;
  if (kept === 'left') return;
  const [name, file] = [shown(key.name), placeName(place, l10n)];
  if (kept === 'other') {
    if (await saveChange(app, place, key.id, create))
      prompts.mention(l10n.t('{1} describes “{0}”; its value is not on this machine', name, file));
    return;
  }
  if (await writeNewRecord(app, key, place)) {
    return prompts.mention(
      l10n.t('{1} describes “{0}”; its value is in this machine’s secret storage', name, file),
    );
  }
  await app.values.forget({ key, place }).catch(() => {
    throw new HumanError(
      l10n.t(
        '“{0}” was not described, and VS Code’s secret storage did not delete its value from this machine.',
        name,
      ),
    );
  });
  throw new HumanError(
    l10n.t('“{0}” was not described, so its value was deleted from this machine again.', name),
  );
}
