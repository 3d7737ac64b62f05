import { createManagement, startEmulator } from '@hoko-keys/emulator';
import { loadPublicSuffixes } from '@hoko-keys/shared';
import { afterEach, beforeEach } from 'vitest';
import type { App } from '../app.ts';
import { type ScriptedAnswer, type ScriptedPrompts, scriptedPrompts } from '../prompts/scripted-prompts.ts';
import { createValues } from '../secrets/values.ts';
import { type MemorySettings, memorySettings } from '../settings/memory-settings.ts';
import { keysIn } from '../settings/record-change.ts';
import { plainL10n } from '../words/plain-l10n.ts';
import { createDashboard } from './dashboard.ts';
import { createKeyMemory, memoryIn } from './key-memory.ts';
import { type Listing, listKeys, type PlacedKey } from './listing.ts';

type Emulator = Awaited<ReturnType<typeof startEmulator>>;

/** What the flows work with, in memory, beside a real emulator; made anew for each test. For the flows' tests. */
export interface FlowsRig {
  readonly emulator: Emulator;
  /** One folder's settings file. */
  readonly settings: MemorySettings;
  /** SecretStorage. */
  readonly secrets: Map<string, string>;
  clipboard: string;
  /** Addresses that were opened, and terminals. */
  readonly opened: string[];
  /** The setting. */
  apiUrl: unknown;
  readonly terminals: { readonly name: string; readonly variables: Readonly<Record<string, string>> }[];
  /** A value SecretStorage loses when it is given it, with the one it had before. */
  losing: string | undefined;
  /** SecretStorage that keeps nothing; one that lets nothing go. */
  forgetful: boolean;
  clinging: boolean;
  /** One that does not answer. */
  locked: boolean;
  appWith(answers: readonly ScriptedAnswer[]): { app: App; prompts: ScriptedPrompts };
  management(): ReturnType<typeof createManagement>;
  listing(): Listing;
  keyNamed(name: string): PlacedKey;
  /** The key's record as the file has it. */
  record(name: string): Record<string, unknown>;
  /** Writes records by id, as a person would. */
  write(records: Readonly<Record<string, object>>): void;
  /** What is in SecretStorage for a key. */
  valueOf(placed: PlacedKey): Promise<string | undefined>;
  /** What the emulator answers to a call with a value from a page. */
  statusFor(value: string, origin: string): Promise<number>;
}

/** @returns the rig of the test that runs */
export function useFlowsRig(): () => FlowsRig {
  let rig: FlowsRig;
  beforeEach(async () => {
    rig = rigFor(await startEmulator({ token: 'token' }));
  });
  afterEach(() => rig.emulator.close());
  return () => rig;
}

function rigFor(emulator: Emulator): FlowsRig {
  const settings = memorySettings();
  const secrets = new Map<string, string>();
  const management = () => createManagement(emulator);
  const listing = () => listKeys([{ place: settings.place, value: keysIn(settings.text, ['hoko.keys']) }]);
  const answer = () => {
    if (rig.locked) throw new Error('the keyring is locked');
  };
  const values = createValues({
    get: async name => {
      answer();
      return secrets.get(name);
    },
    store: async (name, value) => {
      answer();
      if (rig.forgetful) return;
      if (rig.losing !== undefined && value.includes(rig.losing)) secrets.delete(name);
      else secrets.set(name, value);
    },
    delete: async name => void (rig.clinging || secrets.delete(name)),
    keys: async () => {
      answer();
      return [...secrets.keys()];
    },
  });
  const memory = createKeyMemory(memoryIn(new Map()));
  const keyNamed = (name: string) => {
    const found = listing().keys.find(({ key }) => key.name === name);
    if (found === undefined) throw new Error(`there is no key “${name}”`);
    return found;
  };
  const app: Omit<App, 'prompts'> = {
    l10n: plainL10n,
    settings,
    values,
    emulator: {
      isPossible: true,
      running: () => ({ url: emulator.url, origin: 'started' }),
      check: async () => ({ url: emulator.url, origin: 'started' }),
      use: async () => management(),
      start: async () => ({ url: emulator.url, origin: 'started' }),
      stop: async () => undefined,
      connect: async () => ({ url: emulator.url, origin: 'connected' }),
      dispose: async () => {},
    },
    memory,
    dashboard: createDashboard(memory, () => {}),
    suffixes: loadPublicSuffixes,
    listing,
    copy: async text => {
      rig.clipboard = text;
    },
    copyValue: async value => {
      rig.clipboard = value;
      return 0;
    },
    openUrl: url => void rig.opened.push(url),
    apiUrl: () => rig.apiUrl,
    openTerminal: (name, variables) => void rig.terminals.push({ name, variables }),
    now: () => new Date('2026-11-25T08:00:00Z'),
  };
  const rig: FlowsRig = {
    emulator,
    settings,
    secrets,
    clipboard: '',
    opened: [],
    apiUrl: 'https://hoko.to',
    terminals: [],
    losing: undefined,
    forgetful: false,
    clinging: false,
    locked: false,
    appWith: answers => {
      const prompts = scriptedPrompts(answers);
      return { app: { ...app, prompts }, prompts };
    },
    management,
    listing,
    keyNamed,
    record: name => {
      const records = keysIn(settings.text, ['hoko.keys']) as Record<string, Record<string, unknown>>;
      return records[keyNamed(name).key.id] ?? {};
    },
    write: records => {
      settings.text = JSON.stringify({ 'hoko.keys': records });
    },
    valueOf: async placed => {
      const found = await values.find(placed);
      return found.kind === 'here' ? found.value : undefined;
    },
    statusFor: async (value, origin) => {
      const headers = { authorization: `Bearer ${value}`, origin };
      return (await fetch(`${emulator.url}/api/links`, { headers })).status;
    },
  };
  return rig;
}
