import type { ApiKey } from '@hoko-keys/shared';
import type { KeySource } from '../keys/sources.ts';
import { useWords } from '../texts/words.ts';
import { Name } from '../ui/name.tsx';
import { brief } from '../ui/shown.ts';
import { Action } from './action.tsx';
import { Entries } from './entries.tsx';
import { FirstOf } from './first-of.tsx';
import { type OptionsTexts, useOptionsTexts } from './texts.ts';

/** What a person can do with a source. */
export interface SourceActions {
  readonly onUpdate: (source: KeySource) => void;
  readonly onRemove: (source: KeySource) => void;
  readonly onCopy: (source: KeySource) => void;
  readonly onDownload: (source: KeySource) => void;
  readonly onEditKey: (key: ApiKey) => void;
  readonly onRemoveKey: (key: ApiKey) => void;
}

interface Props {
  readonly source: KeySource;
  readonly now: Date;
  readonly actions: SourceActions;
}

/** More keys than this are folded away. */
const OPEN_UP_TO = 8;

/** A source: where its keys come from, how old they are, the keys, and what can be done with it. */
export function SourceCard({ source, now, actions }: Props) {
  const words = useWords();
  const texts = useOptionsTexts();
  const { id, kind, snapshot } = source;
  const { keys } = snapshot;
  const name = kind === 'typed' ? texts.kind('typed') : snapshot.source;
  return (
    <article class="card source" aria-labelledby={titleId(id)} data-source={kind}>
      <header>
        <h3 id={titleId(id)} tabIndex={-1}>
          <Name>{name}</Name>
        </h3>
        {kind !== 'typed' && <span class="kind">{texts.kind(kind)}</span>}
      </header>
      <p class="quiet-text" data-summary>
        {datesOf(source, now, texts).join(' · ')}
        {kind === 'policy' && ` · ${texts.policyNote}`}
      </p>
      <details open={keys.length <= OPEN_UP_TO}>
        <summary>{words.texts.keys(keys.length)}</summary>
        <FirstOf items={keys} idOf={key => key.id} class="stored">
          {key => (
            <div class="key" data-stored-id={key.id}>
              <b>
                <Name>{key.name}</Name>
              </b>
              <Entries entries={key.allowedHostnames} empty={words.texts.anyHostname} />
              {key.status === 'revoked' && <span class="quiet-text">{words.texts.revoked}</span>}
              {kind === 'typed' && <KeyActions item={key} actions={actions} />}
            </div>
          )}
        </FirstOf>
      </details>
      <div class="actions">
        {kind === 'imported' && (
          <Action
            act="update"
            label={texts.update}
            of={brief(name)}
            onClick={() => actions.onUpdate(source)}
          />
        )}
        <Action
          act="copy"
          label={texts.copySnapshot}
          of={brief(name)}
          onClick={() => actions.onCopy(source)}
        />
        <Action
          act="download"
          label={texts.download}
          of={brief(name)}
          onClick={() => actions.onDownload(source)}
        />
        {kind !== 'policy' && (
          <Action
            act="remove"
            label={texts.remove}
            of={brief(name)}
            onClick={() => actions.onRemove(source)}
          />
        )}
      </div>
    </article>
  );
}

/** Of a source's title, which focus goes to when it was brought up to date. */
export function titleId(sourceId: string): string {
  return `source-${sourceId}`;
}

/** When it was true, and when it was read here, where that is another time. */
function datesOf(
  { kind, snapshot: { takenAt }, readAt }: KeySource,
  now: Date,
  texts: OptionsTexts,
): string[] {
  if (kind === 'typed') return [texts.written(readAt, now)];
  return takenAt === readAt
    ? [texts.read(readAt, now)]
    : [texts.taken(takenAt, now), texts.read(readAt, now)];
}

function KeyActions({ item, actions }: { readonly item: ApiKey; readonly actions: SourceActions }) {
  const texts = useOptionsTexts();
  const name = brief(item.name);
  return (
    <span class="key-actions">
      <Action act="edit-key" label={texts.edit} of={name} onClick={() => actions.onEditKey(item)} />
      <Action act="remove-key" label={texts.remove} of={name} onClick={() => actions.onRemoveKey(item)} />
    </span>
  );
}
