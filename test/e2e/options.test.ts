import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe } from '../rigs/axe.ts';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import {
  applyImport,
  bringFile,
  click,
  importKeys,
  openOptions,
  previewImport,
  write,
} from '../rigs/options-page.ts';
import { preparePolicy } from '../rigs/policy.ts';
import { type Servers, startServers } from '../rigs/servers.ts';
import { until } from '../rigs/until.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../sample-workspace/.vscode/settings.json');
const README = path.resolve(import.meta.dirname, '../../packages/browser/README.md');
const VALUE = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
const NAMES = ['Storefront', 'Analytics board', 'Link builder', 'Old blog'];

let servers: Servers;
let sample: string;

beforeAll(async () => {
  sample = await readFile(SAMPLE, 'utf8');
  servers = await startServers();
});
afterAll(() => servers?.close());

const textOf = (view: View) => view.evaluate(() => document.body.textContent ?? '');
const saidOf = (view: View) => view.evaluate(() => document.querySelector('#said')?.textContent ?? '');
const refusalOf = (view: View) =>
  view.evaluate(() => document.querySelector('.import .refused')?.textContent ?? '');

const storedNames = (view: View) =>
  view.evaluate(() => [...document.querySelectorAll('[data-stored-id] b')].map(name => name.textContent));
const sourcesOf = (view: View) =>
  view.evaluate(() => [...document.querySelectorAll('[data-source] h3')].map(name => name.textContent));

/** All that is anywhere on the page, in its boxes too. */
const everythingOn = (view: View) =>
  view.evaluate(() => {
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(box => box.value);
    return document.documentElement.outerHTML + boxes.join('\n');
  });

async function answer(view: View): Promise<void> {
  await click(view, 'dialog [data-yes]');
  await view.waitFor('the question to go', () => document.querySelector('dialog') === null);
}

/** Removes what earlier tests left. */
async function removeAll(view: View): Promise<void> {
  if ((await sourcesOf(view)).length === 0) return;
  await click(view, '#remove-all');
  await answer(view);
  await view.waitFor('the keys to go', () => document.querySelector('[data-source]') === null);
}

