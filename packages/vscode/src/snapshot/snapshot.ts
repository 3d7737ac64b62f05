import { type ApiKey, looksLikeValue, MAX_TEXT_BYTES, type Problem, writeSnapshot } from '@hoko-keys/shared';
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
  if (!written.ok) throw new HumanError(sayUnwritten(written.problem, keys.length, l10n));
  await copy(written.text);
  await prompts.notify({ severity: 'info', message: sayCopied(keys, listing, l10n) });
}

/** Of a text that is too large, the core's sentence speaks to whoever pastes it. */
function sayUnwritten(problem: Problem, count: number, l10n: L10n): string {
  if (problem.code !== 'textTooLarge') return sayShown(problem);
  return l10n.t(
    'A snapshot of these {0} keys would be larger than the {1} MB that the browser extension reads. Delete revoked keys, or open one folder alone, then copy again.',
    count,
    MAX_TEXT_BYTES / 1_000_000,
  );
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

function sayCopied(keys: readonly ApiKey[], listing: Listing, l10n: L10n): string {
  const count = keys.length;
  const taken = new Set(keys);
  // No place is narrower than a folder, so another folder's was taken.
  const isOneOfSeveral = listing.keys.some(({ key, place }) => place.kind === 'folder' && !taken.has(key));
  return [
    count === 1
      ? l10n.t('Copied 1 key, without its value. Paste it into the browser extension’s options.')
      : l10n.t(
          'Copied {0} keys, without their values. Paste them into the browser extension’s options.',
          count,
        ),
    ...(listing.problems.length === 0 ? [] : [l10n.t('Records with a problem are left out.')]),
    ...(isOneOfSeveral
      ? [
          l10n.t(
            'Of records with the same id in several folders, one is copied: open a folder alone for its own.',
          ),
        ]
      : []),
  ].join(' ');
}
