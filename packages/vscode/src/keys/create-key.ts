import { type ApiKey, looksLikeValue, recordOf, SCOPES, type Scope, scopeType } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { remarkOnEntries, splitEntries } from '../hostnames/remark.ts';
import type { Answer, Remark, StepAt } from '../prompts/prompts.ts';
import { mapAnswer, runSteps, type Step } from '../prompts/steps.ts';
import { type Place, placeId, placeName } from '../settings/place.ts';
import { makeWritable, saveChange } from '../settings/save-change.ts';
import { HumanError } from '../words/human-error.ts';
import type { L10n } from '../words/l10n.ts';
import { shown } from '../words/shown.ts';
import { copyValue } from './copy-value.ts';

/** What a person has said so far. */
interface Draft {
  readonly place: Place;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly hostnames: string;
}

/**
 * Create Key…: asks, has the emulator issue the key, stores its value, then writes its record. The value is stored first: a
 * record can be written again, a value is told once.
 */
export async function createKey(app: App): Promise<void> {
  const targets = app.settings.targets();
  const [only] = targets;
  if (only === undefined)
    throw new HumanError(app.l10n.t('There is no settings file to write to. Open a folder first.'));
  const steps = [
    ...(targets.length > 1 ? [askPlace(app, targets)] : []),
    askName(app),
    askScopes(app),
    askHostnames(app),
  ];
  const draft = await runSteps<Draft>({ place: only, name: '', scopes: [], hostnames: '' }, steps);
  if (draft !== undefined) await issue(app, draft);
}

function askPlace({ l10n, prompts }: App, targets: readonly Place[]): Step<Draft> {
  return async (draft, at) => {
    const answer = await prompts.choose({
      title: l10n.t('Create Key'),
      placeholder: l10n.t('Where is its description kept?'),
      at,
      choices: targets.map(place => ({
        label: place.kind === 'user' ? placeName(place, l10n) : place.name,
        description: placeName(place, l10n),
        icon: place.kind === 'folder' ? 'folder' : 'root-folder',
        value: place,
      })),
    });
    return mapAnswer(answer, place => ({ ...draft, place: place ?? draft.place }));
  };
}

function askName({ l10n, prompts }: App): Step<Draft> {
  return async (draft, at: StepAt): Promise<Answer<Draft>> => {
    const answer = await prompts.text({
      title: l10n.t('Create Key'),
      placeholder: l10n.t('What uses the key, such as Storefront'),
      prompt: l10n.t('One key for each integration, issued by the local emulator.'),
      at,
      value: draft.name,
      check: text => remarkOnName(text, l10n),
    });
    return mapAnswer(answer, name => ({ ...draft, name: name.trim() }));
  };
}

function remarkOnName(text: string, l10n: L10n): Remark | undefined {
  if (text.trim() === '') return { severity: 'error', message: l10n.t('Type a name for the key.') };
  if (looksLikeValue(text)) {
    return {
      severity: 'error',
      message: l10n.t('This looks like a key’s value. A value never belongs here.'),
    };
  }
  return undefined;
}

function askScopes({ l10n, prompts }: App): Step<Draft> {
  return async (draft, at) => {
    const answer = await prompts.chooseSome<Scope>({
      title: l10n.t('Create Key'),
      placeholder: l10n.t('What may it do? Choose as little as it needs, at least one'),
      at,
      choices: SCOPES.map(scope => ({
        label: scope,
        description: scopeType(scope) === 'read' ? l10n.t('view data') : l10n.t('create or change data'),
        picked: draft.scopes.includes(scope),
        value: scope,
      })),
    });
    return mapAnswer(answer, scopes => ({ ...draft, scopes }));
  };
}

function askHostnames({ l10n, prompts, suffixes }: App): Step<Draft> {
  return async (draft, at) => {
    const known = await suffixes();
    const answer = await prompts.text({
      title: l10n.t('Create Key'),
      placeholder: l10n.t('app.example.com, *.example.com'),
      prompt: l10n.t('Hostnames of the pages that may call Hoko with it. Several go apart by commas.'),
      at,
      value: draft.hostnames,
      check: text => remarkOnEntries(text, l10n, known),
    });
    return mapAnswer(answer, hostnames => ({ ...draft, hostnames }));
  };
}

async function issue(app: App, { place, name, scopes, hostnames }: Draft): Promise<void> {
  const { l10n, prompts, emulator, values } = app;
  const details = { name, scopes, allowedHostnames: splitEntries(hostnames) };
  const sample = { ...details, service: 'emulator', status: 'active' } as const;
  if (!(await makeWritable(app, place, placeId(place), { kind: 'create', record: sample }))) return;
  const management = await emulator.use();
  const { key, value } = await management.createKey(details).catch(error => {
    throw new HumanError(l10n.t('The emulator did not create “{0}”: {1}', shown(name), reason(error)));
  });
  await values.keep({ key, place }, value).catch(async () => {
    await management.revokeKey(key.id);
    throw new HumanError(
      l10n.t(
        'VS Code’s secret storage did not keep the value of “{0}”, so the new key was revoked. Check that this machine has a keyring, then create it again.',
        shown(name),
      ),
    );
  });
  if (!(await writeRecord(app, key, place))) return;
  const copy = l10n.t('Copy Value');
  const answer = await prompts.notify({
    severity: 'info',
    message: l10n.t(
      '“{0}” is created on the emulator. Its value is in this machine’s secret storage.',
      shown(name),
    ),
    actions: [copy],
  });
  if (answer === copy) await copyValue(app, { key, place, warnings: [] });
}

/** Until it is written or left; the value is kept either way, and can be copied. @returns false when it was left */
async function writeRecord(app: App, key: ApiKey, place: Place): Promise<boolean> {
  const { l10n, prompts } = app;
  const write = l10n.t('Write Description');
  const copy = l10n.t('Copy Value');
  while (!(await saveChange(app, place, key.id, { kind: 'create', record: recordOf(key) }))) {
    const answer = await prompts.notify({
      severity: 'warning',
      message: l10n.t(
        '“{0}” is created and its value kept on this machine, but {1} does not describe it yet.',
        shown(key.name),
        placeName(place, l10n),
      ),
      actions: [write, copy],
    });
    if (answer === copy) await copyValue(app, { key, place, warnings: [] });
    if (answer === undefined) return false;
  }
  return true;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
