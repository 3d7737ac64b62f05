import { fingerprintOf, HOKO_ORIGIN } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import type { Answer, Remark, StepAt, Tool } from '../prompts/prompts.ts';
import type { L10n } from '../words/l10n.ts';
import { shown } from '../words/shown.ts';
import type { Details } from './ask-details.ts';
import type { PlacedKey } from './listing.ts';
import { type NoValue, readValue, type ValueSlip } from './read-value.ts';

interface ValuePrompt {
  readonly title: string;
  readonly placeholder: string;
  readonly prompt: string;
  readonly at?: StepAt;
  readonly tools: readonly Tool[];
  /** What there is to say where nothing is typed. */
  readonly empty: Remark;
  /** About a value by its fingerprint, before other keys' are looked at. */
  about?(fingerprint: string): { readonly remark: Remark | undefined } | undefined;
}

/**
 * Takes a value in a masked box. What usually comes along is left out, and said; a value that another key has is refused.
 *
 * @param id of the key it is for, if it has one yet
 * @returns the value alone
 */
export async function askValue(
  app: App,
  id: string | undefined,
  prompt: ValuePrompt,
): Promise<Answer<string>> {
  const { l10n, prompts } = app;
  const check = async (text: string): Promise<Remark | undefined> => {
    if (text === '') return prompt.empty;
    const read = readValue(text);
    if (!read.ok) return { severity: 'error', message: sayNoValue(read.why, l10n) };
    const fingerprint = await fingerprintOf(read.value);
    const about = prompt.about?.(fingerprint);
    if (about?.remark !== undefined) return about.remark;
    const other = about === undefined ? otherWith(app, fingerprint, id) : undefined;
    if (other !== undefined) return { severity: 'error', message: sayOther(other, l10n) };
    const message = read.slips.map(slip => saySlip(slip, l10n)).join(' ');
    return message === '' ? undefined : { severity: 'info', message };
  };
  const { about: _, empty: __, ...box } = prompt;
  const answer = await prompts.text({ ...box, masked: true, check });
  if (answer.kind !== 'given') return answer;
  const read = readValue(answer.value);
  return { kind: 'given', value: read.ok ? read.value : '' };
}

/** For the dashboard, beside the box: its address, and what to enter there. */
export function dashboardTools(app: App, details: () => Details): Tool[] {
  const { l10n, prompts, openUrl, copy } = app;
  const copying = (label: string, icon: string, text: () => string): Tool => ({
    label,
    icon,
    run: async () => {
      await copy(text());
      prompts.mention(l10n.t('Copied. Paste it in Hoko’s dashboard.'));
    },
  });
  return [
    { label: l10n.t('Open Hoko'), icon: 'link-external', run: () => openUrl(HOKO_ORIGIN) },
    copying(l10n.t('Copy Name'), 'tag', () => details().name),
    copying(l10n.t('Copy Scopes'), 'shield', () => details().scopes.join(', ')),
    copying(l10n.t('Copy Hostnames'), 'globe', () => details().hostnames),
  ];
}

function otherWith({ listing }: App, fingerprint: string, id: string | undefined): PlacedKey | undefined {
  return listing().keys.find(({ key }) => key.id !== id && key.fingerprint === fingerprint);
}

function sayOther({ key }: PlacedKey, l10n: L10n): string {
  return key.status === 'revoked'
    ? l10n.t('This is the value of “{0}”, which is revoked. Copy the new key’s value.', shown(key.name))
    : l10n.t('This is the value of “{0}”. Each key has a value of its own.', shown(key.name));
}

function saySlip(slip: ValueSlip, l10n: L10n): string {
  switch (slip) {
    case 'quotes':
      return l10n.t('The quotes around it are left out.');
    case 'bearer':
      return l10n.t('“Bearer” is left out: it belongs to the header.');
    case 'name':
      return l10n.t('Only what follows the name is taken.');
  }
}

function sayNoValue(why: NoValue, l10n: L10n): string {
  switch (why) {
    case 'url':
      return l10n.t('This is a URL. Paste the key’s value.');
    case 'fingerprint':
      return l10n.t('This is a fingerprint, from which nobody can tell the value. Paste the value itself.');
    case 'hidden':
      return l10n.t('This is a shortened or hidden form. Copy the whole value.');
    case 'space':
      return l10n.t('There is a space in it, and a value has none. Copy the value alone.');
    case 'quote':
      return l10n.t('There is a quotation mark in it, and a value has none. Copy the value alone.');
    case 'unseen':
      return l10n.t('There is a character in it that no value has, perhaps one nobody sees. Copy it again.');
  }
}
