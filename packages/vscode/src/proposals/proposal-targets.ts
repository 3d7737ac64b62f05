import { isValueEntry, looksLikeValue, type Proposal, type ReadProposal } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { type PlacedKey, problemId } from '../keys/listing.ts';
import { placeName } from '../settings/place.ts';
import { type Action, HumanError } from '../words/human-error.ts';
import { sayShown } from '../words/say-shown.ts';
import { shown } from '../words/shown.ts';

type Looking = Pick<App, 'l10n' | 'listing' | 'settings'>;

/** What a proposal can be applied to: the active keys with its id, of which each settings file may have one. */
export interface Targets {
  readonly proposal: Proposal;
  readonly keys: readonly [PlacedKey, ...PlacedKey[]];
}

/** @throws HumanError with the reason when there is nothing it can be applied to */
export function targetsOf(read: ReadProposal, app: Looking): Targets {
  if (holdsValue(read))
    throw new HumanError(app.l10n.t('This looks like a key’s value. A value never belongs here.'));
  if (!read.ok) throw new HumanError(sayShown(read.problem));
  const { proposal } = read;
  const named = app.listing().keys.filter(({ key }) => key.id === proposal.key);
  const [first, ...others] = named.filter(({ key }) => key.status === 'active');
  if (first !== undefined) return { proposal, keys: [first, ...others] };
  const [revoked] = named;
  throw revoked === undefined ? unknownKey(proposal.key, app) : revokedKey(revoked, app);
}

/** A key that is revoked lets nobody in, whatever its list says. */
export function revokedKey({ key }: PlacedKey, { l10n }: Looking): HumanError {
  return new HumanError(
    l10n.t('“{0}” is revoked, so no hostname would make it work. Create a new key.', shown(key.name)),
  );
}

/** Anybody may write a link, so a value could be in one by accident: it is told without being repeated. */
function holdsValue(read: ReadProposal): boolean {
  const texts = read.ok ? [read.proposal.hostname] : Object.values(read.problem.args);
  return texts.some(text => typeof text === 'string' && isValueEntry(text));
}

function unknownKey(id: string, app: Looking): HumanError {
  const { l10n, listing, settings } = app;
  const name = looksLikeValue(id) ? '…' : shown(id);
  const unread = listing().problems.find(({ problem }) => problemId(problem) === id);
  if (unread !== undefined) {
    const open: Action = {
      title: l10n.t('Open Settings'),
      run: () => settings.open(unread.place, id),
    };
    const file = placeName(unread.place, l10n);
    return new HumanError(l10n.t('The record “{0}” in {1} can’t be read. Correct it first.', name, file), [
      open,
    ]);
  }
  const noFolder = settings.targets().every(({ kind }) => kind === 'user');
  return new HumanError(
    noFolder
      ? l10n.t(
          'No folder is open, and your user settings have no key “{0}”. Open the folder that has it, then try again.',
          name,
        )
      : l10n.t(
          'No settings of this window have a key “{0}”. Open the folder that has it, then try again.',
          name,
        ),
  );
}
