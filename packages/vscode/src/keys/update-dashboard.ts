import { HOKO_ORIGIN } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { HumanError } from '../words/human-error.ts';
import { shown } from '../words/shown.ts';
import { freshKey } from './fresh-key.ts';
import { differenceOf, sayDifference } from './key-difference.ts';
import type { PlacedKey } from './listing.ts';
import { pickKey } from './pick-key.ts';

/**
 * Update Dashboard…: shows what is to be changed in Hoko's dashboard, and ticks it off when the person did.
 *
 * @param given the key, when called on one
 */
export async function updateDashboard(app: App, given?: PlacedKey): Promise<void> {
  const { l10n, dashboard } = app;
  const none = l10n.t('No key waits to be changed in Hoko’s dashboard.');
  const isBehind = (placed: PlacedKey) => dashboard.behind(placed) !== undefined;
  const chosen = given ?? (await pickKey(app, l10n.t('Update Dashboard'), isBehind, none));
  if (chosen === undefined) return;
  const placed = await freshKey(app, chosen);
  const before = dashboard.behind(placed);
  if (before === undefined) {
    throw new HumanError(
      l10n.t('Nothing of “{0}” waits to be changed in Hoko’s dashboard.', shown(placed.key.name)),
    );
  }
  const { key } = placed;
  const open = l10n.t('Open Hoko');
  const copy = l10n.t('Copy Hostnames');
  const done = l10n.t('I Changed It');
  for (;;) {
    const answer = await app.prompts.modal({
      message: l10n.t('Change “{0}” in Hoko’s dashboard', shown(before.name)),
      detail: [
        l10n.t('In {0}: Dashboard → Integrations → API Keys → “{1}”.', HOKO_ORIGIN, shown(before.name)),
        sayDifference(differenceOf(before, key), l10n).join('\n'),
        l10n.t('Until then Hoko goes by what it has.'),
      ].join('\n\n'),
      actions: [open, copy, done],
    });
    if (answer === open) app.openUrl(HOKO_ORIGIN);
    else if (answer === copy) await app.copy(key.allowedHostnames.join('\n'));
    else if (answer === done) return dashboard.confirm(placed);
    else return;
  }
}
