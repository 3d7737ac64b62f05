import type { App } from '../app.ts';
import { placeName } from '../settings/place.ts';
import { differenceOf, isNoDifference, type KeyDetails } from './key-difference.ts';
import type { PlacedKey } from './listing.ts';
import { sayDetails } from './say-details.ts';

/**
 * Whether the emulator's key with a record's id is the one the person means. The emulator is one for all folders and goes by the
 * id, which any settings file can name, so where the two are described otherwise a person is asked, with both before them.
 *
 * @returns true without a question where both are alike, or the emulator has no such key
 * @throws ManagementError where it does not answer
 */
export async function isMeantOnEmulator(
  { l10n, prompts, emulator }: App,
  { key, place }: PlacedKey,
): Promise<boolean> {
  const keys = await (await emulator.use()).listKeys();
  const there = keys.find(({ id }) => id === key.id);
  if (there === undefined || isNoDifference(differenceOf(once(there), once(key)))) return true;
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
  return answer === go;
}

/** What a list has twice makes it no other key's. */
function once({ name, scopes, allowedHostnames }: KeyDetails): KeyDetails {
  return { name, scopes: [...new Set(scopes)], allowedHostnames: [...new Set(allowedHostnames)] };
}
