import { useRef, useState } from 'preact/hooks';
import { callerOfPage } from '../callers/seen-caller.ts';
import { hostnamesOf, type Listed, type ListedSource } from '../keys/listed.ts';
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
  readonly listed: Listed;
  /** The keys, ready for other hostnames too. */
  readonly listFor: (hostnames: readonly string[]) => Promise<Listed>;
  readonly now: Date;
  readonly onOptions: () => void;
  /** Opens the panel; undefined where there is no tab to observe. */
  readonly onObserve: (() => void) | undefined;
}

/** Another page somebody asked about, and the keys ready for it. */
interface Asked {
  readonly page: CurrentPage;
  readonly listed: Listed;
}

export function Popup({ page, looked, listed, listFor, now, onOptions, onObserve }: Props) {
  const texts = usePopupTexts();
  const words = useWords();
  const later = useLater();
  const [asked, setAsked] = useState<Asked>();
  const turn = useRef(0);
  const ask = async (about: CurrentPage | undefined) => {
    const mine = ++turn.current;
    const answer = about && { page: about, listed: await listFor(hostnamesOf(about)) };
    if (mine === turn.current) setAsked(answer);
  };
  const { sources } = listed;
  const judged = asked?.page ?? page;
  const rows = judged.kind === 'none' ? [] : rowsFor(judged.headers, asked?.listed ?? listed);
  const hasNone = judged.kind !== 'none' && rows.length === 0;
  const caller = callerOfPage(judged);
  const readAgo = ({ snapshot: { source, takenAt } }: ListedSource) =>
    texts.source(words.texts.readAgo(shown(source), takenAt, now));
  const sourceOf = sources.length > 1 ? (row: KeyRow) => readAgo(row.key.source) : undefined;
  return (
    <>
      <Header page={judged} rows={rows} isAsked={asked !== undefined} onAsk={about => void ask(about)} />
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
        {later && hasNone && (
          <later.NoKeys later={later} page={judged} isPartial={listed.isPartial} onOptions={onOptions} />
        )}
        {later && asked === undefined && listed.keys.length > 0 && (
          <later.FrameCallers later={later} page={page} looked={looked} listed={listed} sourceOf={sourceOf} />
        )}
        {later && asked === undefined && page.kind === 'web' && looked === undefined && (
          <p class="small">{later.texts.notLooked}</p>
        )}
        {later && listed.isPartial && !hasNone && <p class="small">{later.texts.partial}</p>}
      </main>
      <footer>
        <Sources sources={sources} readAgo={later && readAgo} />
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
  readonly sources: readonly ListedSource[];
  /** Undefined before the first verdict is shown, since a browser's words for times take long to load. */
  readonly readAgo: ((source: ListedSource) => string) | undefined;
}

/** Where the keys are known from; of several sources each key tells its own. */
function Sources({ sources, readAgo }: SourcesProps) {
  const texts = usePopupTexts();
  const words = useWords();
  const [source, ...more] = sources;
  if (source === undefined) return <span>{words.texts.product}</span>;
  return <span>{more.length > 0 ? texts.sources(sources.length) : readAgo?.(source)}</span>;
}
