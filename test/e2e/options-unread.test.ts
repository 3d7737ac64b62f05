import { SNAPSHOT_FORMAT } from '@hoko-keys/shared';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { axe } from '../rigs/axe.ts';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { record, settings } from '../rigs/key-records.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import {
  answer,
  applyImport,
  click,
  openOptions,
  previewImport,
  sourcesOf,
  storedNames,
  textOf,
} from '../rigs/options-page.ts';
import { answerOf, closePopups, keep, openKey, popupOn } from '../rigs/popup-page.ts';
import { type Page, type Servers, startServers } from '../rigs/servers.ts';

const SANDBOXED = 'https://sandboxed.example.com/';

function page({ href }: URL): Page {
  const headers = { 'content-security-policy': 'sandbox allow-scripts' };
  return { body: '<!doctype html><title>A page</title>', ...(href === SANDBOXED ? { headers } : {}) };
}

let servers: Servers;
beforeAll(async () => {
  servers = await startServers({ page });
});
afterAll(() => servers?.close());
afterEach(closePopups);

const NOW = new Date().toISOString();

const kept = (source: string, keys: object, version = 1) => ({
  id: source,
  kind: 'imported',
  readAt: NOW,
  snapshot: JSON.stringify({ ...SNAPSHOT_FORMAT, version, source, takenAt: NOW, keys, rules: {} }),
});

/** As a newer version may have kept it, and as a fault may have left it. */
const NEWER = kept('newer.json', { key_n: record() }, 2);
const PARTLY = kept('partly.json', {
  key_a: record({ name: 'Readable', allowedHostnames: ['app.example.com'] }),
  key_b: record({ name: 'Newer', service: 'other' }),
});

const NONE_READ =
  'The keys that are kept here can’t be read by this version of the extension, so no verdict counts them. The options page tells more.';
const PARTIAL = 'Some keys that are kept here can’t be read by this version of the extension';

interface Api {
  readonly storage: { readonly local: { get(name: string): Promise<{ readonly sources: unknown[] }> } };
}

const storedSources = (view: View) =>
  view.evaluate(async () => {
    const apis = globalThis as unknown as { readonly browser?: Api; readonly chrome: Api };
    return (await (apis.browser ?? apis.chrome).storage.local.get('sources')).sources;
  });

/** What is shown as unread: each card's words. */
const unreadOn = (view: View) =>
  view.evaluate(() => [...document.querySelectorAll('[data-unread]')].map(card => card.textContent ?? ''));

