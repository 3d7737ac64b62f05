import type { CallerHeaders, PublicSuffixes } from '@hoko-keys/shared';
import type { KeySource } from '../keys/sources.ts';
import type { CurrentPage } from '../page/current-page.ts';
import { useWords } from '../texts/words.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Hostname } from '../ui/hostname.tsx';
import { answerFor } from '../verdicts/answer.ts';
import { explain } from '../verdicts/explanation.ts';
import type { KeyRow } from '../verdicts/rows.ts';
import { KeyItem } from './key-item.tsx';
import { usePopupTexts } from './texts.ts';

interface Props {
  readonly page: CurrentPage;
  readonly rows: readonly KeyRow[];
  readonly sources: readonly KeySource[];
  /** Undefined until they are loaded; with them, rows say more. */
  readonly suffixes: PublicSuffixes | undefined;
  readonly now: Date;
  readonly onOptions: () => void;
}

export function Popup({ page, rows, sources, suffixes, now, onOptions }: Props) {
  const words = useWords();
  const texts = usePopupTexts();
  const [source] = sources;
  return (
    <>
      <header>
        <h1>{page.kind === 'none' ? texts.noHostnameTitle : <bdi dir="ltr">{page.hostname}</bdi>}</h1>
        <div role="status">
          {page.kind === 'none' && <p class="answer quiet-text">{texts.noHostname(page.why)}</p>}
          {page.kind === 'sandboxed' && <p class="answer quiet-text">{texts.sandboxed}</p>}
          {rows.length > 0 && <AnswerLine rows={rows} />}
        </div>
      </header>
      <main>
        {page.kind !== 'none' && rows.length > 0 && (
          <>
            <Caller headers={page.headers} />
            <ul class="keys">
              {rows.map(row => (
                <KeyItem
                  key={row.key.id}
                  row={row}
                  explanation={suffixes && explain(row, page.headers, suffixes)}
                />
              ))}
            </ul>
          </>
        )}
        {page.kind === 'web' && rows.length === 0 && (
          <NoKeys hostname={page.hostname} onOptions={onOptions} />
        )}
      </main>
      <footer>
        <span>
          {source === undefined
            ? words.texts.product
            : texts.source(words.texts.readAgo(source.snapshot.source, source.snapshot.takenAt, now))}
        </span>
        <button type="button" class="link" onClick={onOptions}>
          {words.texts.options}
        </button>
      </footer>
    </>
  );
}

function AnswerLine({ rows }: { readonly rows: readonly KeyRow[] }) {
  const texts = usePopupTexts();
  const answer = answerFor(rows);
  const { lead, rest } = texts.answer(answer);
  return (
    <p class="answer">
      <b class={answer.outcome}>
        <bdi>{lead}</bdi>
      </b>
      {rest}
    </p>
  );
}

function Caller({ headers }: { readonly headers: CallerHeaders }) {
  const texts = usePopupTexts();
  return (
    <div class="caller">
      <span>{texts.thisPage}</span>
      {headers.origin !== undefined && (
        <span>
          {texts.origin} <Hostname>{headers.origin}</Hostname>
        </span>
      )}
    </div>
  );
}

function NoKeys({ hostname, onOptions }: { readonly hostname: string; readonly onOptions: () => void }) {
  const { say } = useWords();
  const texts = usePopupTexts();
  return (
    <div class="empty">
      <p>{texts.noKeys}</p>
      <div class="fix">
        <Hostname>{hostname}</Hostname>
        <CopyButton text={hostname} />
        <small>{say({ code: 'admitsExact', args: { entry: hostname } })}</small>
      </div>
      <button type="button" class="main" onClick={onOptions}>
        {texts.addKeys}
      </button>
    </div>
  );
}
