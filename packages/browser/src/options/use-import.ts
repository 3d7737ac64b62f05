import { MAX_TEXT_BYTES } from '@hoko-keys/shared';
import { useMemo, useRef, useState } from 'preact/hooks';
import {
  type ImportedKeys,
  isCurrent,
  nameFor,
  type Plan,
  planImport,
  type RefusedText,
} from '../keys/read-import.ts';
import { type KeySource, withSource } from '../keys/sources.ts';
import { shown } from '../ui/shown.ts';
import type { Services } from './services.ts';
import { useOptionsTexts } from './texts.ts';

/** How far an import has come. */
export type Step =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading' }
  /** It was not read at all. */
  | { readonly kind: 'unread'; readonly sentence: string }
  | { readonly kind: 'refused'; readonly refused: RefusedText; readonly file: string | undefined }
  | { readonly kind: 'read'; readonly read: ImportedKeys; readonly name: string };

interface Given {
  readonly sources: readonly KeySource[];
  /** The source that a person wants to bring up to date. */
  readonly target: KeySource | undefined;
  readonly services: Pick<Services, 'readImport' | 'now' | 'newId'>;
  readonly change: Services['change'];
  readonly onApplied: (source: KeySource) => void;
}

/** The way of a text from the hands of a person into storage: read, shown, applied. */
export function useImport({ sources, target, services, change, onApplied }: Given) {
  const texts = useOptionsTexts();
  const [text, setText] = useState('');
  const [step, setStep] = useState<Step>({ kind: 'waiting' });
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  /** Counts what was begun, so that what was overtaken is dropped. */
  const begun = useRef(0);

  const plan = useMemo<Plan | undefined>(
    () =>
      step.kind === 'read'
        ? planImport(
            step.read,
            nameFor(step.name),
            sources,
            services.now().toISOString(),
            services.newId(),
            target?.id,
          )
        : undefined,
    [step, sources, services, target],
  );

  const unread = (sentence: string) => {
    begun.current++;
    setFault('');
    setStep({ kind: 'unread', sentence });
  };

  const take = async (taken: string, file?: string) => {
    const turn = ++begun.current;
    setFault('');
    setStep({ kind: 'reading' });
    const read = await services.readImport(taken).catch(() => undefined);
    if (turn !== begun.current) return;
    if (read === undefined) return unread(texts.unreadable);
    // What holds a value must not stay on the screen.
    if (!read.ok && read.holdsValue) setText('');
    if (!read.ok) return setStep({ kind: 'refused', refused: read, file });
    const called = target?.snapshot.source ?? read.source ?? file ?? '';
    setStep({ kind: 'read', read, name: nameFor(called) });
  };

  const takeFile = async (file: File) => {
    if (file.size > MAX_TEXT_BYTES) {
      return unread(texts.fileTooLarge(shown(file.name), file.size, MAX_TEXT_BYTES));
    }
    const turn = ++begun.current;
    setStep({ kind: 'reading' });
    const content = await file.text().catch(() => undefined);
    if (turn !== begun.current) return;
    if (content === undefined) return unread(texts.fileUnreadable(shown(file.name)));
    await take(content, file.name);
  };

  /** @returns whether it is to be taken here, and not by the browser */
  const takePasted = (pasted: string): boolean => {
    // UTF-8 has at least a byte for each unit of a JavaScript text; the reader counts exactly.
    if (pasted.length <= MAX_TEXT_BYTES) return false;
    unread(texts.textTooLarge(MAX_TEXT_BYTES));
    return true;
  };

  const takeDropped = ({ files, text: dropped }: { files: readonly File[]; text: string }) => {
    const [file, second] = files;
    if (second !== undefined) return unread(texts.oneFile);
    if (file !== undefined) return void takeFile(file);
    if (dropped === '') return unread(texts.noFile);
    if (!takePasted(dropped)) void take(dropped);
  };

  const apply = async () => {
    if (plan === undefined || busy) return;
    setFault('');
    setBusy(true);
    let isOvertaken = false;
    const saved = await change(current => {
      isOvertaken = !isCurrent(plan, current);
      return isOvertaken ? current : withSource(current, plan.source);
    });
    setBusy(false);
    if (!saved.ok) return setFault(texts.notKept);
    if (isOvertaken) return setFault(texts.changedMeanwhile);
    setText('');
    setStep({ kind: 'waiting' });
    onApplied(plan.source);
  };

  return {
    text,
    step,
    plan,
    fault,
    busy,
    take,
    takeFile,
    takePasted,
    takeDropped,
    apply,
    write: (written: string) => {
      begun.current++;
      setText(written);
      setFault('');
      setStep({ kind: 'waiting' });
    },
    rename: (name: string) => step.kind === 'read' && setStep({ ...step, name }),
    cancel: () => {
      begun.current++;
      setFault('');
      setStep({ kind: 'waiting' });
    },
  };
}
