import type { LocatedProblem } from '@hoko-keys/shared';
import type { FieldChange } from '../keys/diff.ts';
import type { Import } from '../keys/read-import.ts';
import { useWords, type Words } from '../texts/words.ts';
import { Entries } from '../ui/entries.tsx';
import { useOptionsTexts } from './texts.ts';

/** Why a text can't be applied. */
export function ImportRefused({ refused }: { readonly refused: Extract<Import, { ok: false }> }) {
  const texts = useOptionsTexts();
  return (
    <div class="card refused" role="alert">
      <h3>{texts.refusedTitle}</h3>
      <Problems problems={refused.problems} />
      {refused.holdsValue && <p>{texts.valueGone}</p>}
    </div>
  );
}

interface PreviewProps {
  readonly read: Extract<Import, { ok: true }>;
  readonly onApply: () => void;
  readonly onCancel: () => void;
}

/** What applying a text would change, before it does. */
export function ImportPreview({ read: { diff, problems }, onApply, onCancel }: PreviewProps) {
  const words = useWords();
  const texts = useOptionsTexts();
  const { added, changed, removed, unchanged } = diff;
  const nothing = added.length + changed.length + removed.length === 0;
  return (
    <div class="card" data-preview role="status">
      <h3>{texts.previewTitle}</h3>
      {nothing && <p>{texts.noChange}</p>}
      {added.length > 0 && (
        <Group title={texts.added(added.length)}>
          {added.map(key => (
            <li key={key.id}>
              <b>
                <bdi>{key.name}</bdi>
              </b>{' '}
              <Entries entries={key.allowedHostnames} empty={words.texts.anyHostname} />
            </li>
          ))}
        </Group>
      )}
      {changed.length > 0 && (
        <Group title={texts.changed(changed.length)}>
          {changed.map(({ key, fields }) => (
            <li key={key.id}>
              <b>
                <bdi>{key.name}</bdi>
              </b>
              <Fields fields={fields} />
            </li>
          ))}
        </Group>
      )}
      {removed.length > 0 && (
        <Group title={texts.removed(removed.length)}>
          {removed.map(key => (
            <li key={key.id}>
              <bdi>{key.name}</bdi>
            </li>
          ))}
        </Group>
      )}
      {unchanged > 0 && !nothing && <p class="quiet-text">{texts.unchanged(unchanged)}</p>}
      {problems.length > 0 && (
        <div>
          <p class="undetermined">{texts.skippedTitle}</p>
          <Problems problems={problems} />
        </div>
      )}
      <div class="actions">
        <button type="button" id="apply" class="main" onClick={onApply}>
          {texts.apply}
        </button>
        <button type="button" onClick={onCancel}>
          {words.texts.cancel}
        </button>
      </div>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <p class="quiet-text">{title}</p>
      <ul>{children}</ul>
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
        return (
          <>
            <dt>{texts.field(field)}</dt>
            <dd>
              <del>
                <Entries entries={before} empty={empty} />
              </del>
              {' → '}
              <Entries entries={after} empty={empty} />
            </dd>
          </>
        );
      })}
    </dl>
  );
}

function Problems({ problems }: { readonly problems: readonly LocatedProblem[] }) {
  const words = useWords();
  return (
    <ul>
      {problems.map(located => (
        <li key={JSON.stringify(located)}>
          <bdi>{sentenceOf(located, words)}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** With its line, unless the sentence names it already. */
function sentenceOf(located: LocatedProblem, { say, texts }: Words): string {
  const sentence = say(located.problem);
  return located.problem.code === 'textNotJson' ? sentence : texts.located(located, sentence);
}
