/**
 * The test that matters most. For every key on every page, in both browsers, three must agree: what the popup says, what the
 * emulator answers to that page's own call, and what a person wrote down here.
 */
import {
  createManagement,
  type Emulator,
  generateToken,
  type Management,
  startEmulator,
} from '@hoko-keys/emulator';
import { writeSnapshot } from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { importKeys } from '../rigs/options-page.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

const PAGES = [
  'https://example.com/',
  'https://www.example.com/',
  'https://app.example.com/',
  'https://a.b.example.com/',
  'https://other.test/',
  'https://example.com.evil.test/',
  'https://app.example.com:8443/',
  'https://bücher.example/',
] as const;

const yes = 'allowed';
const no_ = 'blocked';

/** Written by hand from Hoko's help page and the emulator's decided rules. Columns are the pages above, in order. */
const TABLE = [
  //                                              apex www  app  a.b  other evil :8443 bücher
  ['exact', ['example.com'], /*               */ [yes, no_, no_, no_, no_, no_, no_, no_]],
  ['wildcard', ['*.example.com'], /*          */ [no_, yes, yes, yes, no_, no_, yes, no_]],
  ['both', ['example.com', '*.example.com'], /**/ [yes, yes, yes, yes, no_, no_, yes, no_]],
  ['several', ['shop.test', 'www.example.com'], [no_, yes, no_, no_, no_, no_, no_, no_]],
  ['deep', ['*.b.example.com'], /*            */ [no_, no_, no_, yes, no_, no_, no_, no_]],
  ['unicode', ['bücher.example'], /*          */ [no_, no_, no_, no_, no_, no_, no_, yes]],
  ['empty', [], /*                            */ [yes, yes, yes, yes, yes, yes, yes, yes]],
  ['revoked', ['*.example.com', 'other.test'], [no_, no_, no_, no_, no_, no_, no_, no_]],
] as const;

type Outcomes = Record<string, string>;

let emulator: Emulator;
let management: Management;
let servers: Servers;
const issued: { name: string; id: string; value: string }[] = [];

beforeAll(async () => {
  emulator = await startEmulator({ token: generateToken() });
  management = createManagement(emulator);
  servers = await startServers({ hoko: emulator.url });
  for (const [name, allowedHostnames] of TABLE) {
    const { key, value } = await management.createKey({ name, scopes: ['linksRead'], allowedHostnames });
    if (name === 'revoked') await management.revokeKey(key.id);
    issued.push({ name, id: key.id, value });
  }
});
afterAll(async () => {
  await servers?.close();
  await emulator?.close();
});

describe.each(ENGINES)('%s', engine => {
  let browser: ExtensionBrowser;

  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
    const keys = await management.listKeys();
    const written = writeSnapshot({
      keys,
      rules: {},
      source: 'the emulator',
      takenAt: new Date().toISOString(),
    });
    if (!written.ok) throw new Error(written.problem.code);
    await importKeys(browser, written.text);
  });
  afterAll(() => browser?.close());

  test.each(PAGES.map((url, column) => [url, column] as const))('%s', async (url, column) => {
    const page = await browser.openPage(url);
    const expected = Object.fromEntries(TABLE.map(([name, , outcomes]) => [name, outcomes[column]]));
    expect(await answersTo(page), 'the emulator’s answers to this page’s calls').toEqual(expected);
    expect(await popupSays(browser, page), 'the popup’s verdicts').toEqual(expected);
    await page.close();
  });
});

/** What the page gets when it calls Hoko with each key. */
async function answersTo(page: View): Promise<Outcomes> {
  const outcomes: Outcomes = {};
  for (const { name, value } of issued) {
    const { status, text } = await page.evaluate(async (bearer: string) => {
      const answer = await fetch('https://hoko.to/api/links', {
        headers: { authorization: `Bearer ${bearer}` },
      });
      return { status: answer.status, text: await answer.text() };
    }, value);
    outcomes[name] = outcomeOf(status, text);
  }
  return outcomes;
}

function outcomeOf(status: number, text: string): string {
  if (status === 200) return 'allowed';
  if (status === 403 && text.includes('Hostname blocked')) return 'blocked';
  if (status === 401 && text.includes('API key revoked')) return 'blocked';
  return `${status} ${text}`;
}

async function popupSays(browser: ExtensionBrowser, page: View): Promise<Outcomes> {
  const popup = await browser.openPopup(page);
  await popup.waitFor('the popup’s verdicts', () => document.body.dataset.ready);
  const rows = await popup.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('li[data-key-id]')].map(({ dataset }) => [
      dataset.keyId,
      dataset.outcome,
    ]),
  );
  await popup.close();
  const byId = new Map(rows.map(([id, outcome]) => [id, outcome ?? '']));
  return Object.fromEntries(issued.map(({ name, id }) => [name, byId.get(id) ?? 'not shown']));
}
