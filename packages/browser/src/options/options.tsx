import type { Problem } from '@hoko-keys/shared';
import { useState } from 'preact/hooks';
import { type Import, readImport, withSource } from '../keys/read-import.ts';
import type { KeySource } from '../keys/sources.ts';
import { ImportPreview, ImportRefused } from './import-result.tsx';
import { StoredList } from './stored-list.tsx';
import { useOptionsTexts } from './texts.ts';

interface Props {
  readonly initial: readonly KeySource[];
  readonly save: (sources: readonly KeySource[]) => Promise<Problem | undefined>;
  readonly now: () => Date;
  readonly newId: () => string;
}

export function Options({ initial, save, now, newId }: Props) {
  const texts = useOptionsTexts();
  const [sources, setSources] = useState(initial);
  const [text, setText] = useState('');
  const [read, setRead] = useState<Import>();
  const [said, setSaid] = useState('');

  const preview = () => {
    const result = readImport(text, sources, now().toISOString(), newId);
    // What holds a value must not stay on the screen.
    if (!result.ok && result.holdsValue) setText('');
    setRead(result);
    setSaid('');
  };
  const apply = async (source: KeySource) => {
    const next = withSource(sources, source);
    const problem = await save(next);
    if (problem !== undefined) return setRead({ ok: false, problems: [{ problem }], holdsValue: false });
    setSources(next);
    setText('');
    setRead(undefined);
    setSaid(texts.applied);
  };
  const removeAll = async () => {
    if (!confirm(texts.removeAllSure)) return;
    await save([]);
    setSources([]);
    setRead(undefined);
    setSaid(texts.gone);
  };

  return (
    <main>
      <h1>{texts.title}</h1>
      <section>
        <p>{texts.intro}</p>
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
          <ImportPreview read={read} onApply={() => apply(read.source)} onCancel={() => setRead(undefined)} />
        )}
      </section>
      <p role="status">{said}</p>
      <StoredList sources={sources} now={now()} onRemove={removeAll} />
    </main>
  );
}
