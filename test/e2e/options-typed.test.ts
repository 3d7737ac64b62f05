import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe } from '../rigs/axe.ts';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { record } from '../rigs/key-records.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import {
  answer,
  click,
  everythingOn,
  openOptions,
  removeAll,
  sourcesOf,
  storedNames,
  write,
} from '../rigs/options-page.ts';
import { keepSources } from '../rigs/popup-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

const VALUE = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';

let servers: Servers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(() => servers?.close());

describe.each(ENGINES)('%s: keys written by hand', engine => {
  let browser: ExtensionBrowser;
  let options: View;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
    options = await openOptions(browser);
  });
  afterAll(() => browser?.close());

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

  test('what is half written is not lost unasked', async () => {
    const keys = { key_a: record({ name: 'First' }), key_b: record({ name: 'Second' }) };
    await keepSources(browser, { typed: keys }, 'typed');
    const page = await openOptions(browser);
    const nameBox = () =>
      page.evaluate(() => document.querySelector<HTMLInputElement>('#key-name')?.value ?? '');
    const edit = (id: string) => click(page, `[data-stored-id=${id}] [data-act=edit-key]`);
    const question = () => page.evaluate(() => document.querySelector('dialog h2')?.textContent);
    const refuse = async () => {
      await click(page, 'dialog button:not([data-yes])');
      await page.waitFor('the question to go', () => document.querySelector('dialog') === null);
    };
    /** As a browser asks the page when its tab is closed. */
    const mayClose = () =>
      page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })));

    await edit('key_a');
    await page.waitFor('the form', () => document.activeElement?.id === 'key-name');
    expect(await mayClose()).toBe(true);
    await write(page, '#key-name', 'Half');
    await page.waitFor(
      'what was written to count',
      () => !dispatchEvent(new Event('beforeunload', { cancelable: true })),
    );
    await edit('key_b');
    expect(await question()).toBe('Discard what you changed in “First”?');
    expect(await axe(page)).toEqual([]);
    await refuse();
    expect(await nameBox()).toBe('Half');
    await edit('key_a');
    expect(await question()).toBeUndefined();
    expect(await nameBox()).toBe('Half');
    await click(page, '.key-form [type=button]:last-child');
    await refuse();
    expect(await nameBox()).toBe('Half');

    await edit('key_b');
    await answer(page);
    await page.waitFor(
      'the other key',
      () => document.querySelector<HTMLInputElement>('#key-name')?.value === 'Second',
    );
    await edit('key_a');
    expect(await question()).toBeUndefined();
    await page.waitFor(
      'this key',
      () => document.querySelector<HTMLInputElement>('#key-name')?.value === 'First',
    );
    expect(await mayClose()).toBe(true);
    await click(page, '.key-form [type=button]:last-child');
    await page.waitFor('the form to go', () => document.activeElement?.id === 'write-key');
    await removeAll(page);
    await page.close();
  });

  test('a key that another page changed or removed meanwhile is not written over unasked', async () => {
    await keepSources(browser, { typed: { key_a: record({ name: 'First' }) } }, 'typed');
    const pages = [await openOptions(browser), await openOptions(browser)] as const;
    const [page, other] = pages;
    for (const each of pages) {
      await click(each, '[data-act=edit-key]');
      await each.waitFor('the form', () => document.activeElement?.id === 'key-name');
    }
    const entries = () =>
      page.evaluate(() => document.querySelector('[data-stored-id] .entries')?.textContent);
    const warned = () =>
      page.waitFor('the warning', () =>
        document.querySelector('#key-fault')?.textContent?.includes('changed or removed meanwhile'),
      );

    await write(other, '#key-hostnames', 'theirs.example.com');
    await click(other, '#save-key');
    await other.waitFor('it to be saved', () => document.querySelector('.key-form') === null);
    await write(page, '#key-name', 'Mine');
    await click(page, '#save-key');
    await warned();
    expect(await storedNames(page)).toEqual(['First']);
    expect(await entries()).toBe('theirs.example.com');
    await click(page, '#save-key');
    await page.waitFor('it to be saved', () => document.querySelector('.key-form') === null);
    expect(await storedNames(page)).toEqual(['Mine']);
    expect(await entries()).toBe('a.example.com');

    await click(page, '[data-act=edit-key]');
    await write(page, '#key-name', 'Again');
    await click(other, '[data-act=remove-key]');
    await answer(other);
    await page.waitFor('it to go', () => document.querySelector('[data-source]') === null);
    await click(page, '#save-key');
    await warned();
    expect(await storedNames(page)).toEqual([]);
    await click(page, '#save-key');
    await page.waitFor('it to be saved', () => document.querySelector('.key-form') === null);
    expect(await storedNames(page)).toEqual(['Again']);
    await other.close();
    await removeAll(page);
    await page.close();
  });
});
