import { expect, test } from 'vitest';
import type { Prompts } from '../prompts/prompts.ts';
import type { Place } from '../settings/place.ts';
import { plainL10n as l10n } from '../words/plain-l10n.ts';
import { listKeys } from './listing.ts';
import { pickActiveKey } from './pick-key.ts';

const folder = (name: string): Place => ({
  kind: 'folder',
  file: `file:///${name}/.vscode/settings.json`,
  name,
});
const value = { k: { name: 'Shop', scopes: ['linksRead'], allowedHostnames: [] } };

/** What the rows say below a key's name. */
async function detailsFor(...places: readonly Place[]): Promise<readonly (string | undefined)[]> {
  let details: readonly (string | undefined)[] = [];
  const prompts = {
    choose: async ({ choices }: Parameters<Prompts['choose']>[0]) => {
      details = choices.map(({ detail }) => detail);
      return { kind: 'cancelled' };
    },
  } as unknown as Prompts;
  const listing = () => listKeys(places.map(place => ({ place, value })));
  await pickActiveKey({ l10n, prompts, listing }, 'Edit Key');
  return details;
}

test('keys of several files are told apart by them; of one file it need not be said', async () => {
  expect(await detailsFor(folder('shop'), folder('blog'), { kind: 'user' })).toEqual([
    'blog/.vscode/settings.json',
    'shop/.vscode/settings.json',
    'user settings',
  ]);
  expect(await detailsFor(folder('shop'))).toEqual([undefined]);
});
