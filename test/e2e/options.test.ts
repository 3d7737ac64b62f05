import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe } from '../rigs/axe.ts';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { manyKeys, record, settings } from '../rigs/key-records.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import {
  answer,
  applyImport,
  bringFile,
  click,
  everythingOn,
  importKeys,
  openOptions,
  previewImport,
  removeAll,
  sourcesOf,
  storedNames,
  textOf,
  write,
} from '../rigs/options-page.ts';
import { keep } from '../rigs/popup-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';
import { stored } from '../rigs/stored.ts';
import { until } from '../rigs/until.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../sample-workspace/.vscode/settings.json');
const VALUE = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
const NAMES = ['Storefront', 'Analytics board', 'Link builder', 'Old blog'];

let servers: Servers;
let sample: string;

beforeAll(async () => {
  sample = await readFile(SAMPLE, 'utf8');
  servers = await startServers();
});
afterAll(() => servers?.close());

const saidOf = (view: View) => view.evaluate(() => document.querySelector('#said')?.textContent ?? '');
const refusalOf = (view: View) =>
  view.evaluate(() => document.querySelector('.import .refused')?.textContent ?? '');

describe.each(ENGINES)('%s: the options page', engine => {
  let browser: ExtensionBrowser;
  let options: View;
  let downloads: string;
  beforeAll(async () => {
    downloads = await mkdtemp(path.join(tmpdir(), 'hoko-downloads-'));
    browser = await launchBrowser(engine, servers, { downloads });
    options = await openOptions(browser);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(downloads, { recursive: true, force: true });
  });

  test('with no keys says what to do', async () => {
    expect(await textOf(options)).toContain('No keys yet. In VS Code, run “Hoko: Copy Snapshot for Browser”');
    expect(await axe(options)).toEqual([]);
  });

  test('shows what a settings file brings before it applies it, and goes on to where it is', async () => {
    await previewImport(options, sample);
    expect(await textOf(options)).toContain('4 keys added');
    await options.waitFor('focus', () => document.activeElement?.id === 'preview-title');
    expect(await axe(options)).toEqual([]);
    expect(await storedNames(options)).toEqual([]);
    await applyImport(options);
    await options.waitFor('the source', () => document.activeElement?.closest('[data-source]') !== null);
    expect(await storedNames(options)).toEqual(NAMES);
    expect(await textOf(options)).toContain('read just now');
    expect(await saidOf(options)).toBe('Applied: “settings.json” is up to date.');
    expect(await axe(options)).toEqual([]);
  });

  test('shows changes field by field', async () => {
    const changed = sample.replace('["board.example.com"]', '["board.example.com", "*.board.example.com"]');
    await previewImport(options, changed.replace(/,?\s*"key_c0nf1t2u"[\s\S]*?\}/, ''));
    const shown = await options.evaluate(() => document.querySelector('[data-preview]')?.textContent ?? '');
    expect(shown).toContain('This updates the source of that name.');
    expect(shown).toContain('1 key changed');
    expect(shown).toMatch(/Hostnamesboard\.example\.com\s+board\.example\.com\*\.board\.example\.com/);
    expect(shown).toContain('1 key removed');
    expect(shown).toContain('2 keys unchanged');
    await click(options, '#cancel');
    expect(await storedNames(options)).toEqual(NAMES);
  });

  test('keys imported twice are there once', async () => {
    await previewImport(options, sample);
    expect(await textOf(options)).toContain('Nothing: these keys are stored already.');
    await click(options, '#cancel');
  });

  test.each(['choose', 'drop'] as const)('takes a file (%s), keeps it by its name or another', async how => {
    await bringFile(
      options,
      how,
      'Acme.code-workspace',
      JSON.stringify({ settings: { 'hoko.keys': { key_x: record() } } }),
    );
    if (how === 'drop') await write(options, '#source-name', 'Acme, dropped');
    await options.waitFor('where it goes', () =>
      document.querySelector('#source-place')?.textContent?.includes('This is a new source.'),
    );
    await applyImport(options);
    expect(await sourcesOf(options)).toContain(how === 'drop' ? 'Acme, dropped' : 'Acme.code-workspace');
    expect(await storedNames(options)).toContain('A key');
  });

  test('updates a source by whatever its file is called', async () => {
    const before = await sourcesOf(options);
    await click(options, '[data-source] [data-act=update]');
    await options.waitFor('focus', () => document.activeElement?.id === 'choose-file');
    await bringFile(options, 'choose', 'settings (2).json', sample.replace('Storefront', 'Shop'));
    expect(await textOf(options)).toContain('1 key changed');
    await applyImport(options);
    expect(await sourcesOf(options)).toEqual(before);
    expect(await storedNames(options)).toContain('Shop');
  });

  test('removes a source alone, once asked; Cancel leaves it', async () => {
    await click(options, '[data-source] [data-act=remove]');
    expect(await options.evaluate(() => document.querySelector('dialog')?.textContent)).toContain(
      'Remove “settings.json”?This browser forgets its 4 keys.',
    );
    expect(await axe(options)).toEqual([]);
    await click(options, 'dialog [autofocus], dialog button:last-child');
    await options.waitFor('the question to go', () => document.querySelector('dialog') === null);
    expect(await storedNames(options)).toContain('Shop');
    await click(options, '[data-source] [data-act=remove]');
    await answer(options);
    await options.waitFor('the source to go', () => !document.body.textContent?.includes('Shop'));
    expect(await sourcesOf(options)).toEqual(['Acme.code-workspace', 'Acme, dropped']);
    await options.waitFor('focus', () => document.activeElement?.id === 'sources-title');
    await removeAll(options);
    expect(await textOf(options)).toContain('No keys yet.');
  });

  describe('refuses', () => {
    test.each([
      ['{ "hoko.keys": { \n "key_x" {} } }', 'Line 2, column 10: a colon is missing.'],
      ['', 'There is nothing here.'],
      ['{"editor.tabSize": 2}', 'has no “hoko.keys”'],
      ['{"schema":"hoko-keys/snapshot","version":9}', 'has version 9'],
      ['{"hoko.keys":[]}', 'has to be an object'],
      ['['.repeat(100_000), 'Nothing was changed'],
      [`{"hoko.keys":{"a":{"name":${'['.repeat(50_000)}${']'.repeat(50_000)}}}}`, 'Nothing was changed'],
      [manyKeys(10_001), '“hoko.keys” has 10001 records. At most 10000 are read.'],
    ])('%.40j with line and reason, and leaves the stored keys as they were', async (text, sentence) => {
      const before = await storedNames(options);
      await previewImport(options, text);
      expect(await refusalOf(options)).toContain(sentence);
      expect(await options.evaluate(() => document.querySelector('#apply'))).toBeNull();
      await write(options, '#import', '');
      expect(await storedNames(options)).toEqual(before);
    });

    test('a file of 2.1 MB unread, and says which and how much is read', async () => {
      await bringFile(options, 'choose', 'big.json', { repeat: 2_100_000 });
      expect(await refusalOf(options)).toContain('“big.json” has 2.1 MB. At most 2.0 MB are read');
    });

    test('10,001 keys in a file, by its name', async () => {
      await bringFile(options, 'drop', 'many.json', manyKeys(10_001));
      expect(await refusalOf(options)).toContain('Nothing was changed by “many.json”');
      expect(await refusalOf(options)).toContain('At most 10000 are read.');
    });

    test.each([
      ['pasted in a record', settings({ key_v: record({ note: VALUE }) })],
      ['pasted alone', VALUE],
      ['in broken JSON', `{"hoko.keys":{"a":{"token":"${VALUE}"`],
    ])('a value %s, and takes it off the screen', async (_, text) => {
      await previewImport(options, text);
      expect(await refusalOf(options)).toContain('looks like a key’s value');
      expect(await refusalOf(options)).toContain('The text was removed from this page.');
      expect(await everythingOn(options)).not.toContain(VALUE);
      await bringFile(options, 'drop', 'leak.json', text);
      expect(await refusalOf(options)).toContain('looks like a key’s value');
      expect(await everythingOn(options)).not.toContain(VALUE);
    });

    test('a value in a name for the source', async () => {
      await previewImport(options, sample);
      await write(options, '#source-name', VALUE);
      expect(await everythingOn(options)).not.toContain(VALUE);
      await click(options, '#cancel');
    });
  });

  test('shows HTML, prototype keys and directions in names as text', async () => {
    const name = '<img src=x onerror=alert(1)>\u202Egnp';
    const hostile = `{"hoko.keys":{"__proto__":${JSON.stringify(record({ name, allowedHostnames: ['<b>x</b>.example'] }))},"constructor":${JSON.stringify(record({ name: 'constructor' }))},"wrong":7}}`;
    await previewImport(options, hostile);
    const shown = await options.evaluate(() => document.querySelector('[data-preview]')?.textContent ?? '');
    expect(shown).toContain('<img src=x onerror=alert(1)>⟨U+202E⟩gnp');
    expect(shown).toContain('“wrong” is no record.');
    expect(
      await options.evaluate(() => document.querySelector('[data-preview] :is(img, code b)')),
    ).toBeNull();
    await applyImport(options);
    expect(await storedNames(options)).toContain('<img src=x onerror=alert(1)>⟨U+202E⟩gnp');
    expect(await storedNames(options)).toContain('constructor');
    await removeAll(options);
  });

  test('a list of 50,000 entries is shown by the first and by number', async () => {
    const allowedHostnames = Array.from({ length: 50_000 }, (_, i) => `h${i}.example.org`);
    await bringFile(options, 'drop', 'long.json', settings({ key_l: record({ allowedHostnames }) }));
    expect(await options.evaluate(() => document.querySelectorAll('.entries code').length)).toBe(30);
    expect(await textOf(options)).toContain('h29.example.organd 49,970 more');
    await click(options, '#cancel');
  });

  test('10,000 keys that all change are shown by the first and by number, and the page goes on meanwhile', async () => {
    await importKeys(browser, manyKeys(10_000));
    await options.waitFor('them on the other page', () => document.querySelector('[data-more]') !== null);
    // Turns of a clock while it is read: none, if the page did nothing else meanwhile.
    await options.evaluate(() => {
      const clock = { turns: 0 };
      Object.assign(window, { clock });
      setInterval(() => {
        clock.turns += 1;
      }, 5);
    });
    await bringFile(options, 'drop', 'settings.json', manyKeys(10_000, 'New'));
    const turns = await options.evaluate(
      () => (window as unknown as { clock: { turns: number } }).clock.turns,
    );
    expect(turns).toBeGreaterThan(3);
    const shown = await options.evaluate(() => document.querySelector('[data-preview]')?.textContent ?? '');
    expect(shown).toContain('10,000 keys changed');
    expect(shown).toContain('Show 50 more of 9,950');
    await click(options, '[data-preview] [data-more]');
    await options.waitFor('focus', () => document.activeElement?.textContent?.includes('New 50'));
    await applyImport(options);
    await options.waitFor(
      'the new names',
      () => document.querySelector('[data-stored-id] b')?.textContent === 'New 0',
    );
    await removeAll(options);
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
    await removeAll(options);
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
    await removeAll(options);
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
    await removeAll(options);
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
