/**
 * The verdict table, for whoever else may call: frames, sandboxes, workers, redirects. For every caller and key, in both
 * browsers, these must agree: what is predicted, what the panel observes of the real call, what the emulator decides, and what
 * a person wrote down here.
 */
import {
  createManagement,
  type Emulator,
  generateToken,
  type Management,
  startEmulator,
} from '@hoko-keys/emulator';
import {
  EMULATOR_RULES,
  fingerprintOf,
  judge,
  type OutgoingCall,
  type PredictedHeaders,
  predictHeaders,
  writeSnapshot,
} from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { type Context, harnessPage, WIDGET } from '../rigs/header-page.ts';
import { ENGINES, type EngineName, launchBrowser } from '../rigs/launch.ts';
import { importKeys } from '../rigs/options-page.ts';
import { callsIn, clickOn, observe, openPanel, type ShownCall } from '../rigs/panel-view.ts';
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
  /** Where the browser tells the extension nothing of the call (measured in Chromium 156 and Firefox 153 ESR). */
  unseenIn?: readonly EngineName[] | undefined,
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
  [
    'service worker',
    '',
    { documentUrl: `${ORIGIN}/service-worker.js`, worker: true },
    [yes, no_, yes],
    // It belongs to no tab, so the click on the button, which counts for one tab, is no access to its origin; the panel says so.
    ['chromium'],
  ],
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
let snapshot: string;

beforeAll(async () => {
  emulator = await startEmulator({ token: generateToken() });
  management = createManagement(emulator);
  servers = await startServers({ page: harnessPage, hoko: emulator.url });
  const keys = [];
  for (const name of NAMES) {
    const allowedHostnames = LISTS[name];
    const { key, value } = await management.createKey({ name, scopes: ['linksRead'], allowedHostnames });
    issued.set(name, { id: key.id, value });
    keys.push({ ...key, fingerprint: await fingerprintOf(value) });
  }
  const written = writeSnapshot({ keys, rules: {}, source: 'a test', takenAt: new Date().toISOString() });
  if (!written.ok) throw new Error(written.problem.code);
  snapshot = written.text;
});
afterAll(async () => {
  await servers?.close();
  await emulator?.close();
});

describe.each(ENGINES)('%s', engine => {
  let browser: ExtensionBrowser;
  let page: View;
  let panel: View;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers, { prompts: true });
    await importKeys(browser, snapshot);
    page = await browser.openPage(PAGE);
    panel = await openPanel(browser, page);
    await observe(browser, panel, true);
    await page.evaluate(() => globalThis.callFrom('cross-origin frame', []));
    await panel.evaluate(() => window.dispatchEvent(new Event('focus')));
    await panel.waitFor('the frame’s origin', () => document.querySelector('[data-frame]'));
    await browser.answering('allow', () => clickOn(panel, '[data-frame]'));
    await panel.waitFor('the grant', () => document.querySelector('[data-granted="https://widget.test/*"]'));
  });
  afterAll(() => browser?.close());

  test('the panel says whether a service worker’s calls are seen', async () => {
    const said = await panel.evaluate(() => document.body.textContent ?? '');
    expect(said.includes('Calls of a service worker are not seen here')).toBe(engine === 'chromium');
  });

  test.each(TABLE.map(row => ({ row, name: `${row[0]} ${row[1]}` })))('$name', async ({ row }) => {
    const [context, via, caller, outcomes, unseenIn = []] = row;
    const expected = Object.fromEntries(NAMES.map((name, column) => [name, outcomes[column]]));
    const call: OutgoingCall = {
      url: TARGET,
      method: 'GET',
      ...caller,
      ...(via === '' ? {} : { redirects: [hop(via)] }),
    };
    expect(predicted(call, engine), 'the prediction').toEqual(expected);
    const before = (await callsIn(panel)).filter(isNoMark).length;
    expect(await decided(page, context, via), 'the emulator’s decisions').toEqual(expected);
    const observed = (await callsBeforeMark(page, panel)).slice(before);
    expect(observed.map(headersAndKey), 'what the panel observed').toEqual(
      unseenIn.includes(engine) ? [] : NAMES.map(name => told(name, predictHeaders(call, engine))),
    );
    expect(observed.map(outcomeShown), 'how the panel saw it end').toEqual(
      unseenIn.includes(engine) ? [] : Object.values(expected),
    );
  });
});

/** A prediction as the panel tells of it: of a Referer without its query, of a key by its name. */
function told(name: Name, { origin, referer, carriesKey }: PredictedHeaders) {
  return { key: carriesKey ? name : 'None was sent', origin, referer: referer?.replace(/\?.*$/, '') };
}

function headersAndKey({ key, origin, referer }: ShownCall) {
  return { key, origin, referer };
}

const OUTCOMES: Readonly<Record<string, string>> = { passed: yes, blocked: no_, noKey: off };

function outcomeShown({ outcome }: ShownCall): string {
  return OUTCOMES[outcome] ?? outcome;
}

/** The calls in the panel, up to one that is made now: what isn't there by then, the browser tells nobody of. */
async function callsBeforeMark(page: View, panel: View): Promise<readonly ShownCall[]> {
  const mark = `${MARK}${(await callsIn(panel)).length}`;
  const value = issued.get('any')?.value ?? '';
  const call = { start: `https://hoko.to${mark}`, method: 'GET', mode: 'cors', value } as const;
  await page.evaluate(told => globalThis.callFrom('document', [told]), call);
  await panel.waitFor(
    'the mark',
    (endpoint: string) => {
      const rows = [...document.querySelectorAll<HTMLElement>('.calls > li')];
      const ended = rows.every(({ dataset }) => dataset.outcome !== 'pending');
      return ended && rows.some(({ dataset }) => dataset.endpoint === endpoint);
    },
    mark,
  );
  return (await callsIn(panel)).filter(isNoMark);
}

function isNoMark({ endpoint }: ShownCall): boolean {
  return !endpoint.startsWith(MARK);
}

const MARK = '/api/tags/mark-';

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
async function decided(page: View, context: Context, via: string): Promise<Record<string, string>> {
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
