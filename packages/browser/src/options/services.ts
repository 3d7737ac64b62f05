import type { EditorScheme } from '@hoko-keys/shared';
import type { Saved } from '../keys/change-sources.ts';
import type { RefreshedPolicy } from '../keys/policy.ts';
import type { KeySource } from '../keys/sources.ts';
import type { Kept } from '../keys/stored-sources.ts';
import type { Unread } from '../keys/unread.ts';
import type { Work } from '../keys/work.ts';

/** What the options page asks of the world around it. */
export interface Services {
  /** Changes the sources as they are kept at that moment; what it was given means no change. */
  readonly change: (change: (sources: readonly KeySource[]) => readonly KeySource[]) => Promise<Saved>;
  readonly removeUnread: (unread: Unread) => Promise<Saved>;
  /** All but what a policy set, what can't be read as well. */
  readonly removeAll: () => Promise<Saved>;
  /** Tells all that is kept whenever a page changed it. Returns what ends it. */
  readonly watch: (listener: (kept: Kept) => void) => () => void;
  /** Takes over an organisation's policy, now and whenever it changes, and tells what came of it. Returns what ends it. */
  readonly followPolicy: (listener: (refreshed: RefreshedPolicy) => void) => () => void;
  readonly readImport: Work['readImport'];
  readonly writeSnapshot: Work['writeSnapshot'];
  readonly saveEditor: (editor: EditorScheme) => Promise<void>;
  readonly now: () => Date;
  /** Random, never given twice. */
  readonly newId: () => string;
}
