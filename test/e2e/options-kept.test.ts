/** What the options page keeps, beside what other pages keep, and how it is taken along. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { record, settings } from '../rigs/key-records.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import {
  applyImport,
  bringFile,
  click,
  openOptions,
  previewImport,
  removeAll,
  sourcesOf,
  textOf,
} from '../rigs/options-page.ts';
import { keep, keepSources } from '../rigs/popup-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';
import { stored } from '../rigs/stored.ts';
import { until } from '../rigs/until.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../sample-workspace/.vscode/settings.json');

let servers: Servers;
let sample: string;

beforeAll(async () => {
  sample = await readFile(SAMPLE, 'utf8');
  servers = await startServers();
});
afterAll(() => servers?.close());

describe.each(ENGINES)('%s: the options page', engine => {
  let browser: ExtensionBrowser;
  let options: View;
  let downloads: string;
  beforeAll(async () => {
    downloads = await mkdtemp(path.join(tmpdir(), 'hoko-downloads-'));
    browser = await launchBrowser(engine, servers, { downloads });
    options = await openOptions(browser);
  });
  afterEach(() => removeAll(options));
  afterAll(async () => {
    await browser?.close();
    await rm(downloads, { recursive: true, force: true });
  });

  test('two pages at once lose nothing of each other’s', async () => {
    const other = await openOptions(browser);
    await bringFile(options, 'drop', 'one.json', settings({ key_1: record() }));
    await bringFile(other, 'drop', 'two.json', settings({ key_2: record() }));
    await Promise.all([applyImport(options), applyImport(other)]);
    for (const page of [options, other]) {
      await page.waitFor('both sources', () => document.querySelectorAll('[data-source]').length === 2);
    }
    // What one page looks at is changed by the other: it is compared anew.
    await bringFile(options, 'drop', 'one.json', settings({ key_1: record({ name: 'Changed here' }) }));
    await bringFile(other, 'drop', 'one.json', settings({ key_1: record({ name: 'Changed there' }) }));
    await applyImport(other);
    await options.waitFor('the change of the other', () =>
      document.querySelector('[data-preview]')?.textContent?.includes('Changed there'),
    );
    await click(options, '#cancel');
    await other.close();
  });

  test('what the browser doesn’t keep is said, and nothing is lost', async () => {
    await bringFile(options, 'drop', 'kept.json', settings({ key_1: record() }));
    await applyImport(options);
    await options.evaluate(() => {
      const api =
        (globalThis as unknown as { browser?: Api; chrome: Api }).browser ??
        (globalThis as unknown as { chrome: Api }).chrome;
      interface Api {
        storage: { local: { set: (items: object) => Promise<void> } };
      }
      const { local } = api.storage;
      const set = local.set;
      local.set = () => {
        local.set = set;
        return Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
      };
    });
    await bringFile(options, 'drop', 'lost.json', settings({ key_2: record() }));
    await click(options, '#apply');
    await options.waitFor('the sentence', () =>
      document.querySelector('[role=alert]')?.textContent?.includes('The browser didn’t keep this'),
    );
    expect(await sourcesOf(options)).toEqual(['kept.json']);
    await applyImport(options);
    expect(await sourcesOf(options)).toEqual(['kept.json', 'lost.json']);
  });

  test('what is known can be taken along, and comes back as it was', async () => {
    await bringFile(options, 'drop', 'settings.json', sample);
    await applyImport(options);
    const download = async (selector: string) => {
      await click(options, selector);
      return downloaded(downloads);
    };
    const text = await download('[data-source] [data-act=download]');
    expect(text.name).toBe('hoko-keys-snapshot.json');
    expect(JSON.parse(text.content)).toMatchObject({ schema: 'hoko-keys/snapshot', source: 'settings.json' });
    await previewImport(options, text.content);
    expect(await textOf(options)).toContain('Nothing: these keys are stored already.');
    await click(options, '#cancel');
    const all = await download('#download-all');
    expect(Object.keys(JSON.parse(all.content).keys)).toHaveLength(4);
  });

  test('more keys than a snapshot holds are not called a value', async () => {
    const keys = (prefix: string) =>
      Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`${prefix}${i}`, record()]));
    await keepSources(browser, { 'one.json': keys('a'), 'two.json': keys('b') });
    const page = await openOptions(browser);
    await click(page, '#copy-all');
    await page.waitFor(
      'what is said',
      (sentence: string) => document.querySelector('#said')?.textContent === sentence,
      'Together they are more than one snapshot holds: 10,000 keys and 2.0 MB at most. Take the sources one by one.',
    );
    await page.close();
  });

  test('the editor is chosen from a list, and remembered beside what a newer version keeps', async () => {
    await keep(browser, { preferences: { editor: 'vscode', newer: ['kept'] } });
    await options.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>('#editor');
      if (select === null) throw new Error('there is no list');
      select.value = 'cursor';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await options.waitFor('it to be kept', () =>
      document.querySelector('#said')?.textContent?.includes('Proposals open in Cursor.'),
    );
    expect(JSON.parse(await stored(options))[0].preferences).toEqual({ editor: 'cursor', newer: ['kept'] });
    const again = await openOptions(browser);
    expect(await again.evaluate(() => document.querySelector<HTMLSelectElement>('#editor')?.value)).toBe(
      'cursor',
    );
    await again.close();
  });
});

/** The one file in a folder, once it is whole; then it is taken away. */
async function downloaded(folder: string): Promise<{ name: string; content: string }> {
  const file = await until('the download', async () => {
    const names = await readdir(folder);
    return names.length === 1 && names[0]?.endsWith('.json') ? names[0] : undefined;
  });
  const content = await until('all of it', async () => {
    const text = await readFile(path.join(folder, file), 'utf8');
    return text.endsWith('}\n') && text;
  });
  await rm(path.join(folder, file));
  return { name: file, content };
}