const settings = (records: object) => JSON.stringify({ 'hoko.keys': records });
const record = (more: object = {}) => ({
  name: 'A key',
  scopes: ['linksRead'],
  allowedHostnames: ['a.example.com'],
  ...more,
});
const manyKeys = (count: number, name = 'Key') =>
  settings(
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`key_${i}`, record({ name: `${name} ${i}` })]),
    ),
  );

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
      [`{"hoko.keys":{"a":{"name":${'['.repeat(5_000)}${']'.repeat(5_000)}}}}`, 'Nothing was changed'],
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

  test('a key is written by hand, with remarks while it is written, edited and removed', async () => {
    await click(options, '#write-key');
    await options.waitFor('the form', () => document.activeElement?.id === 'key-name');
    await write(options, '#key-hostnames', 'https://shop.example.com/cart\nvercel.app');
    await click(options, '#save-key');
    const form = () => options.evaluate(() => document.querySelector('.key-form')?.textContent ?? '');
    expect(await form()).toContain('Give the key a name.');
    expect(await form()).toContain('Choose at least one scope.');
    expect(await form()).toContain('is a URL. An entry is the hostname alone.');
    await options.waitFor('the suffixes', () =>
      document.querySelector('.lint')?.textContent?.includes('strangers'),
    );
    expect(await options.evaluate(() => document.activeElement?.id)).toBe('key-name');
    expect(await axe(options)).toEqual([]);
    await click(options, '[data-remedy]');
    const hostnames = () =>
      options.evaluate(() => document.querySelector<HTMLTextAreaElement>('#key-hostnames')?.value);
    expect(await hostnames()).toBe('shop.example.com\nvercel.app');

    await write(options, '#key-name', VALUE);
    expect(await everythingOn(options)).not.toContain(VALUE);
    expect(await form()).toContain('was removed from this page');
    await write(options, '#key-hostnames', `shop.example.com\n${VALUE}`);
    expect(await everythingOn(options)).not.toContain(VALUE);
    expect(await hostnames()).toBe('shop.example.com');

    await write(options, '#key-name', 'Shop');
    await click(options, '[name=scope][value=linksRead]');
    await click(options, '#save-key');
    await options.waitFor('the key', () => document.querySelector('[data-source=typed]') !== null);
    expect(await sourcesOf(options)).toEqual(['Written by hand']);
    await options.waitFor('focus', () => document.activeElement?.textContent === 'Written by hand');

    await click(options, '[data-act=edit-key]');
    await write(options, '#key-name', 'Store');
    await click(options, '#save-key');
    await options.waitFor(
      'the new name',
      () => document.querySelector('[data-stored-id] b')?.textContent === 'Store',
    );
    expect(await storedNames(options)).toEqual(['Store']);

    await click(options, '[data-act=remove-key]');
    await answer(options);
    await options.waitFor('the key to go', () => document.querySelector('[data-source]') === null);
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

  test('the editor is chosen from a list, and remembered', async () => {
    await options.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>('#editor');
      if (select === null) throw new Error('there is no list');
      select.value = 'cursor';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await options.waitFor('it to be kept', () =>
      document.querySelector('#said')?.textContent?.includes('Proposals open in Cursor.'),
    );
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

/** By hand, one record of it wrong in a way that Chromium's schema allows. */
const POLICY = { source: 'Acme', keys: { key_p: record({ name: 'By policy' }), key_w: { name: 'Half' } } };

/** A type that Chromium's schema forbids. */
const MISTYPED = record({ allowedHostnames: 'a.example.com' });

interface TextPolicy {
  readonly source: string;
  readonly snapshot: string;
}

/** The example in the README's part for administrators, with a record of a wrong type beside its own. */
async function textPolicy(): Promise<TextPolicy> {
  const readme = await readFile(README, 'utf8');
  const example: TextPolicy = JSON.parse(/^```json\n([\s\S]*?)^```/m.exec(readme)?.[1] ?? '');
  const file = JSON.parse(example.snapshot);
  Object.assign(file['hoko.keys'], { key_w: MISTYPED });
  return { ...example, snapshot: JSON.stringify(file, null, 2) };
}

/** As an organisation's keys are shown where they came. */
async function expectPolicy(page: View, names: readonly string[], problem: string): Promise<void> {
  await page.waitFor('the policy', () => document.querySelector('[data-source=policy]') !== null);
  expect(await sourcesOf(page)).toEqual(['Acme']);
  expect(await storedNames(page)).toEqual(names);
  expect(await textOf(page)).toContain('Set by your organisation');
  await page.waitFor(
    'what is wrong with it',
    (sentence: string) => document.querySelector('[data-policy-problems]')?.textContent?.includes(sentence),
    problem,
  );
  expect(
    await page.evaluate(() => document.querySelector('[data-act=remove], [data-act=update], #remove-all')),
  ).toBeNull();
  expect(await axe(page)).toEqual([]);
}

const WRONG_TYPE = 'Line 17: “allowedHostnames” of “key_w” has to be a list of texts';

describe('what an organisation sets comes by itself, can’t be changed here, and goes when it is withdrawn', () => {
  test('chromium', async () => {
    const policy = await preparePolicy('chromium');
    const browser = await launchBrowser('chromium', servers);
    try {
      const first = await openOptions(browser);
      const id = await first.evaluate(() => location.hostname);
      const shows = (name: string) =>
        eventually(browser, (words: string) => document.body.textContent?.includes(words) === true, name);
      await policy.set(id, POLICY);
      const byHand = await shows('By policy');
      await expectPolicy(byHand, ['By policy'], '“key_w” has no “scopes”');
      await byHand.close();

      // All keys are held back for the one; what they were is kept.
      await policy.set(id, { ...POLICY, keys: { ...POLICY.keys, key_w: MISTYPED } });
      const heldBack = await shows('There is a policy, but no keys are in it.');
      await expectPolicy(heldBack, ['By policy'], 'can’t be read. What they were before is kept.');
      await heldBack.close();

      await policy.set(id, await textPolicy());
      const asText = await shows('Storefront');
      await expectPolicy(asText, ['Storefront'], WRONG_TYPE);
      await asText.close();

      await policy.withdraw();
      const gone = await shows('No keys yet.');
      expect(await sourcesOf(gone)).toEqual([]);
    } finally {
      await browser.close();
      await policy.clean();
    }
  });

  // Firefox looks for a policy once in its life, so what the first one stored is handed to another.
  test('firefox', async () => {
    const policy = await preparePolicy('firefox');
    await policy.set('hoko-keys@hoko-keys.invalid', await textPolicy());
    const withIt = await launchBrowser('firefox', servers, policy);
    let stored: object;
    try {
      const page = await openOptions(withIt);
      await expectPolicy(page, ['Storefront'], WRONG_TYPE);
      stored = await page.evaluate(() => (globalThis as unknown as Extension).browser.storage.local.get());
    } finally {
      await withIt.close();
      await policy.clean();
    }
    const withoutIt = await launchBrowser('firefox', servers);
    try {
      const page = await openOptions(withoutIt);
      await page.evaluate(
        (items: object) => (globalThis as unknown as Extension).browser.storage.local.set(items),
        stored,
      );
      expect(JSON.stringify(stored)).toContain('"kind":"policy"');
      await eventually(withoutIt, () => document.querySelector('.empty') !== null);
    } finally {
      await withoutIt.close();
    }
  });
});

interface Extension {
  readonly browser: {
    readonly storage: { readonly local: { get(): Promise<object>; set(items: object): Promise<void> } };
  };
}

/** Opens the page anew until something is there: a browser takes its time to notice a policy. */
async function eventually<A extends readonly unknown[]>(
  browser: ExtensionBrowser,
  probe: (...args: A) => boolean,
  ...args: A
): Promise<View> {
  for (;;) {
    const page = await openOptions(browser);
    const there = await page.waitFor('it', probe, ...args).catch(() => false);
    if (there) return page;
    await page.close();
  }
}
