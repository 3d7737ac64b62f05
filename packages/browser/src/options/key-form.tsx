import {
  isValueEntry,
  mayBeValue,
  type Problem,
  type PublicSuffixes,
  SCOPES,
  type Scope,
  scopeType,
} from '@hoko-keys/shared';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { MAX_NAME } from '../keys/read-import.ts';
import {
  corrected,
  type Draft,
  entriesOf,
  faultsOf,
  isOtherDraft,
  lintDraft,
  MAX_LINES,
} from '../keys/typed.ts';
import { useWords } from '../texts/words.ts';
import { useOptionsTexts } from './texts.ts';

interface Props {
  readonly initial: Draft;
  /** Loaded behind the form, since they are large. */
  readonly loadSuffixes: () => Promise<PublicSuffixes>;
  /** @returns a sentence where it wasn't kept */
  readonly onSave: (draft: Draft) => Promise<string | undefined>;
  readonly onCancel: () => void;
  /** Tells whether something in the form would be lost with it. */
  readonly onUnsaved: (isUnsaved: boolean) => void;
}

/** The field that held what looks like a value, which was taken off the screen. */
type Held = 'name' | 'hostnames' | undefined;

/** A form for one key, with what is worth saying about its list while it is written. Nothing typed goes on an error. */
export function KeyForm({ initial, loadSuffixes, onSave, onCancel, onUnsaved }: Props) {
  const words = useWords();
  const texts = useOptionsTexts();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(initial);
  const [held, setHeld] = useState<Held>();
  const [isChecked, setChecked] = useState(false);
  const [fault, setFault] = useState('');
  const [suffixes, setSuffixes] = useState<PublicSuffixes>();
  useEffect(() => {
    form.current?.querySelector('input')?.focus();
    void loadSuffixes().then(loaded => setSuffixes(() => loaded));
  }, [loadSuffixes]);
  const isUnsaved = isOtherDraft(draft, initial);
  useUnsaved(isUnsaved, onUnsaved);
  const faults = isChecked ? faultsOf(draft) : { name: false, scopes: false, hostnames: false };
  const problems = useMemo(() => lintDraft(draft, suffixes), [draft, suffixes]);

  const save = async () => {
    setChecked(true);
    const found = faultsOf(draft);
    const first = found.name
      ? '#key-name'
      : found.hostnames
        ? '#key-hostnames'
        : found.scopes
          ? '[name=scope]'
          : '';
    if (first !== '') return form.current?.querySelector<HTMLElement>(first)?.focus();
    setFault((await onSave(draft)) ?? '');
  };

  return (
    <form
      ref={form}
      noValidate
      class="key-form"
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="field">
        <label for="key-name">{texts.nameLabel}</label>
        <input
          id="key-name"
          maxLength={MAX_NAME}
          autocomplete="off"
          value={draft.name}
          aria-invalid={faults.name}
          aria-describedby="key-name-fault"
          onInput={({ currentTarget: box }) => {
            const isValue = mayBeValue(box.value);
            if (isValue) box.value = '';
            setHeld(isValue ? 'name' : undefined);
            setDraft({ ...draft, name: box.value });
          }}
        />
        <Fault id="key-name-fault">
          {held === 'name' ? texts.fieldHeldValue : faults.name && texts.nameMissing}
        </Fault>
      </div>
      <div class="field">
        <label for="key-hostnames">{texts.hostnamesLabel}</label>
        <small id="key-hostnames-hint">{texts.hostnamesHint}</small>
        <textarea
          id="key-hostnames"
          dir="ltr"
          rows={4}
          spellcheck={false}
          value={draft.hostnames}
          aria-invalid={faults.hostnames}
          aria-describedby="key-hostnames-hint key-hostnames-fault"
          onInput={({ currentTarget: box }) => {
            const lines = box.value.split('\n');
            const kept = lines.filter(line => !isValueEntry(line));
            if (kept.length < lines.length) box.value = kept.join('\n');
            setHeld(kept.length < lines.length ? 'hostnames' : undefined);
            setDraft({ ...draft, hostnames: box.value });
          }}
        />
        <Fault id="key-hostnames-fault">
          {held === 'hostnames' && texts.fieldHeldValue}
          {entriesOf(draft.hostnames).length > MAX_LINES
            ? texts.tooManyLines(MAX_LINES)
            : faults.hostnames && texts.hostnamesWrong}
        </Fault>
        <div role="status">
          <ul class="lint">
            {problems.map((problem, i) => (
              <li key={`${i} ${problem.code}`} class={problem.severity}>
                <span class="sentence">{words.say(problem)}</span>{' '}
                <Remedy
                  problem={problem}
                  onTake={() => {
                    setDraft({ ...draft, hostnames: corrected(draft.hostnames, problem) });
                    form.current?.querySelector<HTMLElement>('#key-hostnames')?.focus();
                  }}
                />
              </li>
            ))}
          </ul>
        </div>
      </div>
      <fieldset class="field" aria-describedby="key-scopes-fault">
        <legend>{texts.scopesLabel}</legend>
        <div class="scopes">
          {(['read', 'write'] as const).map(type => (
            <fieldset key={type}>
              <legend>{texts.scopeType(type)}</legend>
              {SCOPES.filter(scope => scopeType(scope) === type).map(scope => (
                <ScopeBox
                  key={scope}
                  scope={scope}
                  isChosen={draft.scopes.includes(scope)}
                  onChange={isChosen =>
                    setDraft({ ...draft, scopes: withScope(draft.scopes, scope, isChosen) })
                  }
                />
              ))}
            </fieldset>
          ))}
        </div>
        <Fault id="key-scopes-fault">{faults.scopes && texts.scopesMissing}</Fault>
      </fieldset>
      <Fault id="key-fault">{fault}</Fault>
      <div class="actions">
        <button type="submit" id="save-key" class="main">
          {texts.save}
        </button>
        <button type="button" onClick={onCancel}>
          {words.texts.cancel}
        </button>
      </div>
    </form>
  );
}

