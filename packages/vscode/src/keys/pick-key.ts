import type { App } from '../app.ts';
import { placeName } from '../settings/place.ts';
import { HumanError } from '../words/human-error.ts';
import { hostnamesLabel } from './describe.ts';
import type { PlacedKey } from './listing.ts';

type Picking = Pick<App, 'l10n' | 'prompts' | 'listing'>;

/** Which active key a command is for, when it was called without one. @returns undefined on cancel */
export async function pickActiveKey(
  { l10n, prompts, listing }: Picking,
  title: string,
): Promise<PlacedKey | undefined> {
  const active = listing().keys.filter(({ key }) => key.status === 'active');
  if (active.length === 0)
    throw new HumanError(l10n.t('There is no active key. “Hoko: Create Key…” makes one.'));
  const answer = await prompts.choose({
    title,
    placeholder: l10n.t('Which key?'),
    choices: active.map(placed => ({
      label: placed.key.name,
      description: hostnamesLabel(placed.key, l10n),
      detail: placeName(placed.place, l10n),
      icon: 'key',
      value: placed,
    })),
  });
  return answer.kind === 'given' ? answer.value : undefined;
}
