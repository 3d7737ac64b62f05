import type { App } from '../app.ts';
import type { Remark } from '../prompts/prompts.ts';
import { originOf } from './address.ts';
import type { Documents } from './documents.ts';
import { report } from './report.ts';

/**
 * Check Hostname…: shows each key's verdict on a page's address.
 *
 * @param address a URL or hostname; asked for where there is none in it
 */
export async function checkHostname(app: App, documents: Documents, address?: string): Promise<void> {
  const origin = (address === undefined ? undefined : originOf(address)) ?? (await askOrigin(app));
  if (origin === undefined) return;
  await documents.show(origin.replace(/^[a-z]+:\/\//, ''), async () =>
    report(app.listing(), origin, app.l10n, await app.suffixes()),
  );
}

async function askOrigin({ l10n, prompts }: App): Promise<string | undefined> {
  const answer = await prompts.text({
    title: l10n.t('Check Hostname'),
    placeholder: l10n.t('app.example.com, or the URL of a page'),
    prompt: l10n.t('Which keys would let in a call from this page?'),
    check: (text): Remark | undefined =>
      originOf(text) === undefined
        ? {
            severity: 'error',
            message: l10n.t('There is no hostname in this. Type one, such as app.example.com, or a URL.'),
          }
        : undefined,
  });
  return answer.kind === 'given' ? originOf(answer.value) : undefined;
}
