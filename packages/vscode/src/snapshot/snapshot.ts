import { type ApiKey, looksLikeValue, writeSnapshot } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { type Listing, narrowestKeys } from '../keys/listing.ts';
import { placeId, placeName } from '../settings/place.ts';
import { HumanError } from '../words/human-error.ts';
import type { L10n } from '../words/l10n.ts';
import { sayShown } from '../words/say-shown.ts';

/** Copy Snapshot for Browser: every key's description on the clipboard, and no value. */
export async function copySnapshot(app: App): Promise<void> {
  const { l10n, prompts, now, copy } = app;
  const listing = app.listing();
  const keys = narrowestKeys(listing);
  if (keys.length === 0) {
    throw new HumanError(l10n.t('There are no keys to copy. “Hoko: Create Key…” makes one.'));
  }
  const written = writeSnapshot({
    keys,
    rules: {},
    source: sourceOf(listing, keys, l10n),
    takenAt: now().toISOString(),
  });
  if (!written.ok) throw new HumanError(sayShown(written.problem));
  await copy(written.text);
  await prompts.notify({ severity: 'info', message: sayCopied(keys.length, listing.problems.length, l10n) });
}

/** What the keys were read from, in the words a person knows the files by; none of which a snapshot would not take. */
function sourceOf(listing: Listing, keys: readonly ApiKey[], l10n: L10n): string {
  const places = new Map(
    listing.keys.filter(({ key }) => keys.includes(key)).map(({ place }) => [placeId(place), place]),
  );
  const names = new Set([...places.values()].map(place => placeName(place, l10n)));
  const source = [...names].join(', ').slice(0, MAX_SOURCE);
  return looksLikeValue(source) ? l10n.t('VS Code') : source;
}

/** Characters of a source; a snapshot takes no more. */
const MAX_SOURCE = 200;

function sayCopied(count: number, problems: number, l10n: L10n): string {
  const copied =
    count === 1
      ? l10n.t('Copied 1 key, without its value. Paste it into the browser extension’s options.')
      : l10n.t(
          'Copied {0} keys, without their values. Paste them into the browser extension’s options.',
          count,
        );
  return problems === 0 ? copied : `${copied} ${l10n.t('Records with a problem are left out.')}`;
}
