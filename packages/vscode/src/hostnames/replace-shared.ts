import { judge, type PublicSuffixes, previewAdvice } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { freshKey } from '../keys/fresh-key.ts';
import { HumanError } from '../words/human-error.ts';
import { shown } from '../words/shown.ts';
import { changeHostnames } from './change-hostnames.ts';
import { askEntry, type PlacedEntry } from './hostname-commands.ts';

/** Replace Shared Hostname…: asks which entry on a domain of one's own takes the place of a wildcard that lets in strangers. */
export async function replaceShared(app: App, given?: PlacedEntry): Promise<void> {
  const { l10n } = app;
  if (given === undefined) throw new HumanError(l10n.t('There is nothing here that could be fixed for you.'));
  const placed = await freshKey(app, given.placed);
  const { entry } = given;
  const others = placed.key.allowedHostnames.filter(other => other !== entry);
  const suggestion = ownEntry(entry, others, await app.suffixes().catch(() => undefined));
  const by = await askEntry(app, l10n.t('Replace {0}', shown(entry)), others, suggestion);
  if (by === undefined || by === entry) return;
  await changeHostnames(app, placed, { kind: 'replaceHostname', entry, by });
}

/** `*.preview.` and the domain that the other entries are on; empty where they name none, or nothing is known of domains. */
function ownEntry(entry: string, others: readonly string[], suffixes: PublicSuffixes | undefined): string {
  if (suffixes === undefined) return '';
  const preview = `preview.${entry.replace(/^\*\./, '')}`;
  const key = {
    id: '',
    name: '',
    service: 'hoko',
    scopes: [],
    allowedHostnames: others,
    status: 'active',
  } as const;
  const advice = previewAdvice(judge(key, { origin: `https://${preview}` }), others, suffixes);
  return advice === undefined || advice.args.isExample ? '' : advice.args.entry;
}
