/**
 * The verdict table, for whoever else may call: frames, sandboxes, workers, redirects. For every caller and key, in both
 * browsers, these must agree: what is predicted, what the emulator decides, and what a person wrote down here.
 */
import {
  createManagement,
  type Emulator,
  generateToken,
  type Management,
  startEmulator,
} from '@hoko-keys/emulator';
import { EMULATOR_RULES, judge, type OutgoingCall, predictHeaders } from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { type Context, harnessPage, WIDGET } from '../rigs/header-page.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

const ORIGIN = 'https://app.example.com';
const PAGE = `${ORIGIN}/page?policy=strict-origin-when-cross-origin`;
const TARGET = 'https://hoko.to/api/links';

const LISTS = { page: ['app.example.com'], widget: ['widget.test'], any: [] } as const;

const yes = 'allowed';
const no_ = 'blocked';
/** The call arrives without the key. */
const off = 'no key';

type Row = readonly [
  context: Context,
  /** The redirecting origin, if any. */
  via: string,
  caller: Omit<OutgoingCall, 'url' | 'method'>,
  outcomes: readonly [page: string, widget: string, any: string],
];

/**
 * Written by hand from the standards and the emulator's decided rules, by which "Origin: null" counts as no Origin: who has
 * no usable hostname is not filtered.
 */
const TABLE: readonly Row[] = [
  ['document', '', { documentUrl: PAGE }, [yes, no_, yes]],
  ['frame', '', { documentUrl: `${ORIGIN}/frame` }, [yes, no_, yes]],
  ['cross-origin frame', '', { documentUrl: `${WIDGET}/frame` }, [no_, yes, yes]],
  ['srcdoc frame', '', { documentUrl: 'about:srcdoc', creatorUrl: PAGE }, [yes, no_, yes]],
  ['about:blank frame', '', { documentUrl: 'about:blank', creatorUrl: PAGE }, [yes, no_, yes]],
  ['blob frame', '', { documentUrl: `blob:${ORIGIN}/1`, creatorUrl: PAGE }, [yes, no_, yes]],
  ['data frame', '', { documentUrl: 'data:text/html,', creatorUrl: PAGE }, [yes, yes, yes]],
  ['sandboxed frame', '', { documentUrl: `${ORIGIN}/frame`, opaqueOrigin: true }, [yes, yes, yes]],
  ['sandboxed frame that keeps its origin', '', { documentUrl: `${ORIGIN}/frame` }, [yes, no_, yes]],
  [
    'sandboxed srcdoc frame',
    '',
    { documentUrl: 'about:srcdoc', creatorUrl: PAGE, opaqueOrigin: true },
    [yes, yes, yes],
  ],
  ['worker', '', { documentUrl: `${ORIGIN}/worker.js`, worker: true }, [yes, no_, yes]],
  ['blob worker', '', { documentUrl: `blob:${ORIGIN}/1`, creatorUrl: PAGE, worker: true }, [yes, no_, yes]],
  ['service worker', '', { documentUrl: `${ORIGIN}/service-worker.js`, worker: true }, [yes, no_, yes]],
  // A redirect to another origin takes the key from the call.
  ['document', ORIGIN, { documentUrl: PAGE }, [off, off, off]],
  ['document', 'https://other.test', { documentUrl: PAGE }, [off, off, off]],
];

type Name = keyof typeof LISTS;
const NAMES = Object.keys(LISTS) as readonly Name[];

let emulator: Emulator;
let management: Management;
let servers: Servers;
const issued = new Map<Name, { readonly id: string; readonly value: string }>();

beforeAll(async () => {
  emulator = await startEmulator({ token: generateToken() });
  management = createManagement(emulator);
  servers = await startServers({ page: harnessPage, hoko: emulator.url });
  for (const name of NAMES) {
    const allowedHostnames = LISTS[name];
    const { key, value } = await management.createKey({ name, scopes: ['linksRead'], allowedHostnames });
    issued.set(name, { id: key.id, value });
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
  });
  afterAll(() => browser?.close());

  test.each(TABLE)('%s %s', async (context, via, caller, outcomes) => {
    const expected = Object.fromEntries(NAMES.map((name, column) => [name, outcomes[column]]));
    const call: OutgoingCall = {
      url: TARGET,
      method: 'GET',
      ...caller,
      ...(via === '' ? {} : { redirects: [hop(via)] }),
    };
    expect(predicted(call, engine), 'the prediction').toEqual(expected);
    const page = await browser.openPage(PAGE);
    expect(await decided(page, context, via), 'the emulator’s decisions').toEqual(expected);
    await page.close();
  });
});

function hop(via: string): string {
  return `${via}/hop?to=${encodeURIComponent(TARGET)}`;
}

function predicted(call: OutgoingCall, engine: ExtensionBrowser['engine']): Record<string, string> {
  const { carriesKey, ...headers } = predictHeaders(call, engine);
  const outcomeOf = (name: Name) =>
    judge({ scopes: ['linksRead'], allowedHostnames: LISTS[name], status: 'active' }, headers, EMULATOR_RULES)
      .outcome;
  return Object.fromEntries(NAMES.map(name => [name, carriesKey ? outcomeOf(name) : off]));
}

/** What the emulator makes of the calls that a context in the page makes with each key, one after the other. */
async function decided(
  page: Awaited<ReturnType<ExtensionBrowser['openPage']>>,
  context: Context,
  via: string,
): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  for (const [name, { id, value }] of issued) {
    const before = (await management.decisions()).length;
    const call = {
      start: via === '' ? TARGET : hop(via),
      method: 'GET',
      mode: 'cors',
      value,
    } as const;
    await page.evaluate((from, told) => globalThis.callFrom(from, [told]), context, call);
    const [decision, ...others] = (await management.decisions()).slice(before);
    expect(others).toEqual([]);
    outcomes[name] = decision?.keyId === undefined ? off : (decision.verdict?.outcome ?? 'no verdict');
    expect([id, undefined]).toContain(decision?.keyId);
  }
  return outcomes;
}
