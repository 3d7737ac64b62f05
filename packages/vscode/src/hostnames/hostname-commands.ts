import { writtenInSteps } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { inSlices } from '../in-slices.ts';
import { freshKey } from '../keys/fresh-key.ts';
import type { PlacedKey } from '../keys/listing.ts';
import { askActiveKey, pickActiveKey } from '../keys/pick-key.ts';
import { type Answer, MOST_CHOICES, type StepAt, type TextPrompt } from '../prompts/prompts.ts';
import { mapAnswer, runSteps, type Step } from '../prompts/steps.ts';
import { HumanError } from '../words/human-error.ts';
import { shown } from '../words/shown.ts';
import { changeHostnames } from './change-hostnames.ts';
import { remarkOnEntry } from './remark.ts';

/** One entry of one key's list. */
export interface PlacedEntry {
  readonly placed: PlacedKey;
  readonly entry: string;
}

/** Add Hostname… @param given the key, when called on one */
export async function addHostname(app: App, given?: PlacedKey): Promise<void> {
  const { l10n } = app;
  const chosen = given ?? (await pickActiveKey(app, l10n.t('Add Hostname')));
  if (chosen === undefined) return;
  const placed = await freshKey(app, chosen);
  const others = placed.key.allowedHostnames;
  const entry = await askEntry(app, l10n.t('Add Hostname to “{0}”', shown(placed.key.name)), others);
  if (entry !== undefined) await changeHostnames(app, placed, { kind: 'addHostname', entry });
}

/** What a person has said so far: which entry of which key, and what takes its place. */
interface Draft {
  readonly placed?: PlacedKey;
  readonly entry?: string;
  readonly by?: string;
}

/** Edit Hostname… @param given the entry, when called on one */
export async function editHostname(app: App, given?: PlacedEntry): Promise<void> {
  const which = given === undefined ? askWhichEntry(app, app.l10n.t('Edit Hostname')) : [];
  const draft = await runSteps<Draft>({ ...given }, [...which, askReplacement(app)]);
  const { placed, entry, by } = draft ?? {};
  if (placed === undefined || entry === undefined || by === undefined || by === entry) return;
  await changeHostnames(app, placed, { kind: 'replaceHostname', entry, by });
}

/** Remove Hostname. Removing the last entry asks first. @param given the entry, when called on one */
export async function removeHostname(app: App, given?: PlacedEntry): Promise<void> {
  const { l10n, prompts } = app;
  const draft = given ?? (await runSteps<Draft>({}, askWhichEntry(app, l10n.t('Remove Hostname'))));
  const { placed: chosen, entry } = draft ?? {};
  if (chosen === undefined || entry === undefined) return;
  const placed = await freshKey(app, chosen);
  const isLast = placed.key.allowedHostnames.length === 1;
  if (isLast) {
    const remove = l10n.t('Remove Last Hostname');
    const answer = await prompts.modal({
      message: l10n.t('Remove the last hostname of “{0}”?', shown(placed.key.name)),
      detail: l10n.t('With an empty list, any hostname will pass. To stop the key from working, revoke it.'),
      actions: [remove],
    });
    if (answer !== remove) return;
  }
  await changeHostnames(app, placed, { kind: 'removeHostname', entry, mayEmpty: isLast });
}

/** Asks for an entry that is to stand among others. @returns undefined on cancel */
export async function askEntry(
  app: App,
  title: string,
  others: readonly string[],
  value = '',
): Promise<string | undefined> {
  const answer = await askText(app, { title, value }, others);
  return answer.kind === 'given' ? answer.value.trim() : undefined;
}

async function askText(
  { l10n, prompts, suffixes }: App,
  prompt: { readonly title: string; readonly value: string; readonly at?: StepAt },
  others: readonly string[],
): Promise<Answer<string>> {
  const known = await suffixes().catch(() => undefined);
  const list = await inSlices(writtenInSteps(others));
  return prompts.text({
    ...prompt,
    placeholder: l10n.t('app.example.com, or *.example.com for every subdomain'),
    prompt: l10n.t('The list is checked for calls from web pages; a server or a script passes it unseen.'),
    check: text => remarkOnEntry(text.trim(), list, l10n, { suffixes: known }),
  });
}

function askWhichEntry(app: App, title: string): readonly Step<Draft>[] {
  const { l10n, prompts } = app;
  const ofKey: Step<Draft> = async (draft, at) => {
    const { name = '', allowedHostnames = [] } = draft.placed?.key ?? {};
    if (allowedHostnames.length === 0) {
      throw new HumanError(l10n.t('The list of “{0}” is empty: any hostname passes.', shown(name)));
    }
    const asked = { title, placeholder: l10n.t('Which hostname of “{0}”?', shown(name)), at };
    const answer =
      allowedHostnames.length > MOST_CHOICES
        ? await typeEntry(app, asked, allowedHostnames, draft.entry)
        : await prompts.choose({
            ...asked,
            choices: allowedHostnames.map(entry => ({
              label: shown(entry) || '""',
              icon: 'globe',
              picked: entry === draft.entry,
              value: entry,
            })),
          });
    // What was typed in another entry's place is not meant for this one.
    return mapAnswer(answer, entry =>
      entry === undefined || entry === draft.entry ? draft : { ...draft, entry, by: entry },
    );
  };
  return [askActiveKey<Draft>(app, title), ofKey];
}

/** Of more entries than a list should have, one is typed. */
async function typeEntry(
  { l10n, prompts }: App,
  asked: Pick<TextPrompt, 'title' | 'placeholder' | 'at'>,
  entries: readonly string[],
  value = '',
): Promise<Answer<string | undefined>> {
  const meant = (text: string) => [text, text.trim()].find(entry => entries.includes(entry));
  const answer = await prompts.text({
    ...asked,
    prompt: l10n.t(
      'Its list has {0} entries. Type the one that is meant, as it is written there.',
      entries.length,
    ),
    value,
    check: text =>
      meant(text) === undefined
        ? { severity: 'error', message: l10n.t('{0} is not in the list.', shown(text) || '""') }
        : undefined,
  });
  return mapAnswer(answer, meant);
}

function askReplacement(app: App): Step<Draft> {
  return async (draft, at) => {
    const { placed, entry = '', by = entry } = draft;
    if (placed === undefined) return { kind: 'cancelled' };
    const { name, allowedHostnames } = (await freshKey(app, placed)).key;
    const others = allowedHostnames.filter(other => other !== entry);
    const title = app.l10n.t('Edit Hostname of “{0}”', shown(name));
    const answer = await askText(app, { title, value: by, at }, others);
    return mapAnswer(answer, text => ({ ...draft, by: text.trim() }));
  };
}
