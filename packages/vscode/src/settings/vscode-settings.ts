import * as vscode from 'vscode';
import { HumanError } from '../words/human-error.ts';
import { NotUtf8, textIn } from './file-text.ts';
import { lastingChange, type SharedText, wholeText } from './lasting-change.ts';
import { keysPath, type Place, placeId, placePath, placesOf } from './place.ts';
import { type ChangeFault, changeText, findRecord, keysIn, type RecordChange } from './record-change.ts';
import type { Settings, SettingsFault } from './settings.ts';
import { editBetween, placeOfDocument } from './settings-document.ts';
import { currentLayout, inspectKeys } from './window-levels.ts';

/** The settings files through VS Code's file system, and user settings through its configuration. */
export function vscodeSettings(): Settings {
  let queue: Promise<unknown> = Promise.resolve();

  const attempt = async (place: Place, id: string, change: RecordChange, write: boolean) =>
    place.kind === 'user' ? changeUser(id, change, write) : changeFile(place, id, change, write);

  return {
    targets: () => {
      const places = placesOf(currentLayout());
      const inWorkspace = places.filter(place => place.kind !== 'user' && !isUnsaved(place));
      return inWorkspace.length > 0 ? inWorkspace : places.filter(({ kind }) => kind === 'user');
    },
    read: async place =>
      place.kind === 'user'
        ? inspectKeys()?.globalValue
        : keysIn(await wholeText(textOf(vscode.Uri.parse(place.file))), keysPath(place)),
    tryChange: (place, id, change) => attempt(place, id, change, false),
    change: (place, id, change) => {
      const result = queue.then(() => attempt(place, id, change, true));
      queue = result.catch(() => undefined);
      return result;
    },
    openText: async place => {
      if (place.kind !== 'user') await wholeText(textOf(vscode.Uri.parse(place.file)));
      const document = openDocument(place) ?? (await open(place)).document;
      const text = document.getText();
      return { text, isSaved: !document.isDirty, replace: by => replaceText(document.uri, text, by) };
    },
    save: async place => {
      await openDocument(place)?.save();
    },
    open: async (place, id) => {
      await open(place, id);
    },
  };
}

type FilePlace = Exclude<Place, { kind: 'user' }>;

/** Changes the record in the file's text: comments stay, and what other windows write stays too. */
async function changeFile(
  place: FilePlace,
  id: string,
  change: RecordChange,
  write: boolean,
): Promise<SettingsFault | undefined> {
  if (isUnsaved(place)) return { code: 'unsavedWorkspace' };
  if (openDocument(place)?.isDirty) return { code: 'dirty' };
  const uri = vscode.Uri.parse(place.file);
  const text = textOf(uri);
  try {
    if (write) return toFault(await lastingChange(text, keysPath(place), id, change));
    const changed = changeText(await wholeText(text), keysPath(place), id, change);
    if (!changed.ok) return { code: changed.fault };
    return (await readOnly(uri)) ? { code: 'unwritable', why: vscode.l10n.t('it is read-only') } : undefined;
  } catch (error) {
    return error instanceof NotUtf8 ? { code: 'notUtf8' } : { code: 'unwritable', why: reasonOf(error) };
  }
}

function textOf(uri: vscode.Uri): SharedText {
  return {
    read: () => readText(uri),
    write: async by => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(by)),
    restMs: FILE_REST_MS,
  };
}

/** Longer than a window takes from reading a file to writing it, which are a few ms apart on a quiet machine. */
const FILE_REST_MS = 250;

/** Longer than VS Code takes to notice that another window wrote the user settings. */
const USER_REST_MS = 1_000;

function toFault(code: ChangeFault | undefined): SettingsFault | undefined {
  return code && { code };
}

/** A file that isn't there yet is an empty one. */
async function readText(uri: vscode.Uri): Promise<string> {
  try {
    return textIn(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return '';
    throw error;
  }
}

async function readOnly(uri: vscode.Uri): Promise<boolean> {
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false;
  }
}

