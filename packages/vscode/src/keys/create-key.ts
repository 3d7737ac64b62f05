import { isScope, type Service } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { splitEntries } from '../hostnames/remark.ts';
import type { Choice } from '../prompts/prompts.ts';
import { mapAnswer, runSteps, type Step } from '../prompts/steps.ts';
import type { Place } from '../settings/place.ts';
import { HumanError } from '../words/human-error.ts';
import { shown } from '../words/shown.ts';
import { addHokoKey } from './add-hoko-key.ts';
import { askHostnames, askScopes, type Details, remarkOnName } from './ask-details.ts';
import { askValue, dashboardTools } from './ask-value.ts';
import { issueKey } from './issue-key.ts';
import { isSame } from './same.ts';

/** Who issues the key, and where its description is kept. */
interface Where {
  readonly service: Service;
  readonly place: Place;
}

/** What a person has said so far. */
interface Draft extends Details {
  readonly where: Where;
  /** There from the last step to the end of the flow. Empty: only the description is written. */
  readonly value: string;
}

/**
 * Create Key…: on the emulator the key is issued at once; one of Hoko is created in its dashboard, since no API does it, and its
 * value is pasted.
 */
export async function createKey(app: App): Promise<void> {
  const { l10n, settings } = app;
  const title = l10n.t('Create Key');
  const [first] = settings.targets();
  if (first === undefined)
    throw new HumanError(l10n.t('There is no settings file to write to. Open a folder first.'));
  const details = [
    askWhere(app, title),
    askScopes<Draft>(app, title),
    askHostnames<Draft>(app, title, ({ where }) => where.service),
  ];
  const withValue = [...details, askNewValue(app, title)];
  const where: Where = { service: 'hoko', place: first };
  const start: Draft = { where, name: '', scopes: [], hostnames: '', value: '' };
  const draft = await runSteps(start, ({ where }) => (where.service === 'hoko' ? withValue : details));
  if (draft === undefined) return;
  const { place } = draft.where;
  const allowedHostnames = splitEntries(draft.hostnames);
  const described = { name: draft.name, scopes: draft.scopes, allowedHostnames };
  if (draft.where.service === 'hoko') return addHokoKey(app, place, described, draft.value);
  return issueKey(app, place, { ...described, scopes: draft.scopes.filter(isScope) });
}

function askWhere({ l10n, prompts, settings, emulator }: App, title: string): Step<Draft> {
  const targets = settings.targets();
  const rows = (service: Service, label: string, description: string, icon: string): Choice<Where>[] =>
    targets.map(place => {
      const choice = { label, description, icon, value: { service, place } };
      if (targets.length === 1 || place.kind === 'user') return choice;
      const name = shown(place.name);
      const file = place.kind === 'folder' ? `${name}/.vscode/settings.json` : name;
      return { ...choice, label: `${label} (${name})`, detail: l10n.t('described in {0}', file) };
    });
  const pasted = l10n.t('created in its dashboard, its value pasted here');
  const atOnce = l10n.t('issued at once, for this machine only');
  const choices = [
    ...rows('hoko', l10n.t('Hoko'), pasted, 'globe'),
    ...(emulator.isPossible ? rows('emulator', l10n.t('Emulator'), atOnce, 'beaker') : []),
  ];
  return async (draft, at) => {
    const answer = await prompts.chooseNamed<Where>({
      title,
      placeholder: l10n.t('What uses the key, such as Storefront'),
      at,
      name: draft.name,
      check: name => remarkOnName(name, l10n),
      choices: choices.map(row => ({ ...row, picked: isSame(row.value, draft.where) })),
    });
    return mapAnswer(answer, ({ name, choice }) => ({
      ...draft,
      name: name.trim(),
      where: choice ?? draft.where,
    }));
  };
}

function askNewValue(app: App, title: string): Step<Draft> {
  const { l10n } = app;
  return async (draft, at) => {
    const answer = await askValue(app, undefined, {
      title,
      placeholder: l10n.t('The value Hoko shows, once, when the key is created'),
      prompt: l10n.t(
        'In Hoko: Dashboard → Integrations → API Keys → create “{0}”. The buttons above open Hoko and copy what to enter. The value goes to this machine’s secret storage; left empty, it can be added later.',
        shown(draft.name),
      ),
      at,
      tools: dashboardTools(app, () => draft),
      empty: {
        severity: 'warning',
        message: l10n.t('Without the value, only the description is written. “Add Value…” takes it later.'),
      },
    });
    return mapAnswer(answer, value => ({ ...draft, value }));
  };
}
