import type { App } from '../app.ts';
import { splitEntries } from '../hostnames/remark.ts';
import { inSlices } from '../in-slices.ts';
import { mapAnswer, runSteps, type Step } from '../prompts/steps.ts';
import { placeName } from '../settings/place.ts';
import { shown } from '../words/shown.ts';
import { askHostnames, askScopes, type Details, remarkOnName } from './ask-details.ts';
import { changeKey } from './change-key.ts';
import { type EditSummary, summarizeEdit } from './edit-summary.ts';
import { freshKey } from './fresh-key.ts';
import {
  changeFor,
  differenceOf,
  isNoDifference,
  type KeyDetails,
  withDifference,
} from './key-difference.ts';
import type { PlacedKey } from './listing.ts';
import { pickActiveKey } from './pick-key.ts';

/**
 * Edit Key…: name, scopes and hostnames, and before anything is written, what that lets in and what stops working.
 *
 * @param given the key, when called on one
 */
export async function editKey(app: App, given?: PlacedKey): Promise<void> {
  const { l10n, prompts } = app;
  const chosen = given ?? (await pickActiveKey(app, l10n.t('Edit Key')));
  if (chosen === undefined) return;
  const placed = await freshKey(app, chosen);
  const { key } = placed;
  const title = l10n.t('Edit “{0}”', shown(key.name));
  const hostnames = hostnamesText(key);
  const draft = await runSteps<Details>({ name: key.name, scopes: key.scopes, hostnames }, [
    askName(app, title),
    askScopes(app, title),
    askHostnames(app, title, () => key.service, hostnames),
    askWhetherMeant(app, placed),
  ]);
  if (draft === undefined) return;
  const after = detailsIn(draft, key);
  // The steps may have stood for long: what came to the record meanwhile stays, in the file and on the emulator.
  const now = await freshKey(app, placed);
  const difference = differenceOf(key, after);
  const left = withDifference(difference, now.key);
  // Of two who rename it, the later one is told.
  const { renamed } = difference;
  const toDo = { ...differenceOf(now.key, left), ...(renamed && { renamed }) };
  if (isNoDifference(toDo)) return prompts.mention(l10n.t('“{0}” is as it was', shown(key.name)));
  const change = changeFor(toDo, after.allowedHostnames.length === 0);
  const changed = await changeKey(app, now, change, changedIn(now.key, left));
  // For one of Hoko more was said already.
  if (changed && key.service === 'emulator') prompts.mention(l10n.t('“{0}” is changed', shown(after.name)));
}

/** A list as the box has it. */
function hostnamesText({ allowedHostnames }: KeyDetails): string {
  return allowedHostnames.join(', ');
}

/** What nobody touched stays as it was: read again, an entry that is empty would be gone, and one with a comma two. */
function detailsIn({ name, scopes, hostnames }: Details, before: KeyDetails): KeyDetails {
  const isUntouched = hostnames === hostnamesText(before);
  return { name, scopes, allowedHostnames: isUntouched ? before.allowedHostnames : splitEntries(hostnames) };
}

/** The fields that are not as they were. */
function changedIn(key: KeyDetails, after: KeyDetails): Partial<KeyDetails> {
  const { renamed, scopes, hostnames } = differenceOf(key, after);
  const differs = ({ added, removed }: typeof scopes) => added.length + removed.length > 0;
  return {
    ...(renamed === undefined ? {} : { name: after.name }),
    ...(differs(scopes) ? { scopes: after.scopes } : {}),
    ...(differs(hostnames) ? { allowedHostnames: after.allowedHostnames } : {}),
  };
}

function askName({ l10n, prompts }: App, title: string): Step<Details> {
  return async (draft, at) => {
    const answer = await prompts.text({
      title,
      placeholder: l10n.t('What uses the key, such as Storefront'),
      at,
      value: draft.name,
      check: text => remarkOnName(text, l10n),
    });
    return mapAnswer(answer, name => ({ ...draft, name: name.trim() }));
  };
}

/** The last step. Its Back is a button; where nothing changed, there is nothing to ask. */
function askWhetherMeant({ l10n, prompts, suffixes }: App, placed: PlacedKey): Step<Details> {
  return async draft => {
    const { key, place } = placed;
    const after = detailsIn(draft, key);
    if (isNoDifference(differenceOf(key, after))) return { kind: 'given', value: draft };
    const context = { suffixes: await suffixes().catch(() => undefined) };
    const summary = await inSlices(summarizeEdit(key, { ...key, ...after }, l10n, context));
    const name = shown(key.name);
    const change = summary.opensAll ? l10n.t('Let Any Hostname Pass') : l10n.t('Change Key');
    const back = l10n.t('Go Back');
    const file = placeName(place, l10n);
    const answer = await prompts.modal({
      message: summary.opensAll
        ? l10n.t('Remove the last hostname of “{0}”?', name)
        : l10n.t('Change “{0}”?', name),
      detail: [
        ...(key.name === after.name ? [] : [l10n.t('Its name will be “{0}”.', shown(after.name))]),
        ...partsOf(summary, l10n),
        key.service === 'emulator'
          ? l10n.t('Changes {0}, and the key on the emulator.', file)
          : l10n.t('Changes {0}. Hoko goes by its dashboard: change it there too.', file),
      ].join('\n\n'),
      actions: [change, back],
    });
    if (answer === undefined) return { kind: 'cancelled' };
    return { kind: answer === change ? 'given' : 'back', value: draft };
  };
}

/** So many lines of a part fit in a question. */
const MAX_LINES = 8;

function partsOf({ opens, closes, stays }: EditSummary, l10n: App['l10n']): string[] {
  const part = (heading: string, lines: readonly string[]) => {
    if (lines.length === 0) return [];
    const left = lines.length - MAX_LINES;
    const more = left > 0 ? [l10n.t('and {0} more', left)] : [];
    return [[heading, ...lines.slice(0, MAX_LINES).map(line => `• ${line}`), ...more].join('\n')];
  };
  return [
    ...part(l10n.t('Becomes allowed:'), opens),
    ...part(l10n.t('Stops working:'), closes),
    ...part(l10n.t('Stays as it is:'), stays),
  ];
}
