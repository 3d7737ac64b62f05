/** What the options page makes of texts that mean no good, are wrong, or have too much in them. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { manyKeys, record, settings } from '../rigs/key-records.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import {
  applyImport,
  bringFile,
  click,
  everythingOn,
  importKeys,
  openOptions,
  previewImport,
  removeAll,
  storedNames,
  textOf,
  write,
} from '../rigs/options-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../sample-workspace/.vscode/settings.json');
const VALUE = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';

let servers: Servers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(() => servers?.close());

const refusalOf = (view: View) =>
  view.evaluate(() => document.querySelector('.import .refused')?.textContent ?? '');

describe.each(ENGINES)('%s: the options page', engine => {
  let browser: ExtensionBrowser;
  let options: View;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
    options = await openOptions(browser);
  });
  afterAll(() => browser?.close());

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
      await previewImport(options, await readFile(SAMPLE, 'utf8'));
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
});
