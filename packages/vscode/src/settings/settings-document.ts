import * as vscode from 'vscode';
import { type Place, placeId, placesOf, type WindowLayout } from './place.ts';
import { smallestEdit } from './smallest-edit.ts';

/** The files that can be a place's, whatever language VS Code takes them for. */
export const SETTINGS_FILES: vscode.DocumentSelector = [
  { pattern: '**/settings.json' },
  { pattern: '**/*.code-workspace' },
];

/** Whether a document may hold settings, by its name alone. */
export function isSettingsFile({ uri }: vscode.TextDocument): boolean {
  return /\/settings\.json$|\.code-workspace$/.test(uri.path);
}

/** The user settings' file of a VS Code on a server, which gives it no scheme of its own. */
let userFile: string | undefined;

/** @param globalStorage the extension's own folder, which stands two below the user settings' file, in every profile */
export function findUserFile(globalStorage: vscode.Uri): void {
  userFile = vscode.Uri.joinPath(globalStorage, '../../settings.json').toString();
}

/**
 * The place whose settings a document holds.
 *
 * @returns undefined where VS Code reads none from it, such as the settings of a folder that isn't open
 */
export function placeOfDocument(uri: string, layout: WindowLayout): Place | undefined {
  // The scheme VS Code else gives the files of a profile, of which settings.json is one.
  if (uri === userFile || /^vscode-userdata:.*\/settings\.json$/.test(uri)) return { kind: 'user' };
  return placesOf(layout).find(place => place.kind !== 'user' && placeId(place) === uri);
}

/** The smallest edit that makes one text of a document another. */
export function editBetween(
  document: vscode.TextDocument,
  before: string,
  after: string,
): [vscode.Range, string] {
  const { start, end, text } = smallestEdit(before, after);
  return [new vscode.Range(document.positionAt(start), document.positionAt(end)), text];
}
