import { HOKO_ORIGIN } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import type { FoundValue, StoredFor } from '../secrets/values.ts';
import { type Place, placeId, placeName } from '../settings/place.ts';
import { type Action, HumanError } from '../words/human-error.ts';
import type { L10n } from '../words/l10n.ts';
import { shown, shownPath } from '../words/shown.ts';
import { addValue } from './add-value.ts';
import { findValue } from './find-value.ts';
import type { PlacedKey } from './listing.ts';
import { sayDetails } from './say-details.ts';

/**
 * A key's value on this machine, for the one function that needs it.
 *
 * @param placed the key as its file describes it now: by that the value is told from another
 * @returns undefined when the person does not want the value of another file's record used
 * @throws HumanError where there is none, with the way to it, and for a key that is revoked
 */
export async function obtainValue(app: App, placed: PlacedKey): Promise<string | undefined> {
  const { l10n, values } = app;
  const name = shown(placed.key.name);
  if (placed.key.status === 'revoked') {
    throw new HumanError(
      l10n.t('“{0}” is revoked, so its value is of no use anymore. Create a new key.', name),
    );
  }
  let found = await findValue(app, placed);
  if (found.kind === 'elsewhere' || found.kind === 'before') {
    if (!(await sameKey(app, placed, found))) return undefined;
    await values.adopt(placed, found.entry).catch(() => {
      throw new HumanError(
        l10n.t(
          'VS Code’s secret storage did not keep the value of “{0}” for {1}. Check that this machine has a keyring.',
          name,
          placeName(placed.place, l10n),
        ),
      );
    });
    found = await findValue(app, placed);
  }
  if (found.kind === 'here') return found.value;
  const add: Action = { title: l10n.t('Add Value…'), run: () => addValue(app, placed) };
  throw new HumanError(whyNot(found.kind, placed, l10n), [add]);
}

/**
 * A repository can bring a record with an id that is known here, or change what a record is about. Whether it may have the value
 * is for a person to say, once, with both records before them.
 */
async function sameKey(
  { l10n, prompts }: App,
  { key, place }: PlacedKey,
  { kind, storedFor }: { readonly kind: 'elsewhere' | 'before'; readonly storedFor: StoredFor },
): Promise<boolean> {
  const use = kind === 'elsewhere' ? l10n.t('Use It Here Too') : l10n.t('Use It');
  const asked = { ...key, file: placeId(place) };
  const answer = await prompts.modal({
    message:
      kind === 'elsewhere'
        ? l10n.t('Use a value that was stored for another file?')
        : l10n.t('Use a value that was stored for another description?'),
    detail: [
      kind === 'elsewhere'
        ? l10n.t('This machine has a value for a record with the same id in another settings file.')
        : l10n.t('The record was changed since this machine’s value was stored for it.'),
      [l10n.t('Stored for:'), ...sayRecord(storedFor, l10n)].join('\n'),
      [l10n.t('Asked for now:'), ...sayRecord(asked, l10n)].join('\n'),
    ].join('\n\n'),
    actions: [use],
  });
  return answer === use;
}

function sayRecord(record: StoredFor, l10n: L10n): string[] {
  const { service, fingerprint, file } = record;
  return [
    ...sayDetails(record, l10n),
    l10n.t('Issued by: {0}', service === 'emulator' ? l10n.t('the emulator') : 'Hoko'),
    l10n.t('Fingerprint: {0}', fingerprint === undefined ? l10n.t('none') : shown(fingerprint)),
    l10n.t('File: {0}', sayFile(file, l10n)),
  ];
}

function sayFile(file: string, l10n: L10n): string {
  const user: Place = { kind: 'user' };
  return file === placeId(user)
    ? placeName(user, l10n)
    : shownPath(decodeURIComponent(file.replace(/^file:\/\//, '')));
}

function whyNot(kind: Exclude<FoundValue['kind'], 'here'>, { key, place }: PlacedKey, l10n: L10n): string {
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
