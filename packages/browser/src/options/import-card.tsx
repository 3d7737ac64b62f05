import { looksLikeValue } from '@hoko-keys/shared';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { KeySource } from '../keys/sources.ts';
import { useWords } from '../texts/words.ts';
import { brief } from '../ui/shown.ts';
import { ImportPreview, ImportRefused } from './import-result.tsx';
import type { Services } from './services.ts';
import { useOptionsTexts } from './texts.ts';
import { useImport } from './use-import.ts';

interface Props {
  readonly sources: readonly KeySource[];
  /** The source to bring up to date. */
  readonly target: KeySource | undefined;
  readonly services: Services;
  readonly change: Services['change'];
  readonly onApplied: (source: KeySource) => void;
  readonly onCancel: () => void;
}

/** Where keys are brought from outside: by drop, file or paste; all of the card takes what is dropped. */
export function ImportCard({ sources, target, services, change, onApplied, onCancel }: Props) {
  const texts = useOptionsTexts();
  const bring = useImport({ sources, target, services, change, onApplied });
  const { step, plan } = bring;
  const [dragging, setDragging] = useState(false);
  const cancel = () => {
    bring.cancel();
    onCancel();
  };
  // The box that had focus makes room for what the text would change.
  const isRead = step.kind === 'read';
  const wasRead = useRef(false);
  useEffect(() => {
    if (isRead) document.getElementById('preview-title')?.focus();
    else if (wasRead.current && document.activeElement === document.body) {
      document.getElementById('choose-file')?.focus();
    }
    wasRead.current = isRead;
  }, [isRead]);

  return (
    <section
      class={`card import ${dragging ? 'dragging' : ''}`}
      aria-labelledby="import-title"
      onDragOver={event => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={event => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragging(false);
      }}
      onDrop={event => {
        event.preventDefault();
        setDragging(false);
        const { dataTransfer } = event;
        const files = [...(dataTransfer?.files ?? [])];
        bring.takeDropped({ files, text: dataTransfer?.getData('text/plain') ?? '' });
      }}
    >
      <h2 id="import-title">{texts.importTitle}</h2>
      {dragging && <p class="drop-here">{texts.dropHere}</p>}
      {isRead && plan !== undefined ? (
        <ImportPreview
          read={step.read}
          plan={plan}
          name={step.name}
          busy={bring.busy}
          onName={name => bring.rename(looksLikeValue(name) ? '' : name)}
          onApply={() => void bring.apply()}
          onCancel={cancel}
        />
      ) : (
        <Box bring={bring} target={target} onCancel={cancel} />
      )}
      {step.kind === 'refused' && <ImportRefused refused={step.refused} file={step.file} />}
      {step.kind === 'unread' && (
        <div class="note refused" role="alert">
          <h3>{texts.refusedTitle}</h3>
          <p>{step.sentence}</p>
        </div>
      )}
      {bring.fault !== '' && (
        <p class="note refused" role="alert">
          {bring.fault}
        </p>
      )}
    </section>
  );
}

interface BoxProps {
  readonly bring: ReturnType<typeof useImport>;
  readonly target: KeySource | undefined;
  readonly onCancel: () => void;
}

/** The button for a file and the box for a text. What is pasted is read at once, so that a value doesn't stay in sight. */
function Box({ bring, target, onCancel }: BoxProps) {
  const words = useWords();
  const texts = useOptionsTexts();
  const input = useRef<HTMLInputElement>(null);
  const reading = bring.step.kind === 'reading';
  return (
    <>
      <p class="quiet-text">
        {target === undefined ? texts.importHint : texts.updating(brief(target.snapshot.source))}
      </p>
      <div class="actions">
        <button type="button" id="choose-file" onClick={() => input.current?.click()}>
          {texts.chooseFile}
        </button>
        <input
          ref={input}
          id="file"
          type="file"
          hidden
          aria-label={texts.chooseFile}
          accept=".json,.jsonc,.code-workspace"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file !== undefined) void bring.takeFile(file);
            // So that the same file can be chosen again once it was changed.
            currentTarget.value = '';
          }}
        />
      </div>
      <label for="import">{texts.importLabel}</label>
      <textarea
        id="import"
        spellcheck={false}
        dir="ltr"
        rows={6}
        value={bring.text}
        onPaste={event => {
          if (bring.takePasted(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
        }}
        onInput={event => {
          const { value } = event.currentTarget;
          bring.write(value);
          if (event.inputType === 'insertFromPaste') void bring.take(value);
        }}
      />
      <div class="actions">
        <button
          type="button"
          id="preview"
          class="main"
          // A button that is disabled would lose the focus.
          aria-disabled={reading}
          onClick={() => void bring.take(bring.text)}
        >
          {texts.preview}
        </button>
        {target !== undefined && (
          <button type="button" id="no-update" onClick={onCancel}>
            {words.texts.cancel}
          </button>
        )}
        <span role="status" class="quiet-text">
          {reading ? texts.reading : ''}
        </span>
      </div>
    </>
  );
}
