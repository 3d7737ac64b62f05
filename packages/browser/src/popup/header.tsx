import { unicodeOf } from '@hoko-keys/shared';
import { useState } from 'preact/hooks';
import type { CurrentPage } from '../page/current-page.ts';
import { isShort } from '../texts/piece.ts';
import { Pieces } from '../ui/pieces.tsx';
import { answerFor } from '../verdicts/answer.ts';
import type { KeyRow } from '../verdicts/rows.ts';
import { useLater } from './later-context.ts';
import { type PopupTexts, usePopupTexts } from './texts.ts';

interface Props {
  readonly page: CurrentPage;
  readonly rows: readonly KeyRow[];
  /** Whether it is a page somebody asked about, and not the one in front. */
  readonly isAsked: boolean;
  readonly onAsk: (page: CurrentPage | undefined) => void;
}

/** Whose calls these are, and the answer. */
export function Header({ page, rows, isAsked, onAsk }: Props) {
  const texts = usePopupTexts();
  const later = useLater();
  const [isAsking, setAsking] = useState(false);
  const toggle = ({ currentTarget }: { readonly currentTarget: HTMLButtonElement }) => {
    if (isAsking) {
      onAsk(undefined);
      // The box goes with the focus in it, and not every browser focuses a button that is clicked.
      currentTarget.focus();
    }
    setAsking(!isAsking);
  };
  return (
    <header class={isAsked ? 'asked' : undefined}>
      {isAsked && <p class="asked-mark">{texts.whatIfNow}</p>}
      <div class="title">
        <h1>
          <Title page={page} />
        </h1>
        <button type="button" class="link" aria-expanded={isAsking} onClick={toggle}>
          {isAsking ? texts.backToPage : texts.whatIf}
        </button>
      </div>
      <div role="status">
        {isAsked && (
          <p class="unseen">
            {texts.whatIfNow} <Title page={page} />
          </p>
        )}
        {page.kind === 'none' && <p class="answer quiet-text">{texts.noHostname(page.why)}</p>}
        {page.kind === 'opaque' && <p class="answer quiet-text">{texts.opaque(page.why)}</p>}
        {rows.length > 0 && <Answer rows={rows} texts={texts} />}
      </div>
      {isAsking && later && <later.WhatIf later={later} onAsk={onAsk} />}
    </header>
  );
}

function Title({ page }: { readonly page: CurrentPage }) {
  const texts = usePopupTexts();
  if (page.kind === 'none') return <>{texts.noHostnameTitle}</>;
  if (page.kind === 'opaque' && page.hostname === undefined)
    return <>{page.why === 'file' ? texts.localFile : texts.dataPage}</>;
  const { hostname = '' } = page;
  const unicode = unicodeOf(hostname);
  return (
    <>
      <bdi dir="ltr" class={isShort(hostname) ? undefined : 'long'}>
        {hostname}
      </bdi>
      {unicode !== undefined && unicode !== hostname && (
        <small>
          <bdi>{unicode}</bdi>
        </small>
      )}
    </>
  );
}

function Answer({ rows, texts }: { readonly rows: readonly KeyRow[]; readonly texts: PopupTexts }) {
  return (
    <p class="answer">
      {answerFor(rows).map((part, i) => {
        const { lead, rest } = texts.answer(part, i === 0);
        return (
          <span key={part.outcome}>
            {i > 0 && ' '}
            <b class={part.outcome}>
              <Pieces of={lead} />
            </b>
            <Pieces of={rest} />
          </span>
        );
      })}
    </p>
  );
}
