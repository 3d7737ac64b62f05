import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from '../texts/words.ts';

/** A question before something is lost. */
export interface Question {
  readonly question: string;
  readonly detail: string;
  /** What the button does. */
  readonly verb: string;
  readonly onYes: () => void;
}

/** Asks it; Escape and Cancel leave all as it is, and bring focus back to where it was. */
export function Confirm({ asked, onClose }: { readonly asked: Question; readonly onClose: () => void }) {
  const { texts } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  // Before it is painted: it can't be answered until it is open.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const yes = () => {
    dialog.current?.close();
    asked.onYes();
  };
  return (
    <dialog ref={dialog} aria-labelledby="asked" aria-describedby="asked-detail" onClose={onClose}>
      <h2 id="asked">{asked.question}</h2>
      <p id="asked-detail">{asked.detail}</p>
      <div class="actions">
        <button type="button" class="danger" data-yes onClick={yes}>
          {asked.verb}
        </button>
        <button type="button" autofocus onClick={() => dialog.current?.close()}>
          {texts.cancel}
        </button>
      </div>
    </dialog>
  );
}
