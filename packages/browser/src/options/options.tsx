import {
  type ApiKey,
  EDITORS,
  type EditorScheme,
  loadPublicSuffixes,
  MAX_KEYS,
  MAX_TEXT_BYTES,
  type Snapshot,
} from '@hoko-keys/shared';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { EXPORT_FILE, mergeSources } from '../keys/export.ts';
import type { RefreshedPolicy } from '../keys/policy.ts';
import { type KeySource, withoutSource } from '../keys/sources.ts';
import type { Kept } from '../keys/stored-sources.ts';
import {
  type Draft,
  draftIn,
  draftOf,
  isOtherDraft,
  newDraft,
  withoutTyped,
  withTyped,
} from '../keys/typed.ts';
import type { Unread } from '../keys/unread.ts';
import { Live, useSaid } from '../ui/said.tsx';
import { brief } from '../ui/shown.ts';
import { Confirm, type Question } from './confirm.tsx';
import { EditorChoice } from './editor-choice.tsx';
import { ImportCard } from './import-card.tsx';
import { KeyForm } from './key-form.tsx';
import { PolicyProblems } from './policy-problems.tsx';
import type { Services } from './services.ts';
import { type SourceActions, SourceCard, titleId } from './source-card.tsx';
import { downloadText } from './take-away.ts';
import { useOptionsTexts } from './texts.ts';
import { UnreadCard } from './unread-card.tsx';

interface Props {
  readonly initial: Kept;
  readonly editor: EditorScheme;
  readonly services: Services;
}

