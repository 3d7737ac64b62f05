import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe } from '../rigs/axe.ts';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { record, settings } from '../rigs/key-records.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import {
  answer,
  applyImport,
  bringFile,
  click,
  openOptions,
  previewImport,
  removeAll,
  sourcesOf,
  storedNames,
  textOf,
  write,
} from '../rigs/options-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../sample-workspace/.vscode/settings.json');
const NAMES = ['Storefront', 'Analytics board', 'Link builder', 'Old blog'];

let servers: Servers;
let sample: string;

beforeAll(async () => {
  sample = await readFile(SAMPLE, 'utf8');
  servers = await startServers();
});
afterAll(() => servers?.close());

const saidOf = (view: View) => view.evaluate(() => document.querySelector('#said')?.textContent ?? '');

describe.each(ENGINES)('%s: the options page', engine => {
  let browser: ExtensionBrowser;
  let options: View;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
    options = await openOptions(browser);
  });
  afterAll(() => browser?.close());

  /** Brings these files, in the place of all that is kept. */
  async function keepOnly(...files: readonly (readonly [name: string, text: string])[]): Promise<void> {
    await removeAll(options);
    for (const [name, text] of files) {
      await bringFile(options, 'drop', name, text);
      await applyImport(options);
    }
  }

  test('with no keys says what to do', async () => {
    expect(await textOf(options)).toContain('No keys yet. In VS Code, run “Hoko: Copy Snapshot for Browser”');
    expect(await axe(options)).toEqual([]);
  });

  test('shows what a settings file brings before it applies it, and goes on to where it is', async () => {
    await removeAll(options);
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
    await keepOnly(['settings.json', sample]);
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
    await keepOnly(['settings.json', sample]);
    await previewImport(options, sample);
    expect(await textOf(options)).toContain('Nothing: these keys are stored already.');
    await click(options, '#cancel');
  });

  test.each(['choose', 'drop'] as const)('takes a file (%s), keeps it by its name or another', async how => {
    await keepOnly(['settings.json', sample]);
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
    const name = how === 'drop' ? 'Acme, dropped' : 'Acme.code-workspace';
    expect(await sourcesOf(options)).toEqual(['settings.json', name]);
    expect(await storedNames(options)).toContain('A key');
  });

  test('updates a source by whatever its file is called', async () => {
    await keepOnly(['settings.json', sample], ['other.json', settings({ key_x: record() })]);
    await click(options, '[data-source] [data-act=update]');
    await options.waitFor('focus', () => document.activeElement?.id === 'choose-file');
    await bringFile(options, 'choose', 'settings (2).json', sample.replace('Storefront', 'Shop'));
    expect(await textOf(options)).toContain('1 key changed');
    await applyImport(options);
    expect(await sourcesOf(options)).toEqual(['settings.json', 'other.json']);
    expect(await storedNames(options)).toContain('Shop');
  });

  test('removes a source alone, once asked; Cancel leaves it', async () => {
    await keepOnly(['settings.json', sample], ['other.json', settings({ key_x: record() })]);
    await click(options, '[data-source] [data-act=remove]');
    expect(await options.evaluate(() => document.querySelector('dialog')?.textContent)).toContain(
      'Remove “settings.json”?This browser forgets its 4 keys.',
    );
    expect(await axe(options)).toEqual([]);
    await click(options, 'dialog [autofocus], dialog button:last-child');
    await options.waitFor('the question to go', () => document.querySelector('dialog') === null);
    expect(await sourcesOf(options)).toEqual(['settings.json', 'other.json']);
    await click(options, '[data-source] [data-act=remove]');
    await answer(options);
    await options.waitFor('the source to go', () => document.querySelectorAll('[data-source]').length === 1);
    expect(await sourcesOf(options)).toEqual(['other.json']);
    await options.waitFor('focus', () => document.activeElement?.id === 'sources-title');
    await removeAll(options);
    expect(await textOf(options)).toContain('No keys yet.');
  });
});
