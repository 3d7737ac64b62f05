import type { L10n } from '../words/l10n.ts';
import { shown } from '../words/shown.ts';

/** Where records of `hoko.keys` live. A record is written back to the place it came from. */
export type Place =
  | { readonly kind: 'user' }
  | { readonly kind: 'workspaceFile'; readonly file: string; readonly name: string }
  | { readonly kind: 'folder'; readonly file: string; readonly name: string };

/** A place's stable id: the URI of its settings file, or `user`. */
export function placeId(place: Place): string {
  return place.kind === 'user' ? 'user' : place.file;
}

/** What a person calls the place: `settings.json`, `Acme.code-workspace`, `user settings`. */
export function placeName(place: Place, l10n: L10n): string {
  switch (place.kind) {
    case 'user':
      return l10n.t('user settings');
    case 'workspaceFile':
      return shown(place.name);
    case 'folder':
      return 'settings.json';
  }
}

/** As `placeName`, of a folder's file with its folder, to tell it from another's: `shop/.vscode/settings.json`. */
export function placePath(place: Place, l10n: L10n): string {
  if (place.kind !== 'folder') return placeName(place, l10n);
  return `${shown(place.name)}/${placeId(place).split('/').slice(-2).join('/')}`;
}

/** Where `hoko.keys` is inside a place's JSON. */
export function keysPath(place: Place): readonly string[] {
  return place.kind === 'workspaceFile' ? ['settings', 'hoko.keys'] : ['hoko.keys'];
}

/** What is open: at most one workspace file, and folders, by URI and name. */
export interface WindowLayout {
  readonly workspaceFile?: { readonly uri: string; readonly name: string };
  readonly folders: readonly NamedFolder[];
}

interface NamedFolder {
  readonly uri: string;
  readonly name: string;
}

/** The setting's value at each level, as `WorkspaceConfiguration.inspect` tells it. */
export interface Levels {
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}

/** The places the open window has, widest first. */
export function placesOf(layout: WindowLayout): Place[] {
  const { workspaceFile } = layout;
  const folders = layout.folders.map(folder => ({
    kind: 'folder' as const,
    file: `${folder.uri.replace(/\/$/, '')}/.vscode/settings.json`,
    name: distinctName(folder, layout.folders),
  }));
  if (workspaceFile === undefined) return [{ kind: 'user' }, ...folders.slice(0, 1)];
  return [
    { kind: 'user' },
    { kind: 'workspaceFile', file: workspaceFile.uri, name: workspaceFile.name },
    ...folders,
  ];
}

/** A folder's name; where others have the same, with as much of its path as tells it from them. */
function distinctName({ uri, name }: NamedFolder, folders: readonly NamedFolder[]): string {
  const alike = folders.filter(other => other.name === name && other.uri !== uri);
  if (alike.length === 0) return name;
  const endOf = (folder: string, depth: number) => folder.split('/').slice(-depth).join('/');
  let depth = 2;
  while (alike.some(other => endOf(other.uri, depth) === endOf(uri, depth))) depth++;
  const end = decodeURIComponent(endOf(uri, depth));
  return end.endsWith(`/${name}`) ? end : `${name} (${end})`;
}

/**
 * The setting's own value at each place. VS Code merges object settings over levels, so each level is read by itself; and
 * without a `.code-workspace` it reports the one folder's value as the workspace's and the folder's, so there it is read
 * once.
 *
 * @param inspect the setting's levels, seen from a folder or from the window
 */
export function valuesByPlace(
  layout: WindowLayout,
  inspect: (folderUri?: string) => Levels | undefined,
): { place: Place; value: unknown }[] {
  const window = inspect();
  const multiRoot = layout.workspaceFile !== undefined;
  const folderPlaces = placesOf(layout).filter(place => place.kind === 'folder');
  return placesOf(layout).map(place => {
    if (place.kind === 'user') return { place, value: window?.globalValue };
    if (place.kind === 'workspaceFile' || !multiRoot) return { place, value: window?.workspaceValue };
    const folder = layout.folders[folderPlaces.findIndex(({ file }) => file === place.file)];
    return { place, value: folder && inspect(folder.uri)?.workspaceFolderValue };
  });
}
