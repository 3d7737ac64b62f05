import { useState } from 'preact/hooks';
import { callerOfPage } from '../callers/seen-caller.ts';
import type { KeySource, KnownKey } from '../keys/sources.ts';
import type { CurrentPage } from '../page/current-page.ts';
import { isShort } from '../texts/piece.ts';
import { useWords } from '../texts/words.ts';
import { Hostname } from '../ui/hostname.tsx';
import { shown } from '../ui/shown.ts';
import { type KeyRow, rowsFor } from '../verdicts/rows.ts';
import { Header } from './header.tsx';
import { KeyList } from './key-list.tsx';
import { useLater } from './later-context.ts';
import { usePopupTexts } from './texts.ts';

interface Props {
  /** The page in front. */
  readonly page: CurrentPage;
  /** What `lookAtPage` brought back from it. */
  readonly looked: unknown;
  readonly sources: readonly KeySource[];
  readonly keys: readonly KnownKey[];
  readonly now: Date;
  readonly onOptions: () => void;
  /** Opens the panel; undefined where there is no tab to observe. */
  readonly onObserve: (() => void) | undefined;
}

export function Popup({ page, looked, sources, keys, now, onOptions, onObserve }: Props) {
  const texts = usePopupTexts();
  const words = useWords();
  const later = useLater();
  const [asked, setAsked] = useState<CurrentPage>();
  const judged = asked ?? page;
  const rows = judged.kind === 'none' ? [] : rowsFor(judged.headers, keys);
  const caller = callerOfPage(judged);
  const readAgo = ({ snapshot: { source, takenAt } }: KeySource) =>
    texts.source(words.texts.readAgo(shown(source), takenAt, now));
  const sourceOf = sources.length > 1 ? (row: KeyRow) => readAgo(row.source) : undefined;
  return (
    <>
      <Header page={judged} rows={rows} isAsked={asked !== undefined} onAsk={setAsked} />
      <main>
        {caller && rows.length > 0 && (
          <>
            <div class="caller">
              <span>{asked === undefined ? texts.thisPage : texts.thatPage}</span>
              {isShort(caller.headers.origin) && (
                <span>
                  {texts.origin} <Hostname>{caller.headers.origin}</Hostname>
                </span>
              )}
            </div>
            <KeyList
              key={'url' in judged ? judged.url : ''}
              rows={rows}
              caller={caller}
              sourceOf={sourceOf}
              mayOpen
            />
          </>
        )}
        {later && judged.kind !== 'none' && rows.length === 0 && (
          <later.NoKeys later={later} page={judged} onOptions={onOptions} />
        )}
        {later && asked === undefined && keys.length > 0 && (
          <later.FrameCallers later={later} page={page} looked={looked} keys={keys} sourceOf={sourceOf} />
        )}
      </main>
      <footer>
        <Sources sources={sources} readAgo={readAgo} />
        <span class="links">
          {onObserve && (
            <button type="button" class="link" id="observe" onClick={onObserve}>
              {texts.observe}
            </button>
          )}
          <button type="button" class="link" onClick={onOptions}>
            {words.texts.options}
          </button>
        </span>
      </footer>
    </>
  );
}

interface SourcesProps {
  readonly sources: readonly KeySource[];
  readonly readAgo: (source: KeySource) => string;
}

/** Where the keys are known from; of several sources each key tells its own. */
function Sources({ sources, readAgo }: SourcesProps) {
  const texts = usePopupTexts();
  const words = useWords();
  const [source, ...more] = sources;
  if (source === undefined) return <span>{words.texts.product}</span>;
  return <span>{more.length > 0 ? texts.sources(sources.length) : readAgo(source)}</span>;
}
