import type { ApiKey } from '@hoko-keys/shared';
import type { RecordChange } from '../settings/record-change.ts';
import type { L10n } from '../words/l10n.ts';
import { listed } from '../words/listed.ts';
import { shown } from '../words/shown.ts';

/** What of a key can be edited. */
export type KeyDetails = Pick<ApiKey, 'name' | 'scopes' | 'allowedHostnames'>;

interface ListDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What two descriptions of a key differ in. The order of a list says nothing. */
export interface KeyDifference {
  readonly renamed?: { readonly from: string; readonly to: string };
  readonly scopes: ListDifference;
  readonly hostnames: ListDifference;
}

/** What has to change in one description to make the other. */
export function differenceOf(before: KeyDetails, after: KeyDetails): KeyDifference {
  return {
    ...(before.name === after.name ? {} : { renamed: { from: before.name, to: after.name } }),
    scopes: listDifference(before.scopes, after.scopes),
    hostnames: listDifference(before.allowedHostnames, after.allowedHostnames),
  };
}

function listDifference(before: readonly string[], after: readonly string[]): ListDifference {
  return { added: without(after, before), removed: without(before, after) };
}

/** An item that is there twice and is taken out once is left once. */
function without(items: readonly string[], taken: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const item of taken) times.set(item, (times.get(item) ?? 0) + 1);
  return items.filter(item => {
    const left = times.get(item) ?? 0;
    times.set(item, left - 1);
    return left <= 0;
  });
}

/** Whether two descriptions say the same. */
export function isNoDifference({ renamed, scopes, hostnames }: KeyDifference): boolean {
  const lists = [scopes.added, scopes.removed, hostnames.added, hostnames.removed];
  return renamed === undefined && lists.every(list => list.length === 0);
}

/** A description with a difference made in it; what it has beside that stays. */
export function withDifference(
  { renamed, scopes, hostnames }: KeyDifference,
  { name, ...lists }: KeyDetails,
): KeyDetails {
  return {
    name: renamed?.to ?? name,
    scopes: withListDifference(scopes, lists.scopes),
    allowedHostnames: withListDifference(hostnames, lists.allowedHostnames),
  };
}

function withListDifference({ added, removed }: ListDifference, items: readonly string[]): readonly string[] {
  return [...without(items, removed), ...without(added, items)];
}

/**
 * The change of a record that makes the difference, entry by entry, so that comments stay where they are.
 *
 * @param mayEmpty whether a person agreed that no hostname is left
 */
export function changeFor({ renamed, scopes, hostnames }: KeyDifference, mayEmpty: boolean): RecordChange {
  const changes: RecordChange[] = [
    ...(renamed === undefined ? [] : [{ kind: 'rename' as const, ...renamed }]),
    ...scopes.added.map(scope => ({ kind: 'addScope' as const, scope })),
    ...scopes.removed.map(scope => ({ kind: 'removeScope' as const, scope })),
    ...(hostnames.added.length === 0 ? [] : [{ kind: 'addHostnames' as const, entries: hostnames.added }]),
    ...(hostnames.removed.length === 0
      ? []
      : [{ kind: 'removeHostnames' as const, entries: hostnames.removed, mayEmpty }]),
  ];
  return { kind: 'all', changes };
}

/** So many of a list fit in a question; the whole list can be copied. */
const MAX_LISTED = 20;

/** What to do by hand where the key is managed, a line each. */
export function sayDifference({ renamed, scopes, hostnames }: KeyDifference, l10n: L10n): string[] {
  const list = (items: readonly string[]) => listed(items, MAX_LISTED, l10n);
  return [
    ...(renamed === undefined
      ? []
      : [l10n.t('Rename “{0}” to “{1}”', shown(renamed.from), shown(renamed.to))]),
    ...(scopes.added.length === 0 ? [] : [l10n.t('Add scopes: {0}', list(scopes.added))]),
    ...(scopes.removed.length === 0 ? [] : [l10n.t('Remove scopes: {0}', list(scopes.removed))]),
    ...(hostnames.added.length === 0 ? [] : [l10n.t('Add hostnames: {0}', list(hostnames.added))]),
    ...(hostnames.removed.length === 0 ? [] : [l10n.t('Remove hostnames: {0}', list(hostnames.removed))]),
  ];
}
