import { writtenInSteps } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { inSlices } from '../in-slices.ts';
import { freshKey } from '../keys/fresh-key.ts';
import type { PlacedKey } from '../keys/listing.ts';
import { pickActiveKey } from '../keys/pick-key.ts';
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

/** Edit Hostname… @param given the entry, when called on one */
export async function editHostname(app: App, given?: PlacedEntry): Promise<void> {
  const { l10n } = app;
  const target = given ?? (await pickEntry(app, l10n.t('Edit Hostname')));
  if (target === undefined) return;
  const placed = await freshKey(app, target.placed);
  const { entry } = target;
  const others = placed.key.allowedHostnames.filter(other => other !== entry);
  const by = await askEntry(app, l10n.t('Edit Hostname of “{0}”', shown(placed.key.name)), others, entry);
  if (by === undefined || by === entry) return;
  await changeHostnames(app, placed, { kind: 'replaceHostname', entry, by });
}

/** Remove Hostname. Removing the last entry asks first. @param given the entry, when called on one */
export async function removeHostname(app: App, given?: PlacedEntry): Promise<void> {
  const { l10n, prompts } = app;
  const target = given ?? (await pickEntry(app, l10n.t('Remove Hostname')));
  if (target === undefined) return;
  const placed = await freshKey(app, target.placed);
  const { entry } = target;
  if (placed.key.allowedHostnames.length === 1) {
    const remove = l10n.t('Remove Last Hostname');
    const answer = await prompts.modal({
      message: l10n.t('Remove the last hostname of “{0}”?', shown(placed.key.name)),
      detail: l10n.t('With an empty list, any hostname will pass. To stop the key from working, revoke it.'),
      actions: [remove],
    });
    if (answer !== remove) return;
  }
  await changeHostnames(app, placed, { kind: 'removeHostname', entry });
}

/** Asks for an entry that is to stand among others. @returns undefined on cancel */
export async function askEntry(
  { l10n, prompts, suffixes }: App,
  title: string,
  others: readonly string[],
  value = '',
): Promise<string | undefined> {
  const known = await suffixes();
  const list = await inSlices(writtenInSteps(others));
  const answer = await prompts.text({
    title,
    placeholder: l10n.t('app.example.com, or *.example.com for every subdomain'),
    prompt: l10n.t('The list is checked for calls from web pages; a server or a script passes it unseen.'),
    value,
    check: text => remarkOnEntry(text.trim(), list, l10n, { suffixes: known }),
  });
  return answer.kind === 'given' ? answer.value.trim() : undefined;
}

async function pickEntry(app: App, title: string): Promise<PlacedEntry | undefined> {
  const { l10n, prompts } = app;
  const placed = await pickActiveKey(app, title);
  if (placed === undefined) return undefined;
  const { name, allowedHostnames } = placed.key;
  if (allowedHostnames.length === 0) {
    throw new HumanError(l10n.t('The list of “{0}” is empty: any hostname passes.', shown(name)));
  }
  const answer = await prompts.choose({
    title,
    placeholder: l10n.t('Which hostname of “{0}”?', shown(name)),
    choices: allowedHostnames.map(entry => ({ label: shown(entry) || '""', icon: 'globe', value: entry })),
  });
  return answer.kind === 'given' && answer.value !== undefined ? { placed, entry: answer.value } : undefined;
}
