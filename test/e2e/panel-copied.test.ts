/** The panel explains a request copied from the developer tools, without any permission. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CalledHoko, DESCRIBED, startCalledHoko } from '../rigs/called-hoko.ts';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { importKeys } from '../rigs/options-page.ts';
import { explainCopied, grantedIn, openBoth } from '../rigs/panel-view.ts';

let hoko: CalledHoko;
beforeAll(async () => {
  hoko = await startCalledHoko();
});
afterAll(() => hoko?.close());

const LEFT: readonly (readonly [copied: string, outcome: string])[] = [
  ["curl hoko.to/api/links -H 'Authorization: Bearer VALUE'", 'no request'],
  ['curl --oauth2-bearer VALUE https://hoko.to/api/links', 'missingScope'],
  ["curl --json '{}' https://hoko.to/api/links -H 'Authorization: Bearer VALUE'", 'missingScope'],
  [
    "curl -m 5 https://hoko.to/api/links -H 'Authorization: Bearer VALUE' -e https://app.example.com",
    'blocked',
  ],
  ['curl -u user:VALUE -e https://app.example.com https://hoko.to/api/links', 'blockedOrMissingScope'],
  ["curl https://hoko.to/api/links -H 'X-Api-Key: VALUE'", 'noKey'],
  ['curl https://hoko.to/api/links?key=VALUE', 'noKey'],
  ['fetch("https://hoko.to/api/links", { headers: { Authorization: "Bearer VALUE" } })', 'no request'],
  ['VALUE', 'no request'],
];

describe.each(ENGINES)('%s', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, hoko.servers);
    await importKeys(browser, hoko.snapshot);
  });
  afterAll(() => browser?.close());

  test('a copied request is explained before any permission was granted, its value gone at once', async () => {
    const { panel } = await openBoth(browser, 'https://app.example.com/');
    expect(await grantedIn(panel)).toEqual([]);
    const copied = `curl 'https://hoko.to/api/links' -H 'Origin: https://app.example.com' -H 'Authorization: Bearer ${hoko.values.Elsewhere}'`;
    await explainCopied(panel, copied, '403');
    const text = await panel.evaluate(() => document.querySelector('#explained')?.textContent ?? '');
    expect(text).toContain('Elsewhere');
    expect(text).toContain('Add app.example.com to the key’s allowed hostnames');
    expect(text).toContain('By its description the key has the scope.');
    expect(text).toMatch(DESCRIBED);
    const left = await panel.evaluate(
      () =>
        document.documentElement.outerHTML +
        (document.querySelector<HTMLTextAreaElement>('#pasted')?.value ?? ''),
    );
    expect(left).not.toContain(hoko.values.Elsewhere);
    expect(await grantedIn(panel)).toEqual([]);
  });

  test('whatever is pasted is off the screen once it was asked about', async () => {
    const { panel } = await openBoth(browser, 'https://app.example.com/');
    for (const [copied, outcome] of LEFT) {
      const value = hoko.values.Elsewhere;
      await explainCopied(panel, copied.replace('VALUE', value), '403');
      const left = await panel.evaluate(() => ({
        box: document.querySelector<HTMLTextAreaElement>('#pasted')?.value,
        html: document.documentElement.outerHTML,
        said: document.querySelector('#explained')?.textContent,
        outcome:
          document.querySelector<HTMLElement>('#explained [data-outcome]')?.dataset.outcome ?? 'no request',
      }));
      expect(left, copied).toMatchObject({ box: '', outcome });
      expect(left.html, copied).not.toContain(value);
      expect(left.said, copied).toContain('The text was removed from here');
    }
  });
});
