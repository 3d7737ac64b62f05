import { lintInSteps, type Problem, type PublicSuffixes } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { inSlices } from '../in-slices.ts';
import { freshKey } from '../keys/fresh-key.ts';
import type { PlacedKey } from '../keys/listing.ts';
import { type Choice, MOST_CHOICES } from '../prompts/prompts.ts';
import { HumanError } from '../words/human-error.ts';
import type { L10n } from '../words/l10n.ts';
import { sayShown } from '../words/say-shown.ts';
import { shown } from '../words/shown.ts';
import { changeHostnames, type HostnameChange } from './change-hostnames.ts';
import type { PlacedEntry } from './hostname-commands.ts';

/** Whether there is something that would mend a problem of an entry. */
export function isFixable({ args, suggestion, remedy }: Problem): boolean {
  return 'entry' in args && (suggestion !== undefined || remedy !== undefined);
}

/** What would mend a problem of an entry; undefined where only a person can tell. @param entries the list's */
export function fixOf(problem: Problem, entries: ReadonlySet<string>): HostnameChange | undefined {
  const { args, suggestion, remedy } = problem;
  if (!('entry' in args)) return undefined;
  const { entry } = args;
  if (suggestion !== undefined) {
    return entries.has(suggestion)
      ? { kind: 'removeHostname', entry }
      : { kind: 'replaceHostname', entry, by: suggestion };
  }
  if (remedy === undefined) return undefined;
  return 'add' in remedy
    ? { kind: 'addHostname', entry: remedy.add }
    : { kind: 'removeHostname', entry: remedy.remove };
}

interface Fix {
  readonly placed: PlacedKey;
  readonly change: HostnameChange;
}

/** Fix Hostname…: shows what would mend an entry, and does what is chosen. @param given the entry, when called on one */
export async function fixHostname(app: App, given?: PlacedEntry): Promise<void> {
  const { l10n, prompts, listing, suffixes } = app;
  const known = await suffixes().catch(() => undefined);
  const keys = given === undefined ? listing().keys : [await freshKey(app, given.placed)];
  const choices = await inSlices(fixChoices(keys, given?.entry, known, l10n));
  if (choices.length === 0)
    throw new HumanError(l10n.t('There is nothing here that could be fixed for you.'));
  const answer = await prompts.choose({
    title: l10n.t('Fix Hostname'),
    placeholder:
      choices.length < MOST_CHOICES
        ? l10n.t('What is to be changed?')
        : l10n.t('What is to be changed? These are the first {0}', MOST_CHOICES),
    choices,
  });
  if (answer.kind !== 'given' || answer.value === undefined) return;
  const { placed, change } = answer.value;
  await changeHostnames(app, placed, change);
}

/** @param entry of this one alone */
function* fixChoices(
  keys: readonly PlacedKey[],
  entry: string | undefined,
  suffixes: PublicSuffixes | undefined,
  l10n: L10n,
): Generator<undefined, Choice<Fix>[]> {
  const choices: Choice<Fix>[] = [];
  for (const placed of keys) {
    const { key } = placed;
    if (key.status !== 'active') continue;
    const entries = new Set(key.allowedHostnames);
    const { ofEntries } = yield* lintInSteps(key.allowedHostnames, { suffixes, key });
    for (const [place, problems] of ofEntries.entries()) {
      if (entry !== undefined && key.allowedHostnames[place] !== entry) continue;
      choices.push(...problems.flatMap(problem => fixChoice(problem, placed, entries, l10n)));
      if (choices.length >= MOST_CHOICES) return choices.slice(0, MOST_CHOICES);
    }
    yield;
  }
  return choices;
}

function fixChoice(
  problem: Problem,
  placed: PlacedKey,
  entries: ReadonlySet<string>,
  l10n: L10n,
): Choice<Fix>[] {
  const change = fixOf(problem, entries);
  if (change === undefined) return [];
  return [
    {
      label: sayChange(change, l10n),
      description: shown(placed.key.name),
      detail: sayShown(problem),
      icon: 'lightbulb',
      value: { placed, change },
    },
  ];
}

/** A change as a title: `Replace A by B`. */
export function sayChange(change: HostnameChange, l10n: L10n): string {
  const entry = shown(change.entry);
  switch (change.kind) {
    case 'addHostname':
      return l10n.t('Add {0}', entry);
    case 'removeHostname':
      return l10n.t('Remove {0}', entry);
    case 'replaceHostname':
      return l10n.t('Replace {0} with {1}', entry, shown(change.by));
  }
}