/** VS Code owns the user settings' file: the object is changed as a whole, through its configuration. */
async function changeUser(
  id: string,
  change: RecordChange,
  write: boolean,
): Promise<SettingsFault | undefined> {
  const path = keysPath({ kind: 'user' });
  const text: SharedText = {
    read: async () => JSON.stringify({ 'hoko.keys': inspectKeys()?.globalValue ?? {} }),
    write: async by =>
      vscode.workspace
        .getConfiguration('hoko', null)
        .update('keys', keysIn(by, path), vscode.ConfigurationTarget.Global),
    restMs: USER_REST_MS,
  };
  try {
    if (write) return toFault(await lastingChange(text, path, id, change));
    const changed = changeText(await text.read(), path, id, change);
    return changed.ok ? undefined : { code: changed.fault };
  } catch (error) {
    return { code: 'unwritable', why: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\.$/, '');
}

function isUnsaved(place: Place): boolean {
  return place.kind === 'workspaceFile' && place.file.startsWith('untitled:');
}

function openDocument(place: Place): vscode.TextDocument | undefined {
  const layout = currentLayout();
  return vscode.workspace.textDocuments.find(({ uri }) => {
    const found = placeOfDocument(uri.toString(), layout);
    return found !== undefined && placeId(found) === placeId(place);
  });
}

/** How often an edit is tried that VS Code refuses though the text is as it was, and how long it rests in between, in ms. */
const MAX_EDITS = 10;
const EDIT_REST_MS = 100;

/**
 * The edit is refused by VS Code itself where the document is another by the time it arrives. That may be so without a change of the
 * text: VS Code closes user settings and opens them anew when it has changed them itself, or shows them in a dialog above all. So the
 * document is asked for each time, and not kept.
 */
async function replaceText(uri: vscode.Uri, before: string, after: string): Promise<boolean> {
  for (let edits = 0; edits < MAX_EDITS; edits++) {
    if (edits > 0) await new Promise(resolve => setTimeout(resolve, EDIT_REST_MS));
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.getText() !== before) return false;
    const wasSaved = !document.isDirty;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, ...editBetween(document, before, after));
    if (!(await vscode.workspace.applyEdit(edit))) continue;
    return !wasSaved || (await vscode.workspace.openTextDocument(uri)).save();
  }
  return false;
}

async function open(place: Place, id?: string): Promise<vscode.TextEditor> {
  const editor = await openEditor(place);
  const { document } = editor;
  const found = findRecord(document.getText(), place, id);
  if (found === undefined) return editor;
  const start = document.positionAt(found.start);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(
    new vscode.Range(start, document.positionAt(found.end)),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
  return editor;
}

async function openEditor(place: Place): Promise<vscode.TextEditor> {
  if (place.kind !== 'user') return openFile(place);
  await vscode.commands.executeCommand('workbench.action.openSettingsJson');
  for (let looks = 0; looks < MAX_LOOKS; looks++) {
    const editor = vscode.window.visibleTextEditors.find(holdsUserSettings);
    if (editor !== undefined) return editor;
    await new Promise(resolve => setTimeout(resolve, LOOK_MS));
  }
  throw new Error('the user settings did not open');
}

/** How often the user settings' editor is looked for, which is told a moment after the command has ended, and the time in between, in ms. */
const MAX_LOOKS = 50;
const LOOK_MS = 100;

function holdsUserSettings({ document }: vscode.TextEditor): boolean {
  return placeOfDocument(document.uri.toString(), currentLayout())?.kind === 'user';
}

/** @throws HumanError where there is none, or none that VS Code takes for text */
async function openFile(place: FilePlace): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.parse(place.file);
  try {
    return await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  } catch (error) {
    const isThere = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    const file = placePath(place, vscode.l10n);
    throw new HumanError(
      isThere
        ? vscode.l10n.t('{0} could not be opened: {1}.', file, reasonOf(error))
        : vscode.l10n.t('There is no {0} yet. “Hoko: Create Key…” makes it.', file),
    );
  }
}
