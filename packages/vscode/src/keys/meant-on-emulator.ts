import type { ApiKey } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { placeName } from '../settings/place.ts';
import { HumanError } from '../words/human-error.ts';
import { reasonOf } from '../words/reason.ts';
import { shown } from '../words/shown.ts';
import { differenceOf, isNoDifference, type KeyDetails } from './key-difference.ts';
import type { PlacedKey } from './listing.ts';
import { sayDetails } from './say-details.ts';

/** What the emulator has under a record's id, if anything, and whether it is what the person means. */
export interface OnEmulator {
  readonly there: ApiKey | undefined;
  readonly isMeant: boolean;
}

/**
 * Whether the emulator's key with a record's id is the one the person means. The emulator is one for all folders and goes by the
 * id, which any settings file can name, so where the two are described otherwise a person is asked, with both before them.
 *
 * @returns as meant, without a question, where both are alike, or the emulator has no such key
 * @throws HumanError where it does not answer
 */
export async function findOnEmulator(
  { l10n, prompts, emulator }: App,
  { key, place }: PlacedKey,
): Promise<OnEmulator> {
  const management = await emulator.use();
  const keys = await management.listKeys().catch(error => {
    const [name, why] = [shown(key.name), reasonOf(error)];
    throw new HumanError(
      l10n.t('The emulator could not be asked about “{0}”: {1} Nothing was changed.', name, why),
    );
  });
  const there = keys.find(({ id }) => id === key.id);
  if (there === undefined || isNoDifference(differenceOf(once(there), once(key))))
    return { there, isMeant: true };
  const go = l10n.t('It Is This Key');
  const answer = await prompts.modal({
    message: l10n.t('Is it the key of the emulator that you mean?'),
    detail: [
      l10n.t(
        'Under this id, the emulator’s key is not as the file describes it. It may be another project’s.',
      ),
      [l10n.t('On the emulator:'), ...sayDetails(there, l10n)].join('\n'),
      [l10n.t('In {0}:', placeName(place, l10n)), ...sayDetails(key, l10n)].join('\n'),
    ].join('\n\n'),
    actions: [go],
  });
  return { there, isMeant: answer === go };
}

/** What a list has twice makes it no other key's. */
function once({ name, scopes, allowedHostnames }: KeyDetails): KeyDetails {
  return { name, scopes: [...new Set(scopes)], allowedHostnames: [...new Set(allowedHostnames)] };
}