/** The page: the sources there are, the ways to bring more, and the editor. It says aloud what was done. */
export function Options({ initial, editor, services }: Props) {
  const texts = useOptionsTexts();
  const [{ sources, unread }, setKept] = useState(initial);
  const [policy, setPolicy] = useState<RefreshedPolicy>();
  const [target, setTarget] = useState<KeySource>();
  const [draft, setDraft] = useState<Draft>();
  const unsaved = useRef(false);
  const [asked, setAsked] = useState<Question>();
  const [said, say] = useSaid();
  const [focus, setFocus] = useState<{ readonly id: string }>();

  useEffect(() => services.watch(setKept), [services]);
  useEffect(() => services.followPolicy(setPolicy), [services]);
  useEffect(() => {
    if (focus !== undefined) document.getElementById(focus.id)?.focus();
  }, [focus]);

  const onUnsaved = useCallback((isUnsaved: boolean) => {
    unsaved.current = isUnsaved;
  }, []);

  const change: Services['change'] = async changed => {
    const saved = await services.change(changed).catch(() => ({ ok: false as const }));
    if (saved.ok) setKept(kept => ({ ...kept, sources: saved.sources }));
    return saved;
  };
  const typed = () => ({ id: services.newId(), name: texts.typedName, now: services.now().toISOString() });

  /** Says what came of a change, and brings focus to where the sources are. */
  const done = async (changing: ReturnType<Services['change']>, sentence: string) => {
    const saved = await changing.catch(() => ({ ok: false as const }));
    say(saved.ok ? sentence : texts.notKept);
    setFocus({ id: 'sources-title' });
  };
  const take = async (snapshot: Snapshot, how: (text: string) => Promise<string>) => {
    const written = await services.writeSnapshot(snapshot);
    if (written.ok) return say(await how(written.text));
    const isTooMuch = written.problem.code === 'keysTooMany' || written.problem.code === 'textTooLarge';
    say(isTooMuch ? texts.tooMuch(MAX_KEYS, MAX_TEXT_BYTES) : texts.holdsValue);
  };
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => texts.snapshotCopied,
      () => texts.snapshotNotCopied,
    );
  const download = async (text: string) => {
    downloadText(text, EXPORT_FILE);
    return texts.snapshotSaved(EXPORT_FILE);
  };
  const all = () => mergeSources(sources, texts.allName);

  const askRemoval = (question: string, detail: string, onYes: () => void) =>
    setAsked({ question, detail, verb: texts.removeVerb, onYes });
  /** Leaves the form, if need be after a question: what is half written is not lost unasked. */
  const leaveForm = (leave: () => void) => {
    if (draft === undefined || !unsaved.current) return leave();
    const { discardSure, discardDetail: detail, discardVerb: verb } = texts;
    setAsked({ question: discardSure(brief(draft.name)), detail, verb, onYes: leave });
  };
  const actions: SourceActions = {
    onUpdate: source => {
      setTarget(source);
      say(texts.updating(brief(source.snapshot.source)));
      setFocus({ id: 'choose-file' });
    },
    onRemove: ({ id, kind, snapshot }) => {
      const name = kind === 'typed' ? texts.kind(kind) : brief(snapshot.source);
      askRemoval(texts.removeSure(name), texts.removeSureDetail(snapshot.keys.length), () =>
        done(
          change(current => withoutSource(current, id)),
          texts.removed(name),
        ),
      );
    },
    onCopy: ({ snapshot }) => void take(snapshot, copy),
    onDownload: ({ snapshot }) => void take(snapshot, download),
    onEditKey: key =>
      key.id === draft?.id ? setFocus({ id: 'key-name' }) : leaveForm(() => setDraft(draftOf(key))),
    onRemoveKey: ({ id, name }: ApiKey) =>
      askRemoval(texts.removeKeySure(brief(name)), texts.removeKeyDetail, () =>
        done(
          change(current => withoutTyped(current, id, typed())),
          texts.removed(brief(name)),
        ),
      ),
  };
  const isAnyKept = sources.length + unread.length > 0;
  const removable = sources.filter(({ kind }) => kind !== 'policy');
  const hasPolicy = removable.length < sources.length;
  const nameOf = ({ name }: Unread) => brief(name ?? texts.unreadNameless);
  const askAll = () => {
    const detail = texts.removeAllDetail(countKeys(removable), unread.map(nameOf), hasPolicy);
    askRemoval(texts.removeAllSure, detail, () => done(services.removeAll(), texts.gone(hasPolicy)));
  };
  const askUnread = (each: Unread) => {
    const name = nameOf(each);
    askRemoval(texts.removeSure(name), texts.unreadRemoveDetail, () =>
      done(services.removeUnread(each), texts.removed(name)),
    );
  };

  const save = async (saved: Draft, begun: Draft) => {
    let isOvertaken = false;
    const kept = await change(current => {
      isOvertaken = isOtherDraft(draftIn(current, saved.id), begun);
      return isOvertaken ? current : withTyped(current, saved, typed());
    });
    if (!kept.ok) return texts.notKept;
    if (isOvertaken) {
      // Saved once more, it is known what it takes the place of.
      setDraft(draftIn(kept.sources, saved.id));
      return texts.keyChangedMeanwhile;
    }
    setDraft(undefined);
    say(texts.saved(brief(saved.name.trim())));
    const source = kept.sources.find(({ kind }) => kind === 'typed');
    setFocus({ id: titleId(source?.id ?? '') });
    return undefined;
  };

  return (
    <main
      // What is dropped beside the card must not take the page, and what was typed on it, away.
      onDragOver={event => event.preventDefault()}
      onDrop={event => event.preventDefault()}
    >
      <header>
        <h1>{texts.title}</h1>
        <p class="quiet-text">{texts.intro}</p>
      </header>
      <Live said={said} id="said" />
      <section aria-labelledby="sources-title">
        <h2 id="sources-title" tabIndex={-1}>
          {texts.sourcesTitle}
        </h2>
        {!isAnyKept && <p class="empty">{texts.noSources}</p>}
        {sources.map(source => (
          <SourceCard key={source.id} source={source} now={services.now()} actions={actions} />
        ))}
        {unread.map((each, i) => (
          <UnreadCard
            key={`${i} ${each.name}`}
            unread={each}
            id={`unread-${i}`}
            onSaid={say}
            onRemove={() => askUnread(each)}
          />
        ))}
        {policy !== undefined && <PolicyProblems policy={policy} />}
        {isAnyKept && (
          <div class="actions">
            {sources.length > 0 && (
              <>
                <button type="button" id="copy-all" onClick={() => void take(all(), copy)}>
                  {texts.copyAll}
                </button>
                <button type="button" id="download-all" onClick={() => void take(all(), download)}>
                  {texts.downloadAll}
                </button>
              </>
            )}
            {removable.length + unread.length > 0 && (
              <button type="button" id="remove-all" onClick={askAll}>
                {texts.removeAll}
              </button>
            )}
          </div>
        )}
      </section>
      <ImportCard
        sources={sources}
        target={target}
        services={services}
        change={change}
        onCancel={() => {
          if (target !== undefined) setFocus({ id: titleId(target.id) });
          setTarget(undefined);
        }}
        onApplied={source => {
          setTarget(undefined);
          say(texts.applied(brief(source.snapshot.source)));
          setFocus({ id: titleId(source.id) });
        }}
      />
      <section class="card" aria-labelledby="typed-title">
        <h2 id="typed-title">{draft?.name ? texts.editTitle(brief(draft.name)) : texts.typedTitle}</h2>
        {draft === undefined ? (
          <>
            <p class="quiet-text">{texts.typedHint}</p>
            <div class="actions">
              <button
                type="button"
                id="write-key"
                onClick={() => setDraft(newDraft(`key_${services.newId()}`))}
              >
                {texts.typedNew}
              </button>
            </div>
          </>
        ) : (
          <KeyForm
            key={draft.id}
            initial={draft}
            loadSuffixes={loadPublicSuffixes}
            onSave={saved => save(saved, draft)}
            onUnsaved={onUnsaved}
            onCancel={() =>
              leaveForm(() => {
                setDraft(undefined);
                setFocus({ id: 'write-key' });
              })
            }
          />
        )}
      </section>
      <EditorChoice
        initial={editor}
        onChoose={chosen =>
          void services.saveEditor(chosen).then(
            () => say(texts.editorSaved(EDITORS[chosen])),
            () => say(texts.notKept),
          )
        }
      />
      {asked !== undefined && <Confirm asked={asked} onClose={() => setAsked(undefined)} />}
    </main>
  );
}

function countKeys(sources: readonly KeySource[]): number {
  return sources.reduce((count, { snapshot }) => count + snapshot.keys.length, 0);
}
