import * as vscode from 'vscode';
import { createDashboard, type Dashboard } from './keys/dashboard.ts';
import { createKeyMemory, type KeyMemory } from './keys/key-memory.ts';
import type { Listing } from './keys/listing.ts';
import { createListingReader } from './keys/listing-reader.ts';
import { createValues, type Values } from './secrets/values.ts';
import { valuesByPlace } from './settings/place.ts';
import { findUserFile } from './settings/settings-document.ts';
import { currentLayout, inspectKeys } from './settings/window-levels.ts';
import { languageOf, speak } from './words/core-words.ts';

/**
 * What the window knows of its keys: one for the view, the settings files and the commands. It is a chunk of its own, loaded when
 * the first of them needs it.
 */
export interface WindowKeys {
  readonly values: Values;
  readonly memory: KeyMemory;
  readonly dashboard: Dashboard;
  /** The keys as the settings say now; read when first asked for. */
  listing(): Listing;
  /** The settings are others now. */
  forget(): void;
}

/** @param redraw told when a row may look different, though its record is the same */
export async function createWindowKeys(
  { secrets, globalState, globalStorageUri }: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  redraw: () => void,
): Promise<WindowKeys> {
  const language = languageOf(vscode.env.language);
  // Without the words, the sentences are English.
  if (language !== 'en') await speak(language).catch(() => undefined);
  findUserFile(globalStorageUri);
  const memory = createKeyMemory(globalState);
  const readKeys = createListingReader();
  let read: Listing | undefined;
  return {
    values: createValues(secrets),
    memory,
    dashboard: createDashboard(memory, redraw),
    listing: () => {
      if (read !== undefined) return read;
      read = readKeys(valuesByPlace(currentLayout(), inspectKeys));
      log.info(`${read.keys.length} keys, ${read.problems.length} problems`);
      void vscode.commands.executeCommand('setContext', 'hoko.hasKeys', read.keys.length > 0);
      return read;
    },
    forget: () => {
      read = undefined;
    },
  };
}
