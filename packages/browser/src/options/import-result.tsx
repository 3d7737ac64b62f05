import type { ApiKey } from '@hoko-keys/shared';
import type { FieldChange } from '../keys/diff.ts';
import { type ImportedKeys, MAX_NAME, type Plan, type RefusedText } from '../keys/read-import.ts';
import { useWords } from '../texts/words.ts';
import { Name } from '../ui/name.tsx';
import { shown } from '../ui/shown.ts';
import { Entries } from './entries.tsx';
import { FirstOf } from './first-of.tsx';
import { ProblemList } from './problem-list.tsx';
import { useOptionsTexts } from './texts.ts';

interface RefusedProps {
  readonly refused: RefusedText;
  /** The file it was in. */
  readonly file?: string | undefined;
}

/** Why a text can't be applied. */
export function ImportRefused({ refused: { problems, holdsValue }, file }: RefusedProps) {
  const texts = useOptionsTexts();
  return (
    <div class="note refused" role="alert">
      <h3>{file === undefined ? texts.refusedTitle : texts.refusedFile(shown(file))}</h3>
      <ProblemList problems={problems} />
      {holdsValue && problems.length === 0 && <p>{texts.holdsValue}</p>}
      {holdsValue && <p>{texts.valueGone}</p>}
    </div>
  );
}

interface PreviewProps {
  readonly read: ImportedKeys;
  readonly plan: Plan;
  readonly name: string;
  readonly busy: boolean;
  readonly onName: (name: string) => void;
  readonly onApply: () => void;
  readonly onCancel: () => void;
}

/** What applying a text would change, before it does. */
export function ImportPreview({ read, plan, name, busy, onName, onApply, onCancel }: PreviewProps) {
  const words = useWords();
  const texts = useOptionsTexts();
  const { added, changed, removed, unchanged } = plan.diff;
  const nothing = added.length + changed.length + removed.length === 0;
  return (
    <div class="preview" data-preview>
      <h3 id="preview-title" tabIndex={-1}>
        {texts.previewTitle}
      </h3>
      <div class="field">
        <label for="source-name">{texts.sourceName}</label>
        <input
          id="source-name"
          value={name}
          maxLength={MAX_NAME}
          autocomplete="off"
          aria-describedby="source-place"
          onInput={event => onName(event.currentTarget.value)}
        />
        <small id="source-place">{plan.updates === undefined ? texts.sourceNew : texts.sourceUpdates}</small>
      </div>
      <div role="status" class="groups">
        {nothing && <p>{texts.noChange}</p>}
        <Group title={texts.added(added.length)} items={added} idOf={idOf}>
          {key => (
            <>
              <b>
                <Name>{key.name}</Name>
              </b>{' '}
              <Entries entries={key.allowedHostnames} empty={words.texts.anyHostname} />
            </>
          )}
        </Group>
        <Group title={texts.changed(changed.length)} items={changed} idOf={({ key }) => key.id}>
          {({ key, fields }) => (
            <>
              <b>
                <Name>{key.name}</Name>
              </b>
              <Fields fields={fields} />
            </>
          )}
        </Group>
        <Group title={texts.removedKeys(removed.length)} items={removed} idOf={idOf}>
          {key => <Name>{key.name}</Name>}
        </Group>
        {unchanged > 0 && !nothing && <p class="quiet-text">{texts.unchanged(unchanged)}</p>}
        {read.problems.length > 0 && (
          <div class="note">
            <h4>{texts.skippedTitle}</h4>
            <ProblemList problems={read.problems} />
          </div>
        )}
      </div>
      <div class="actions">
        <button type="button" id="apply" class="main" aria-disabled={busy} onClick={onApply}>
          {texts.apply}
        </button>
        <button type="button" id="cancel" onClick={onCancel}>
          {words.texts.cancel}
        </button>
      </div>
    </div>
  );
}

const idOf = ({ id }: ApiKey) => id;

interface GroupProps<T> {
  readonly title: string;
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  readonly children: (item: T) => preact.ComponentChildren;
}

function Group<T>({ title, items, idOf, children }: GroupProps<T>) {
  if (items.length === 0) return null;
  return (
    <div>
      <h4>{title}</h4>
      <FirstOf items={items} idOf={idOf}>
        {children}
      </FirstOf>
    </div>
  );
}

function Fields({ fields }: { readonly fields: readonly FieldChange[] }) {
  const words = useWords();
  const texts = useOptionsTexts();
  return (
    <dl class="fields">
      {fields.map(({ field, before, after }) => {
        const empty = field === 'allowedHostnames' ? words.texts.anyHostname : texts.nothing;
        const Items = field === 'name' || field === 'workspace' ? Names : Entries;
        return (
          <div key={field}>
            <dt>{texts.field(field)}</dt>
            <dd>
              <del>
                <Items entries={before} empty={empty} />
              </del>{' '}
              <span class="arrow" role="img" aria-label={texts.becomes} />{' '}
              <ins>
                <Items entries={after} empty={empty} />
              </ins>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Names({ entries, empty }: { readonly entries: readonly string[]; readonly empty: string }) {
  const [name] = entries;
  return name === undefined ? <span class="quiet-text">{empty}</span> : <Name>{name}</Name>;
}