describe.each(ENGINES)('%s: what this version can’t read', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
    await keep(browser, { sources: [NEWER, null, PARTLY], digest: '{}' });
  });
  afterAll(() => browser?.close());

  test('hides nothing of what it can', async () => {
    const { popup, text } = await popupOn(browser, 'https://app.example.com/');
    expect(await answerOf(popup)).toBe('Readable passes.');
    expect(await text()).toContain(PARTIAL);
  });

  test('is told, and is still there as it was when keys are added', async () => {
    const options = await openOptions(browser);
    expect(await storedNames(options)).toEqual(['Readable']);
    const [newer, nameless, partly] = await unreadOn(options);
    expect(newer).toContain('newer.json');
    expect(newer).toContain('It is kept as it is');
    expect(newer).toContain('This snapshot has version 2; this extension reads version 1.');
    expect(nameless).toContain('Keys without a name');
    expect(partly).toContain('“service” of “key_b”');
    expect(await axe(options)).toEqual([]);
    await previewImport(options, settings({ key_x: record({ name: 'Added' }) }));
    await applyImport(options);
    expect(await storedNames(options)).toEqual(['Readable', 'Added']);
    expect(await storedSources(options)).toEqual(expect.arrayContaining([NEWER, null, PARTLY]));
    await options.close();
  });

  test('goes when a person removes it, and nothing beside it', async () => {
    const options = await openOptions(browser);
    const remove = async (name: string, left: number) => {
      await click(options, `[data-unread] [aria-label="Remove… ${name}"]`);
      await answer(options);
      await options.waitFor(
        'it to go',
        (count: number) => document.querySelectorAll('[data-unread]').length === count,
        left,
      );
      await options.waitFor('focus', () => document.activeElement?.id === 'sources-title');
    };
    await remove('partly.json', 2);
    expect(await storedNames(options)).toEqual(['Readable', 'Added']);
    expect(await storedSources(options)).toEqual(expect.arrayContaining([NEWER, null]));
    await remove('Keys without a name', 1);
    expect(await storedSources(options)).toContainEqual(NEWER);
    await remove('newer.json', 0);
    expect(await sourcesOf(options)).toEqual(['partly.json', 'settings.json']);
    expect(await storedSources(options)).toHaveLength(2);
    await options.close();
    const { text } = await popupOn(browser, 'https://app.example.com/');
    expect(await text()).not.toContain(PARTIAL);
  });

  test.each([
    ['a page', 'https://app.example.com/', 'A key lets this page in if its list is empty, or has one of'],
    ['a page in a sandbox', SANDBOXED, 'A key with an empty list lets this page in.'],
  ])('alone is all that the popup tells of, on %s', async (_, url, needed) => {
    await keep(browser, { sources: [NEWER, null], digest: '{}' });
    const { popup, text } = await popupOn(browser, url);
    const said = await popup.evaluate(() => document.querySelector('main')?.textContent);
    expect(said).toContain(`${NONE_READ} ${needed}`);
    expect(await text()).not.toContain('No keys yet');
    expect(await text()).not.toContain(PARTIAL);
    expect(await axe(popup)).toEqual([]);
  });

  test.each([
    [
      'beside keys',
      [NEWER, null, PARTLY],
      '1 key, and what can’t be read here: “newer.json”, “Keys without a name”, and “partly.json”',
    ],
    ['alone', [NEWER], 'what can’t be read here: “newer.json”'],
  ])('%s goes with “Remove all”, once a person says so', async (_, sources, named) => {
    await keep(browser, { sources, digest: '{}' });
    const options = await openOptions(browser);
    expect(await textOf(options)).not.toContain('No keys yet');
    await click(options, '#remove-all');
    expect(await options.evaluate(() => document.querySelector('dialog')?.textContent)).toContain(
      `This browser forgets ${named}. Download first what you may need. Nothing changes in your editor`,
    );
    expect(await storedSources(options)).toEqual(sources);
    await answer(options);
    await options.waitFor('all to go', () => document.querySelector('.source') === null);
    expect(await textOf(options)).toContain('All keys were removed.');
    expect(await textOf(options)).toContain('No keys yet');
    expect(await storedSources(options)).toEqual([]);
    await options.close();
    const { text } = await popupOn(browser, 'https://app.example.com/');
    expect(await text()).toContain('No keys yet.');
  });

  test('two sources with one id are told apart, and one goes without the other', async () => {
    const twin = (name: string, allowedHostnames: readonly string[]) => ({
      ...kept(name, { key_t: record({ name, allowedHostnames }) }),
      id: 'twin',
    });
    const sources = [twin('One', ['shop.example.com']), twin('Two', ['app.example.com'])];
    await keep(browser, { sources, digest: '{}' });
    const { popup } = await popupOn(browser, 'https://app.example.com/');
    await openKey(popup, 'One');
    await popup.waitFor('its own entry', () =>
      document.querySelector('.detail')?.textContent?.includes('Almost: shop.example.com and app'),
    );
    await closePopups();
    const options = await openOptions(browser);
    expect(await sourcesOf(options)).toEqual(['One', 'Two']);
    await click(options, '[data-source] [aria-label="Remove… One"]');
    await answer(options);
    await options.waitFor('it to go', () => document.querySelectorAll('[data-source]').length === 1);
    expect(await storedNames(options)).toEqual(['Two']);
    await options.close();
  });
});
