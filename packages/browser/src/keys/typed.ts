import { type ApiKey, isScope, lintHostnames, type Problem, type PublicSuffixes } from '@hoko-keys/shared';
import { type KeySource, withoutSource, withSource } from './sources.ts';

/** A key as a form has it: nothing in it is sure yet. */
export interface Draft {
  /** Of the key that is edited; a new one's is made with it. */
  readonly id: string;
  readonly name: string;
  /** One entry a line. */
  readonly hostnames: string;
  readonly scopes: readonly string[];
}

/** What keeps a draft from being a key, field by field. */
export interface DraftFaults {
  readonly name: boolean;
  readonly scopes: boolean;
  readonly hostnames: boolean;
}

/** More lines than this are a mistake, and checking them while somebody types would be felt. */
export const MAX_LINES = 1_000;

/** The entries in a box: its lines, without what is blank. */
export function entriesOf(hostnames: string): readonly string[] {
  return hostnames
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}

/** What is worth saying about a draft's list as it stands. @param suffixes once they are loaded */
export function lintDraft({ hostnames, scopes }: Draft, suffixes?: PublicSuffixes): readonly Problem[] {
  const entries = entriesOf(hostnames);
  if (entries.length > MAX_LINES) return [];
  return lintHostnames(entries, { suffixes, key: { scopes, service: 'hoko' } });
}

/** Whether a draft has all that a key needs. */
export function faultsOf(draft: Draft): DraftFaults {
  const isWrong = entriesOf(draft.hostnames).length > MAX_LINES;
  return {
    name: draft.name.trim() === '',
    scopes: !draft.scopes.some(isScope),
    hostnames: isWrong || lintDraft(draft).some(({ severity }) => severity === 'error'),
  };
}

/** The box once a problem's own correction was taken: the entry rewritten, another added below it, or taken out. */
export function corrected(hostnames: string, { args, suggestion, remedy }: Problem): string {
  const entry = 'entry' in args ? args.entry : undefined;
  const lines = hostnames.split('\n');
  // A repeated entry is told of at its later place.
  const at = lines.findLastIndex(line => line.trim() === entry?.trim());
  if (at === -1) return hostnames;
  if (suggestion !== undefined) lines[at] = suggestion;
  else if (remedy !== undefined && 'add' in remedy) lines.splice(at + 1, 0, remedy.add);
  else if (remedy !== undefined) lines.splice(at, 1);
  return lines.join('\n');
}

/** A key's draft, to edit it. */
export function draftOf({ id, name, allowedHostnames, scopes }: ApiKey): Draft {
  return { id, name, hostnames: allowedHostnames.join('\n'), scopes };
}

/** A draft to begin with. */
export function newDraft(id: string): Draft {
  return { id, name: '', hostnames: '', scopes: [] };
}

/** What a form would begin with now: the draft of the typed key of an id, or a new one where there is none. */
export function draftIn(sources: readonly KeySource[], id: string): Draft {
  const key = typedSource(sources, id)?.snapshot.keys.find(each => each.id === id);
  return key === undefined ? newDraft(id) : draftOf(key);
}

/** Whether a draft says something else than another one. */
export function isOtherDraft(draft: Draft, other: Draft): boolean {
  const said = ({ name, hostnames, scopes }: Draft) => JSON.stringify([name, hostnames, scopes]);
  return said(draft) !== said(other);
}

/** What a source of typed keys needs besides the keys. */
export interface TypedSource {
  readonly id: string;
  /** What it is called. */
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly now: string;
}

/**
 * The sources with a typed key in its place, or in the first source of such keys, which is made where there is none.
 *
 * @param draft without faults
 */
export function withTyped(
  sources: readonly KeySource[],
  draft: Draft,
  typed: TypedSource,
): readonly KeySource[] {
  const before = typedSource(sources, draft.id);
  const old = before?.snapshot.keys ?? [];
  const was = old.find(({ id }) => id === draft.id);
  const key: ApiKey = {
    service: 'hoko',
    status: 'active',
    ...was,
    id: draft.id,
    name: draft.name.trim(),
    scopes: draft.scopes,
    allowedHostnames: entriesOf(draft.hostnames),
  };
  const keys = was === undefined ? [...old, key] : old.map(other => (other === was ? key : other));
  return withSource(sources, sourceOf(before, keys, typed));
}

/** The sources without one typed key; with the last of them their source goes. */
export function withoutTyped(
  sources: readonly KeySource[],
  keyId: string,
  typed: TypedSource,
): readonly KeySource[] {
  const before = typedSource(sources, keyId);
  const keys = before?.snapshot.keys.filter(({ id }) => id !== keyId) ?? [];
  if (before === undefined) return sources;
  if (keys.length === 0) return withoutSource(sources, before.id);
  return withSource(sources, sourceOf(before, keys, typed));
}

/** The one that has the key, or the first. There are two where this version reads what an older one couldn't, and set aside. */
function typedSource(sources: readonly KeySource[], keyId: string): KeySource | undefined {
  const typed = sources.filter(({ kind }) => kind === 'typed');
  return typed.find(({ snapshot }) => snapshot.keys.some(({ id }) => id === keyId)) ?? typed[0];
}

function sourceOf(
  before: KeySource | undefined,
  keys: readonly ApiKey[],
  { id, name, now }: TypedSource,
): KeySource {
  const snapshot = { keys, rules: before?.snapshot.rules ?? {}, source: name, takenAt: now };
  return { id: before?.id ?? id, kind: 'typed', snapshot, readAt: now };
}
