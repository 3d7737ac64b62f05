import type { App } from '../app.ts';
import type { Answer, StepAt } from '../prompts/prompts.ts';
import { mapAnswer, type Step } from '../prompts/steps.ts';
import { placeId, placePath } from '../settings/place.ts';
import { HumanError } from '../words/human-error.ts';
import { shown } from '../words/shown.ts';
import { hostnamesLabel } from './describe.ts';
import { type PlacedKey, recordId } from './listing.ts';

type Picking = Pick<App, 'l10n' | 'prompts' | 'listing'>;

/** Which active key a command is for, when it was called without one. @returns undefined on cancel */
export async function pickActiveKey(app: Picking, title: string): Promise<PlacedKey | undefined> {
  const answer = await askKey(app, { title }, isActive, noneActive(app));
  return answer.kind === 'given' ? answer.value : undefined;
}

/** The same as a step of a flow. */
export function askActiveKey<D extends { readonly placed?: PlacedKey }>(
  app: Picking,
  title: string,
): Step<D> {
  return async (draft, at) => {
    const answer = await askKey(app, { title, at, was: draft.placed }, isActive, noneActive(app));
    return mapAnswer(answer, placed => (placed === undefined ? draft : { ...draft, placed }));
  };
}

function isActive({ key }: PlacedKey): boolean {
  return key.status === 'active';
}

function noneActive({ l10n }: Picking): string {
  return l10n.t('There is no active key. “Hoko: Create Key…” makes one.');
}

/**
 * Which of some keys a command is for.
 *
 * @param none what to say where there are none of them
 * @returns undefined on cancel
 * @throws HumanError where there are none
 */
export async function pickKey(
  app: Picking,
  title: string,
  isMeant: (placed: PlacedKey) => boolean,
  none: string,
): Promise<PlacedKey | undefined> {
  const answer = await askKey(app, { title }, isMeant, none);
  return answer.kind === 'given' ? answer.value : undefined;
}

async function askKey(
  { l10n, prompts, listing }: Picking,
  { was, ...prompt }: { readonly title: string; readonly at?: StepAt; readonly was?: PlacedKey | undefined },
  isMeant: (placed: PlacedKey) => boolean,
  none: string,
): Promise<Answer<PlacedKey | undefined>> {
  const meant = listing().keys.filter(isMeant);
  if (meant.length === 0) throw new HumanError(none);
  const isOneFile = new Set(meant.map(({ place }) => placeId(place))).size === 1;
  return prompts.choose({
    ...prompt,
    placeholder: l10n.t('Which key?'),
    choices: meant.map(placed => ({
      label: shown(placed.key.name),
      description: hostnamesLabel(placed.key, l10n),
      ...(isOneFile ? {} : { detail: placePath(placed.place, l10n) }),
      icon: placed.key.status === 'revoked' ? 'circle-slash' : 'key',
      picked: was !== undefined && recordId(placed) === recordId(was),
      value: placed,
    })),
  });
}
