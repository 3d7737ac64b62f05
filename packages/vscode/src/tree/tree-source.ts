import { loadPublicSuffixes, type PublicSuffixes } from '@hoko-keys/shared';
import * as vscode from 'vscode';
import { type Listing, type PlacedKey, recordId } from '../keys/listing.ts';
import { sayFailure } from '../log/say-failure.ts';
import { hasValue } from '../secrets/values.ts';
import type { WindowKeys } from '../window-keys.ts';
import type { ValuePresence } from './key-line.ts';

/** What is known of each key's value. */
export type Presence = (placed: PlacedKey) => ValuePresence;

/** Where the tree takes what it shows. */
export interface TreeSource {
  listing(): Listing;
  /** Whether the window has several folders. */
  severalFolders(): boolean;
  /** Looked up once for each refresh. */
  presence(): Promise<Presence>;
  /** Whether the value of a key that has one is another than its fingerprint names; asked when the rows are there. */
  differs(placed: PlacedKey): Promise<boolean>;
  /** Whether a key was changed here, and not yet in Hoko's dashboard; looked up once for all. */
  behind(): (placed: PlacedKey) => boolean;
  /** Needed for what is below a key, and loaded only then. */
  suffixes(): Promise<PublicSuffixes>;
  /** Told how long the rows took, from the listing until they were compared with those that are there, or given to VS Code. */
  took(what: 'compared' | 'drawn', rows: number, ms: number): void;
}

/** What of the window the tree is made from. */
export type SourceParts = Pick<WindowKeys, 'listing' | 'dashboard' | 'memory' | 'values'> & {
  readonly log: vscode.LogOutputChannel;
};

/** What the tree shows of this window. Of values nothing is said in Restricted Mode, nor where secret storage does not answer. */
export function treeSource({ listing, dashboard, memory, values, log }: SourceParts): TreeSource {
  const fallback = (error: unknown) => {
    log.warn(`Secret storage does not answer: ${sayFailure(error)}`);
    return undefined;
  };
  return {
    listing,
    behind: () => {
      const left = memory.records('dashboard');
      return placed => left.size > 0 && left.has(recordId(placed)) && dashboard.behind(placed) !== undefined;
    },
    suffixes: loadPublicSuffixes,
    severalFolders: () => vscode.workspace.workspaceFile !== undefined,
    presence: async () => {
      const known = vscode.workspace.isTrusted ? await values.known().catch(fallback) : undefined;
      if (known === undefined) return () => 'unknown';
      if (known.size === 0) return () => 'missing';
      return placed => (hasValue(known, placed) ? 'here' : 'missing');
    },
    differs: async placed => (await values.find(placed).catch(fallback))?.kind === 'differs',
    took: (what, rows, ms) => log.info(`${rows} rows ${what} in ${Math.round(ms)} ms`),
  };
}
