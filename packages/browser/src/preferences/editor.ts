import { type EditorScheme, isEditorScheme } from '@hoko-keys/shared';
import { isObject } from '../keys/stored-source.ts';
import { alone, readStored, writeStored } from '../platform/storage.ts';

const NAME = 'preferences';

/** The editor that proposals open in, as the user chose it from the list; VS Code until then. */
export async function loadEditor(): Promise<EditorScheme> {
  const stored = await readStored(NAME);
  const editor = isObject(stored) ? stored.editor : undefined;
  return isEditorScheme(editor) ? editor : 'vscode';
}

/** Keeps the choice, beside what a newer version may have kept with it. */
export async function saveEditor(editor: EditorScheme): Promise<void> {
  await alone(NAME, async () => {
    const stored = await readStored(NAME);
    await writeStored({ [NAME]: { ...(isObject(stored) ? stored : {}), editor } });
  });
}
