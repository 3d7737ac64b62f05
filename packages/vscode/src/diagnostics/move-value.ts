import { fingerprintOf } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { findValue } from '../keys/find-value.ts';
import { problemId } from '../keys/listing.ts';
import { NotUtf8 } from '../settings/file-text.ts';
import { type Place, placeName } from '../settings/place.ts';
import { sayNotUtf8 } from '../settings/save-change.ts';
import type { OpenedText } from '../settings/settings.ts';
import { HumanError } from '../words/human-error.ts';
import { shown } from '../words/shown.ts';
import { type TakenValue, takeValue } from './take-value.ts';

/** A record by its id, and where it is. */
export interface RecordAt {
  readonly place: Place;
  readonly id: string;
}

/**
 * Move Value…: what was pasted into a settings file goes into SecretStorage, then out of the file. In this order nothing is lost:
 * if storing fails, the file is as it was.
 *
 * @param given the record, when called on one
 */
export async function moveValue(app: App, given?: RecordAt): Promise<void> {
  const { l10n, prompts, settings, values } = app;
  const record = given ?? (await pickRecord(app));
  if (record === undefined) return;
  const { place, id } = record;
  const file = placeName(place, l10n);
  const opened = await settings.openText(place).catch(error => {
    throw error instanceof NotUtf8 ? new HumanError(sayNotUtf8(file, l10n)) : error;
  });
  const taken = takeValue(opened.text, place, id);
  if (taken === undefined) {
    throw new HumanError(l10n.t('{0} has no value that could be moved. Take it out by hand.', file));
  }
  const name = shown(taken.key.name);
  if (!(await confirmReplacing(app, taken, place))) return;
  const { key, value } = taken;
  const fingerprint = await fingerprintOf(value);
  await values.keep({ key: { ...key, fingerprint }, place }, value).catch(() => {
    throw new HumanError(
      l10n.t(
        'VS Code’s secret storage did not keep the value of “{0}”, so {1} is as it was. Check that this machine has a keyring, then try again.',
        name,
        file,
      ),
    );
  });
  const rest = await takeOut(app, record, { opened, taken }, fingerprint);
  if (rest === undefined) {
    throw new HumanError(
      l10n.t(
        'The value of “{0}” is in this machine’s secret storage, but {1} could not be changed, or was changed meanwhile. If the value is still in it, take it out by hand.',
        name,
        file,
      ),
    );
  }
  if (rest.includes(value)) {
    const message = l10n.t(
      'The value of “{0}” is in this machine’s secret storage now, but {1} has it in another place too. Take it out there as well.',
      name,
      file,
    );
    await prompts.notify({ severity: 'warning', message });
    return;
  }
  await prompts.notify({ severity: 'info', message: sayMoved(app, name, file, opened.isSaved) });
}

/** How often it is tried while others change the file, VS Code itself among them. */
const MAX_TRIES = 3;

interface Found {
  readonly opened: OpenedText;
  readonly taken: TakenValue;
}

/** Takes the value out of the file as it is by then. @returns the file's text; undefined where it could not be changed */
async function takeOut(
  { settings }: App,
  { place, id }: RecordAt,
  found: Found,
  fingerprint: string,
): Promise<string | undefined> {
  let { opened, taken } = found;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const rest = taken.textWith(fingerprint);
    if (await opened.replace(rest)) return rest;
    const now = await settings.openText(place).catch(() => undefined);
    const again = now && takeValue(now.text, place, id);
    if (now === undefined || again?.value !== taken.value) return undefined;
    [opened, taken] = [now, again];
  }
  return undefined;
}

function sayMoved({ l10n }: App, name: string, file: string, isSaved: boolean): string {
  const moved = isSaved
    ? l10n.t('The value of “{0}” is in this machine’s secret storage now, and no longer in {1}.', name, file)
    : l10n.t(
        'The value of “{0}” is in this machine’s secret storage now. {1} has other unsaved changes: save it to take the value off the disk too.',
        name,
        file,
      );
  const rest = l10n.t(
    'VS Code may still have it in its undo and local history. If the file was ever shared with the value in it, create a new key and revoke this one.',
  );
  return `${moved} ${rest}`;
}

/** A value that is here, and a fingerprint the team shares, are replaced only by someone who means it. */
async function confirmReplacing(app: App, taken: TakenValue, place: Place): Promise<boolean> {
  const { l10n, prompts } = app;
  const { key, value } = taken;
  const found = await findValue(app, { key, place });
  const isOther =
    found.kind === 'differs' || found.kind === 'before' || (found.kind === 'here' && found.value !== value);
  const isNamed = key.fingerprint !== undefined && key.fingerprint !== (await fingerprintOf(value));
  if (!isOther && !isNamed) return true;
  const replace = l10n.t('Replace');
  const answer = await prompts.modal({
    message: l10n.t('Replace the value of “{0}”?', shown(key.name)),
    detail: [
      ...(isOther ? [l10n.t('This machine has another value of it, which will be gone.')] : []),
      ...(isNamed
        ? [
            l10n.t(
              'By its fingerprint, {0} describes another value. The fingerprint of this one takes its place.',
              placeName(place, l10n),
            ),
          ]
        : []),
    ].join('\n\n'),
    actions: [replace],
  });
  return answer === replace;
}

async function pickRecord({ l10n, prompts, listing }: App): Promise<RecordAt | undefined> {
  const choices = listing().problems.flatMap(({ place, problem }) => {
    const id = problem.code === 'recordHoldsValue' ? problemId(problem) : undefined;
    if (id === undefined) return [];
    return [{ label: shown(id), description: placeName(place, l10n), icon: 'key', value: { place, id } }];
  });
  if (choices.length === 0) {
    throw new HumanError(l10n.t('No record in the settings looks as if it had a value in it.'));
  }
  const answer = await prompts.choose({
    title: l10n.t('Move Value to Secret Storage'),
    placeholder: l10n.t('Which record has it?'),
    choices,
  });
  return answer.kind === 'given' ? answer.value : undefined;
}
