import {
  type ApiKey,
  admittedBy,
  type LintedList,
  lintInSteps,
  type Problem,
  parsePattern,
  rulesFor,
} from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { inSlices } from '../in-slices.ts';
import { freshKey } from '../keys/fresh-key.ts';
import type { PlacedKey } from '../keys/listing.ts';
import { isSame } from '../keys/same.ts';
import { placePath } from '../settings/place.ts';
import { say } from '../words/core-words.ts';
import { HumanError } from '../words/human-error.ts';
import { listed } from '../words/listed.ts';
import { sayShown } from '../words/say-shown.ts';
import { shown } from '../words/shown.ts';
import { revokedKey, type Targets } from './proposal-targets.ts';

/**
 * Who asks: a link that was opened, a text that a person pasted, something that called the command, or the person, by a fix that was
 * offered here.
 */
export type ProposalSource = 'link' | 'text' | 'command' | 'offer';

/**
 * Shows what a proposal would change, what that lets in and where it came from, and asks.
 *
 * @returns the key to add the hostname to, as its file describes it now; undefined on cancel
 * @throws HumanError when there is nothing to change
 */
export async function confirmProposal(
  app: App,
  targets: Targets,
  source: ProposalSource,
): Promise<PlacedKey | undefined> {
  const chosen = await chooseRecord(app, targets);
  if (chosen === undefined) return undefined;
  const { l10n, prompts } = app;
  const { hostname } = targets.proposal;
  const add = l10n.t('Add Hostname');
  let asked = await freshKey(app, chosen);
  for (;;) {
    const answer = await prompts.modal({
      // In full, and not `shown`, which cuts: whom a long name belongs to stands at its end. It was read as an entry before.
      message: l10n.t('Let {0} use “{1}”?', hostname, shown(asked.key.name)),
      detail: await describeChange(app, asked, hostname, source),
      actions: [add],
    });
    if (answer !== add) return undefined;
    // The question may have stood for long: what the person agreed to is what it said.
    const now = await freshKey(app, chosen);
    if (now.key.status === 'revoked') throw revokedKey(now, app);
    if (isSame(now.key, asked.key)) return now;
    asked = now;
  }
}

/** The same id may stand in several files; a person says which is meant. */
async function chooseRecord(
  { l10n, prompts }: App,
  { keys, proposal }: Targets,
): Promise<PlacedKey | undefined> {
  const [first, ...others] = keys;
  if (others.length === 0) return first;
  const answer = await prompts.choose({
    title: l10n.t('Let {0} use a key', shown(proposal.hostname)),
    placeholder: l10n.t('Several settings files describe this key. Which one changes?'),
    choices: keys.map(placed => ({
      label: shown(placed.key.name),
      description: placePath(placed.place, l10n),
      icon: 'key',
      value: placed,
    })),
  });
  return answer.kind === 'given' ? answer.value : undefined;
}

async function describeChange(
  { l10n, suffixes }: App,
  { key, place }: PlacedKey,
  hostname: string,
  source: ProposalSource,
): Promise<string> {
  const { allowedHostnames } = key;
  const context = { key, suffixes: await suffixes().catch(() => undefined) };
  const before = await inSlices(lintInSteps(allowedHostnames, context));
  const fresh = freshIn(await inSlices(lintInSteps([...allowedHostnames, hostname], context)), before);
  const repeated = allowedHostnames.includes(hostname) || fresh.some(({ code }) => code === 'entryDuplicate');
  if (repeated) {
    throw new HumanError(
      l10n.t('{0} is in the list of “{1}” already. Nothing was changed.', shown(hostname), shown(key.name)),
    );
  }
  const asks = {
    link: [l10n.t('A link asks for this. Agree only if you know who made it.')],
    text: [l10n.t('The pasted text asks for this. Agree only if you know who wrote it.')],
    command: [
      l10n.t(
        'Something outside of Hoko Keys asks for this, such as another extension. Agree only if you know which.',
      ),
    ],
    offer: [],
  }[source];
  const file = placePath(place, l10n);
  const change =
    key.service === 'emulator'
      ? l10n.t('Changes {0}, and the key on the emulator.', file)
      : l10n.t('Changes {0}. Hoko’s own list is changed in its dashboard.', file);
  const nowhere = l10n.t('The list is empty, so any hostname passes now. With this entry, no other will.');
  const list = l10n.t('In the list now: {0}', listed(allowedHostnames, MAX_LISTED, l10n));
  return [
    ...asks,
    [whatItLetsIn(hostname, key), ...fresh.slice(0, MAX_LISTED).map(sayMarked)].join('\n'),
    [
      allowedHostnames.length === 0 ? nowhere : list,
      l10n.t('What the key may do: {0}', listed(key.scopes, MAX_LISTED, l10n)),
    ].join('\n'),
    change,
  ].join('\n\n');
}

/** What is said of a list, but was not before an entry came to its end. */
function freshIn(after: LintedList, before: LintedList): Problem[] {
  const fresh = (problems: readonly Problem[], known: readonly Problem[] = []) =>
    problems.filter(({ code }) => !known.some(one => one.code === code));
  return [
    ...after.ofEntries.flatMap((problems, place) => fresh(problems, before.ofEntries[place])),
    ...fresh(after.ofList, before.ofList),
  ];
}

function whatItLetsIn(entry: string, key: ApiKey): string {
  const parsed = parsePattern(entry);
  return parsed.ok ? say(admittedBy(parsed.pattern, rulesFor(key, {}))) : '';
}

/** So many of a list fit in a question. */
const MAX_LISTED = 8;

function sayMarked(problem: Problem): string {
  return problem.severity === 'info' ? sayShown(problem) : `⚠ ${sayShown(problem)}`;
}
