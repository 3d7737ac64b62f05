import type { Problem } from '@hoko-keys/shared';
import { useState } from 'preact/hooks';
import { type Import, readImport } from '../keys/read-import.ts';
import type { StoredKeys } from '../keys/stored-format.ts';
import { texts } from '../texts/en.ts';
import { ImportPreview, ImportRefused } from './import-result.tsx';
import { StoredList } from './stored-list.tsx';

interface Props {
  readonly initial: StoredKeys | undefined;
  readonly save: (stored: StoredKeys) => Promise<Problem | undefined>;
  readonly remove: () => Promise<void>;
  readonly now: () => Date;
}

export function Options({ initial, save, remove, now }: Props) {
  const [stored, setStored] = useState(initial);
  const [text, setText] = useState('');
  const [read, setRead] = useState<Import>();
  const [said, setSaid] = useState('');

  const preview = () => {
    const result = readImport(text, stored, now().toISOString());
    // What holds a value must not stay on the screen.
    if (!result.ok && result.holdsValue) setText('');
    setRead(result);
    setSaid('');
  };
  const apply = async (next: StoredKeys) => {
    const problem = await save(next);
    if (problem !== undefined) return setRead({ ok: false, problems: [{ problem }], holdsValue: false });
    setStored(next);
    setText('');
    setRead(undefined);
    setSaid(texts.applied);
  };
  const removeAll = async () => {
    if (!confirm(texts.removeAllSure)) return;
    await remove();
    setStored(undefined);
    setRead(undefined);
    setSaid(texts.gone);
  };

  return (
    <main>
      <h1>{texts.optionsTitle}</h1>
      <section>
        <p>{texts.optionsIntro}</p>
        <label for="import">{texts.importLabel}</label>
        <textarea
          id="import"
          spellcheck={false}
          dir="ltr"
          value={text}
          onInput={event => {
            setText(event.currentTarget.value);
            setRead(undefined);
          }}
        />
        <div class="actions">
          <button type="button" id="preview" class="main" onClick={preview}>
            {texts.preview}
          </button>
        </div>
        {read?.ok === false && <ImportRefused refused={read} />}
        {read?.ok === true && (
          <ImportPreview read={read} onApply={() => apply(read.next)} onCancel={() => setRead(undefined)} />
        )}
      </section>
      <p role="status">{said}</p>
      <StoredList stored={stored} now={now()} onRemove={removeAll} />
    </main>
  );
}
