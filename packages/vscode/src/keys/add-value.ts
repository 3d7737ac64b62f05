import { type ApiKey, fingerprintOf } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import type { Remark } from '../prompts/prompts.ts';
import { hasValue } from '../secrets/values.ts';
import { placeName } from '../settings/place.ts';
import { saveChange } from '../settings/save-change.ts';
import { HumanError } from '../words/human-error.ts';
import { shown } from '../words/shown.ts';
import { askValue } from './ask-value.ts';
import { findValue, knownValues } from './find-value.ts';
import { freshKey } from './fresh-key.ts';
import { keepValue } from './keep-value.ts';
import type { PlacedKey } from './listing.ts';
import { pickKey } from './pick-key.ts';

/**
 * Add Value…: takes the value of a key that is described already, as after cloning. A value that is not the described one is
 * refused; a record without a fingerprint gets this one's.
 *
 * @param given the key, when called on one
 */
export async function addValue(app: App, given?: PlacedKey): Promise<void> {
  const { l10n, prompts } = app;
  const chosen = given ?? (await pickWithout(app));
  if (chosen === undefined) return;
  const placed = await freshKey(app, chosen);
  const { key, place } = placed;
  const [name, file] = [shown(key.name), placeName(place, l10n)];
  refuseRevoked(app, key);
  const { kind } = await findValue(app, placed);
  if (kind === 'here' || kind === 'before') {
    throw new HumanError(
      l10n.t('This machine has the value of “{0}” already. “Rotate Value…” replaces it.', name),
    );
  }
  const isAnother: Remark = {
    severity: 'error',
    message: l10n.t(
      'This is not the value that {0} describes: its fingerprint is another. “Rotate Value…” takes a new one.',
      file,
    ),
  };
  const answer = await askValue(app, key.id, {
    title: l10n.t('Add Value of “{0}”', name),
    placeholder: l10n.t('The key’s value'),
    prompt: l10n.t('It goes to this machine’s secret storage, and nowhere else.'),
    tools: [],
    empty: { severity: 'error', message: l10n.t('Paste the value.') },
    about: fingerprint =>
      key.fingerprint === undefined
        ? undefined
        : { remark: key.fingerprint === fingerprint ? undefined : isAnother },
  });
  if (answer.kind !== 'given') return;
  const fingerprint = await fingerprintOf(answer.value);
  // The box may have stood for long, and another window have taken the value.
  const now = (await freshKey(app, placed)).key;
  refuseRevoked(app, now);
  if (now.fingerprint !== undefined && now.fingerprint !== fingerprint)
    throw new HumanError(isAnother.message);
  const named = { place, key: { ...key, fingerprint } };
  const kept = await keepValue(app, named, answer.value, l10n.t('Nothing was written yet.'));
  if (kept.kind !== 'kept') return;
  prompts.mention(l10n.t('The value of “{0}” is in this machine’s secret storage', name));
  if (now.fingerprint !== undefined) return;
  const change = { kind: 'setFingerprint', from: undefined, to: fingerprint } as const;
  if (await saveChange(app, place, key.id, change)) return;
  // Bound to a fingerprint that the record does not have, the value would count as another description's.
  await app.values.keep({ place, key: now }, answer.value).catch(() => undefined);
}

function refuseRevoked({ l10n }: App, { name, status }: ApiKey): void {
  if (status !== 'revoked') return;
  throw new HumanError(l10n.t('“{0}” is revoked: it needs no value.', shown(name)));
}

async function pickWithout(app: App): Promise<PlacedKey | undefined> {
  const { l10n } = app;
  const known = await knownValues(app);
  const none = l10n.t('No active key is without its value on this machine.');
  const isWithout = (placed: PlacedKey) => placed.key.status === 'active' && !hasValue(known, placed);
  return pickKey(app, l10n.t('Add Value'), isWithout, none);
}
