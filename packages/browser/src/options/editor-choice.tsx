import { EDITORS, type EditorScheme, isEditorScheme } from '@hoko-keys/shared';
import { useState } from 'preact/hooks';
import { useOptionsTexts } from './texts.ts';

interface Props {
  readonly initial: EditorScheme;
  readonly onChoose: (editor: EditorScheme) => void;
}

/** Which editor proposals open in: from the list, never from what was imported. */
export function EditorChoice({ initial, onChoose }: Props) {
  const texts = useOptionsTexts();
  const [editor, setEditor] = useState(initial);
  return (
    <section class="card" aria-labelledby="editor-title">
      <h2 id="editor-title">{texts.editorTitle}</h2>
      <div class="field inline">
        <label for="editor">{texts.editorLabel}</label>
        <select
          id="editor"
          value={editor}
          onChange={({ currentTarget: { value } }) => {
            if (!isEditorScheme(value)) return;
            setEditor(value);
            onChoose(value);
          }}
        >
          {Object.entries(EDITORS).map(([scheme, name]) => (
            <option key={scheme} value={scheme}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </section>
  );
}
