import { type EditorScheme, isEditorScheme } from '@hoko-keys/shared';
import { readStored, writeStored } from '../platform/storage.ts';

const NAME = 'preferences';

/** The editor that proposals open in, as the user chose it from the list; VS Code until then. */
export async function loadEditor(): Promise<EditorScheme> {
  const stored = await readStored(NAME);
  const editor =
    typeof stored === 'object' && stored !== null && 'editor' in stored ? stored.editor : undefined;
  return isEditorScheme(editor) ? editor : 'vscode';
}

export async function saveEditor(editor: EditorScheme): Promise<void> {
  await writeStored({ [NAME]: { editor } });
}
