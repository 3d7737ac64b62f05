import type { PublicSuffixes } from '@hoko-keys/shared';
import type { Emulator } from './emulator/emulator.ts';
import type { Dashboard } from './keys/dashboard.ts';
import type { KeyMemory } from './keys/key-memory.ts';
import type { Listing } from './keys/listing.ts';
import type { Prompts } from './prompts/prompts.ts';
import type { Values } from './secrets/values.ts';
import type { Settings } from './settings/settings.ts';
import type { L10n } from './words/l10n.ts';

/** What the flows work with. Everything of VS Code's is behind these, so a flow is tested with queued answers. */
export interface App {
  readonly l10n: L10n;
  readonly prompts: Prompts;
  readonly settings: Settings;
  readonly values: Values;
  readonly emulator: Emulator;
  readonly memory: KeyMemory;
  readonly dashboard: Dashboard;
  /** The keys as the settings say now. */
  listing(): Listing;
  /** Loaded when first asked for. */
  suffixes(): Promise<PublicSuffixes>;
  copy(text: string): PromiseLike<void>;
  /** Copies a value. @returns in how many seconds it is taken away; 0: it stays */
  copyValue(value: string): Promise<number>;
  openUrl(url: string): void;
  /** Where the person says that Hoko's API is; it may be anything. */
  apiUrl(): unknown;
  /** Opens a terminal that has these variables beside its own; it goes with the window. */
  openTerminal(name: string, variables: Readonly<Record<string, string>>): void;
  now(): Date;
}
