import path from 'node:path';
import { findBrowser } from './browsers.ts';
import { launchChromium } from './chromium.ts';
import type { ExtensionBrowser } from './extension-browser.ts';
import { launchFirefox } from './firefox.ts';
import type { Servers } from './servers.ts';

export const ENGINES = ['chromium', 'firefox'] as const;
export type EngineName = (typeof ENGINES)[number];

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Folder of the extension's build for an engine. */
export function extensionFolder(engine: EngineName): string {
  return path.join(ROOT, 'packages/browser/dist', engine);
}

/** What a user has set in the browser. */
export interface Look {
  readonly colorScheme?: 'light' | 'dark';
  /** Their own few colours on every page: Windows' contrast themes, and Firefox's own switch. */
  readonly colors?: 'forced';
  readonly motion?: 'reduced';
  /** Everything twice as large: half the viewport in CSS pixels. */
  readonly zoom?: 2;
  /** Of its menus, BCP 47. */
  readonly language?: string;
  /** Firefox's home of the user (see `policy.ts`). */
  readonly home?: string;
  /** Folder that downloads go to. */
  readonly downloads?: string;
  /** Chromium's prompts are going to be answered; Firefox's always can be. */
  readonly prompts?: boolean;
  /** Pages open in private windows; Firefox's windows are all such. */
  readonly private?: boolean;
}

/** Starts a browser with the built extension; every hostname is found at `servers`. */
export async function launchBrowser(
  engine: EngineName,
  servers: Servers,
  { colorScheme = 'light', home, prompts, ...look }: Look = {},
): Promise<ExtensionBrowser> {
  const executablePath = await findBrowser(engine);
  if (executablePath === undefined) throw new Error(`${engine} is not here; \`pnpm test\` installs it`);
  const options = {
    executablePath,
    extension: extensionFolder(engine),
    servers,
    colorScheme,
    ...look,
  };
  return engine === 'chromium'
    ? launchChromium({ ...options, ...(prompts === undefined ? {} : { prompts }) })
    : launchFirefox({ ...options, ...(home === undefined ? {} : { home }) });
}
