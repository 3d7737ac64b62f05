import { type ApiKey, type CallerHeaders, callerOf, type Snapshot } from '@hoko-keys/shared';
import type { CurrentPage } from '../page/current-page.ts';
import type { KeySource } from './sources.ts';

/** A source without its keys. */
export type ListedSource = Omit<KeySource, 'snapshot'> & { readonly snapshot: Omit<Snapshot, 'keys'> };

/** A key as a list shows it: without its entries, of which there may be thousands. */
export interface ListedKey extends Pick<ApiKey, 'id' | 'name' | 'service' | 'workspace' | 'status'> {
  readonly source: ListedSource;
  /** How many entries it has; none: any hostname passes. */
  readonly entryCount: number;
  readonly firstEntry?: string;
  /** The first entry that is none. */
  readonly unreadableEntry?: string;
}

/** An entry that may cover a hostname, and the keys that list it. */
export interface ListedEntry {
  readonly entry: string;
  /** In pairs: a key, by its place among all keys, and the entry's place in that key's list. */
  readonly at: readonly number[];
}

/** All keys there are, and of their entries those that matter to some hostnames: what verdicts for these need. */
export interface Listed {
  readonly sources: readonly ListedSource[];
  /** By name. */
  readonly keys: readonly ListedKey[];
  /** Whether something is kept that this version can't read: there may be more keys. */
  readonly isPartial: boolean;
  /** The hostnames it was read for: for another one nothing can be said by it. */
  readonly hostnames: ReadonlySet<string>;
  /** By the hostname an entry stands for, a wildcard's being its base. */
  readonly entries: ReadonlyMap<string, readonly ListedEntry[]>;
}

/** The hostnames behind a caller's headers, whichever of them counts. */
export function hostnamesIn({ origin, referer }: CallerHeaders): readonly string[] {
  const callers = [callerOf({ origin }), callerOf({ referer })];
  return [...new Set(callers.flatMap(caller => (caller.kind === 'hostname' ? [caller.hostname] : [])))];
}

/** The hostnames behind a page's own calls. */
export function hostnamesOf(page: CurrentPage): readonly string[] {
  return page.kind === 'none' ? [] : hostnamesIn(page.headers);
}

/** What a hostname ends in, itself first: only entries of these hostnames may cover it. */
export function endsOf(hostname: string): readonly string[] {
  const labels = hostname.split('.');
  return labels.map((_, i) => labels.slice(i).join('.'));
}
