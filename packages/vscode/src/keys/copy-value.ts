import { HOKO_ORIGIN } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import type { StoredFor } from '../secrets/values.ts';
import { type Place, placeId, placeName } from '../settings/place.ts';
import { HumanError } from '../words/human-error.ts';
import type { L10n } from '../words/l10n.ts';
import { shown } from '../words/shown.ts';
import type { PlacedKey } from './listing.ts';
import { pickActiveKey } from './pick-key.ts';

/** Copy Value. @param given the key, when called on one */
export async function copyValue(app: App, given?: PlacedKey): Promise<void> {
  const { l10n, prompts, values } = app;
  const placed = given ?? (await pickActiveKey(app, l10n.t('Copy Value')));
  if (placed === undefined) return;
  let found = await values.find(placed);
  if (found.kind === 'elsewhere') {
    if (!(await sameKey(app, placed, found.storedFor))) return;
    await values.adopt(placed, found.entry);
    found = await values.find(placed);
  }
  if (found.kind !== 'here') throw new HumanError(whyNot(found.kind, placed, l10n));
  const seconds = await app.copyValue(found.value);
  const name = shown(placed.key.name);
  prompts.mention(
    seconds > 0
      ? l10n.t('Copied the value of “{0}”; it leaves the clipboard in {1} s', name, seconds)
      : l10n.t('Copied the value of “{0}”', name),
  );
}

/**
 * A repository can bring a record with an id that is known here. Whether it may have the value is for a person to say, once,
 * with both records before them.
 */
async function sameKey(
  { l10n, prompts }: App,
  { key, place }: PlacedKey,
  storedFor: StoredFor,
): Promise<boolean> {
  const use = l10n.t('Use It Here Too');
  const answer = await prompts.modal({
    message: l10n.t('Use a value that was stored for another file?'),
    detail: [
      l10n.t('This machine has a value for a record with the same id in another settings file.'),
      `${l10n.t('Stored for:')}\n${sayRecord(storedFor, l10n)}\n${sayFile(storedFor.file, l10n)}`,
      `${l10n.t('Asked for now:')}\n${sayRecord(key, l10n)}\n${sayFile(placeId(place), l10n)}`,
    ].join('\n\n'),
    actions: [use],
  });
  return answer === use;
}

function sayRecord({ name, scopes, allowedHostnames }: Omit<StoredFor, 'file'>, l10n: L10n): string {
  const hostnames = allowedHostnames.length === 0 ? [l10n.t('any hostname')] : allowedHostnames;
  return `“${shown(name)}” · ${shown(scopes.join(', '))} · ${shown(hostnames.join(', '))}`;
}

function sayFile(file: string, l10n: L10n): string {
  const user: Place = { kind: 'user' };
  return file === placeId(user) ? placeName(user, l10n) : decodeURIComponent(file.replace(/^file:\/\//, ''));
}

function whyNot(kind: 'differs' | 'none' | 'elsewhere', { key, place }: PlacedKey, l10n: L10n): string {
  const name = shown(key.name);
  if (kind === 'differs') {
    return l10n.t(
      'The value on this machine is not the one {1} describes: “{0}” has another fingerprint there. The team may have a newer value.',
      name,
      placeName(place, l10n),
    );
  }
  return key.service === 'emulator'
    ? l10n.t(
        'There is no value of “{0}” on this machine. The emulator tells a value once: create a new key.',
        name,
      )
    : l10n.t(
        'There is no value of “{0}” on this machine. Hoko shows a value once, when the key is created: {1}, Dashboard → Integrations → API Keys.',
        name,
        HOKO_ORIGIN,
      );
}
