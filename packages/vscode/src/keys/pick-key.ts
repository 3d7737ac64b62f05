import type { App } from '../app.ts';
import { placeName } from '../settings/place.ts';
import { HumanError } from '../words/human-error.ts';
import { shown } from '../words/shown.ts';
import { hostnamesLabel } from './describe.ts';
import type { PlacedKey } from './listing.ts';

type Picking = Pick<App, 'l10n' | 'prompts' | 'listing'>;

/** Which active key a command is for, when it was called without one. @returns undefined on cancel */
export function pickActiveKey(app: Picking, title: string): Promise<PlacedKey | undefined> {
  const none = app.l10n.t('There is no active key. “Hoko: Create Key…” makes one.');
  return pickKey(app, title, ({ key }) => key.status === 'active', none);
}

/**
 * Which of some keys a command is for.
 *
 * @param none what to say where there are none of them
 * @returns undefined on cancel
 * @throws HumanError where there are none
 */
export async function pickKey(
  { l10n, prompts, listing }: Picking,
  title: string,
  isMeant: (placed: PlacedKey) => boolean,
  none: string,
): Promise<PlacedKey | undefined> {
  const meant = listing().keys.filter(isMeant);
  if (meant.length === 0) throw new HumanError(none);
  const answer = await prompts.choose({
    title,
    placeholder: l10n.t('Which key?'),
    choices: meant.map(placed => ({
      label: shown(placed.key.name),
      description: hostnamesLabel(placed.key, l10n),
      detail: placeName(placed.place, l10n),
      icon: placed.key.status === 'revoked' ? 'circle-slash' : 'key',
      value: placed,
    })),
  });
  return answer.kind === 'given' ? answer.value : undefined;
}