/** Tells it to the page, and makes the browser ask before it closes the page. */
function useUnsaved(isUnsaved: boolean, onUnsaved: Props['onUnsaved']): void {
  // Before it is painted: the next click may leave the form.
  useLayoutEffect(() => {
    onUnsaved(isUnsaved);
    return () => onUnsaved(false);
  }, [isUnsaved, onUnsaved]);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
}

/** In the catalogue's order, whatever order they were chosen in; those it doesn't know stay. */
function withScope(scopes: readonly string[], scope: Scope, isChosen: boolean): readonly string[] {
  const others = scopes.filter(other => other !== scope);
  if (!isChosen) return others;
  const known = SCOPES.filter(each => each === scope || others.includes(each));
  return [...known, ...others.filter(other => !(SCOPES as readonly string[]).includes(other))];
}

interface ScopeBoxProps {
  readonly scope: Scope;
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
}

function ScopeBox({ scope, isChosen, onChange }: ScopeBoxProps) {
  return (
    <label class="scope">
      <input
        type="checkbox"
        name="scope"
        value={scope}
        checked={isChosen}
        onChange={event => onChange(event.currentTarget.checked)}
      />
      <bdi dir="ltr">{scope}</bdi>
    </label>
  );
}

function Fault({ id, children }: { readonly id: string; readonly children: preact.ComponentChildren }) {
  return (
    <p id={id} class="fault" role="alert">
      {children}
    </p>
  );
}

/** A problem's own way out, in one click. */
function Remedy({ problem, onTake }: { readonly problem: Problem; readonly onTake: () => void }) {
  const texts = useOptionsTexts();
  const { suggestion, remedy } = problem;
  const label =
    suggestion !== undefined
      ? texts.use(suggestion)
      : remedy === undefined
        ? undefined
        : 'add' in remedy
          ? texts.addToo(remedy.add)
          : texts.takeOut(remedy.remove);
  if (label === undefined) return null;
  return (
    <button type="button" class="link" data-remedy onClick={onTake}>
      {label}
    </button>
  );
}
