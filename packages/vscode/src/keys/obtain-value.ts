import { HOKO_ORIGIN } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import type { StoredFor } from '../secrets/values.ts';
import { type Place, placeId, placeName } from '../settings/place.ts';
import { type Action, HumanError } from '../words/human-error.ts';
import type { L10n } from '../words/l10n.ts';
import { shown } from '../words/shown.ts';
import { addValue } from './add-value.ts';
import { findValue } from './find-value.ts';
import type { PlacedKey } from './listing.ts';

/**
 * A key's value on this machine, for the one function that needs it.
 *
 * @returns undefined when the person does not want the value of another file's record used
 * @throws HumanError where there is none, with the way to it
 */
export async function obtainValue(app: App, placed: PlacedKey): Promise<string | undefined> {
  const { values } = app;
  let found = await findValue(app, placed);
  if (found.kind === 'elsewhere') {
    if (!(await sameKey(app, placed, found.storedFor))) return undefined;
    await values.adopt(placed, found.entry).catch(() => {
      throw new HumanError(
        app.l10n.t(
          'VS Code’s secret storage did not keep the value of “{0}” for {1}. Check that this machine has a keyring.',
          shown(placed.key.name),
          placeName(placed.place, app.l10n),
        ),
      );
    });
    found = await findValue(app, placed);
  }
  if (found.kind === 'here') return found.value;
  const add: Action = { title: app.l10n.t('Add Value…'), run: () => addValue(app, placed) };
  throw new HumanError(whyNot(found.kind, placed, app.l10n), [add]);
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
