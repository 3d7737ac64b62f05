import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { applyImport, importKeys, openOptions, previewImport } from '../rigs/options-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SAMPLE = path.join(ROOT, 'test/sample-workspace/.vscode/settings.json');

let servers: Servers;
let sample: string;

beforeAll(async () => {
  sample = await readFile(SAMPLE, 'utf8');
  servers = await startServers();
});
afterAll(() => servers?.close());

const textOf = (view: View) => view.evaluate(() => document.body.textContent ?? '');

const storedNames = (options: View) =>
  options.evaluate(() => [...document.querySelectorAll('[data-stored-id] b')].map(name => name.textContent));

describe.each(ENGINES)('%s', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
  });
  afterAll(() => browser?.close());

  describe('the options page', () => {
    test('shows what a settings file brings before it applies it', async () => {
      const options = await openOptions(browser);
      await previewImport(options, sample);
      expect(await textOf(options)).toContain('4 keys added');
      expect(await storedNames(options)).toEqual([]);
      await applyImport(options);
      expect(await storedNames(options)).toEqual([
        'Storefront',
        'Analytics board',
        'Link builder',
        'Old blog',
      ]);
      expect(await textOf(options)).toContain('4 keys by settings.json, read just now.');
      await options.close();
    });

    test('shows changes field by field', async () => {
      const options = await openOptions(browser);
      const changed = sample.replace('["board.example.com"]', '["board.example.com", "*.board.example.com"]');
      await previewImport(options, changed.replace(/,?\s*"key_c0nf1t2u"[\s\S]*?\}/, ''));
      const card = await options.evaluate(() => document.querySelector('[data-preview]')?.textContent ?? '');
      expect(card).toContain('1 key changed');
      expect(card).toContain('Hostnamesboard.example.com → board.example.com*.board.example.com');
      expect(card).toContain('1 key removed');
      expect(card).toContain('2 keys unchanged');
      await options.close();
    });

    test.each([
      ['{ "hoko.keys": { \n "key_x" {} } }', 'Line 2, column 10: a colon is missing.'],
      ['', 'There is nothing here.'],
      ['{"editor.tabSize": 2}', 'has no “hoko.keys”'],
      ['{"schema":"hoko-keys/snapshot","version":9}', 'has version 9'],
    ])('refuses %j with line and reason, and leaves the stored keys as they were', async (text, sentence) => {
      const options = await openOptions(browser);
      const before = await storedNames(options);
      await previewImport(options, text);
      expect(await options.evaluate(() => document.querySelector('[role=alert]')?.textContent)).toContain(
        sentence,
      );
      expect(await options.evaluate(() => document.querySelector('#apply'))).toBeNull();
      await options.close();
      const again = await openOptions(browser);
      expect(await storedNames(again)).toEqual(before);
      expect(before).toHaveLength(4);
      await again.close();
    });

    test('refuses a value, and takes it off the screen', async () => {
      const secret = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
      const options = await openOptions(browser);
      await previewImport(
        options,
        `{"hoko.keys":{"key_v":{"name":"A","scopes":["linksRead"],"allowedHostnames":[],"note":"${secret}"}}}`,
      );
      expect(await textOf(options)).toContain('looks like a key’s value');
      const shown = await options.evaluate(
        () => document.documentElement.outerHTML + (document.querySelector('textarea')?.value ?? ''),
      );
      expect(shown).not.toContain(secret);
      await options.close();
    });

    test('shows HTML and directions in names as text', async () => {
      const name = '<img src=x onerror=alert(1)>\u202Egnp';
      const options = await openOptions(browser);
      const record = { name, scopes: ['linksRead'], allowedHostnames: ['<b>x</b>.example'] };
      await previewImport(options, JSON.stringify({ 'hoko.keys': { key_h: record } }));
      expect(await options.evaluate(() => document.querySelector('[data-preview] bdi')?.textContent)).toBe(
        name,
      );
      expect(
        await options.evaluate(() => document.querySelector('[data-preview] :is(img, code b)')),
      ).toBeNull();
      await options.close();
    });
  });

  test('keys imported twice are there once, and survive the popup', async () => {
    await importKeys(browser, sample);
    const options = await openOptions(browser);
    await previewImport(options, sample);
    expect(await textOf(options)).toContain('Nothing: these keys are stored already.');
    await options.close();
  });
});
