import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EngineName } from './launch.ts';

/** What an organisation sets for the extension in one browser of the machine. */
export interface Policy {
  /** For Firefox, which has to be started with it. */
  readonly home?: string;
  /** @param addon the extension's id: in Chromium its pages' hostname, in Firefox the manifest's */
  set(addon: string, managed: object): Promise<void>;
  withdraw(): Promise<void>;
  /** Leaves no trace of it. */
  clean(): Promise<void>;
}

/** The folder Debian's Chromium reads policies from; only root may write there. */
const CHROMIUM_POLICIES = '/etc/chromium/policies/managed';

/** Before the browser starts: Chromium watches a folder only where there is one then. */
export async function preparePolicy(engine: EngineName): Promise<Policy> {
  return engine === 'chromium' ? chromiumPolicy() : firefoxPolicy();
}

async function chromiumPolicy(): Promise<Policy> {
  const made = await mkdir(CHROMIUM_POLICIES, { recursive: true });
  const file = path.join(CHROMIUM_POLICIES, 'hoko-keys-test.json');
  const withdraw = () => rm(file, { force: true });
  return {
    set: (addon, managed) =>
      writeFile(file, JSON.stringify({ '3rdparty': { extensions: { [addon]: managed } } })),
    withdraw,
    clean: async () => {
      await withdraw();
      if (made !== undefined) await rm(made, { recursive: true, force: true });
    },
  };
}

/** https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Native_manifests */
async function firefoxPolicy(): Promise<Policy> {
  const home = await mkdtemp(path.join(tmpdir(), 'hoko-home-'));
  const folder = path.join(home, '.mozilla/managed-storage');
  await mkdir(folder, { recursive: true });
  return {
    home,
    set: (addon, managed) => {
      const manifest = { name: addon, description: 'A test’s policy', type: 'storage', data: managed };
      return writeFile(path.join(folder, `${addon}.json`), JSON.stringify(manifest));
    },
    withdraw: async () => {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder);
    },
    clean: () => rm(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}
