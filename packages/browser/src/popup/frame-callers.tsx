import { useId, useMemo, useState } from 'preact/hooks';
import { type Callers, callersIn, type FrameCaller } from '../callers/callers.ts';
import { readFrames } from '../callers/declared-frames.ts';
import type { Listed } from '../keys/listed.ts';
import type { CurrentPage } from '../page/current-page.ts';
import { Hostname } from '../ui/hostname.tsx';
import { OutcomeIcon } from '../ui/outcome-icon.tsx';
import { ShowAll } from '../ui/show-all.tsx';
import { type KeyRow, rowsFor } from '../verdicts/rows.ts';
import { type Tally, tallyOf } from '../verdicts/tally.ts';
import { KeyList } from './key-list.tsx';
import type { Later } from './later.ts';
import { usePopupTexts } from './texts.ts';

interface Props {
  readonly later: Later;
  readonly page: CurrentPage;
  /** What `lookAtPage` brought back. */
  readonly looked: unknown;
  /** For the frames' hostnames too. */
  readonly listed: Listed;
  readonly sourceOf: ((row: KeyRow) => string) | undefined;
}

/** More verdicts than these are not worked out unasked: some 60 ms where every entry is an odd one. */
const MAX_VERDICTS = 3_000;

/** Of a long list of callers. */
const FIRST = 5;

/** Who else could call Hoko from here: the page's frames, as it declares them. */
export function FrameCallers({ later, page, looked, listed, sourceOf }: Props) {
  const { texts } = later;
  const popupTexts = usePopupTexts();
  const [isAll, setAll] = useState(false);
  const { asPage, items, more } = useMemo(() => {
    const { frames, more } = readFrames(looked);
    const callers = callersIn(page, frames);
    return { asPage: callers.asPage, items: judged(callers, listed), more };
  }, [page, looked, listed]);
  if (asPage === 0 && items.length === 0) return null;
  const visible = isAll ? items : items.slice(0, FIRST);
  return (
    <section class="frames">
      {items.length > 0 && (
        <>
          <h2>{texts.frames}</h2>
          <ul class="keys">
            {visible.map(({ caller, tally }) => (
              <FrameItem
                key={caller.headers.origin}
                caller={caller}
                tally={tally}
                later={later}
                listed={listed}
                sourceOf={sourceOf}
              />
            ))}
          </ul>
          {items.length > FIRST && (
            <ShowAll
              isAll={isAll}
              onToggle={() => setAll(!isAll)}
              labels={{ all: popupTexts.showAll(items.length), fewer: popupTexts.showFewer }}
            />
          )}
        </>
      )}
      <p class="small">
        {asPage > 0 && <>{texts.framesAsPage(asPage)} </>}
        {items.length > 0 && texts.framesHint}
        {more > 0 && <> {texts.framesMore(more)}</>}
      </p>
    </section>
  );
}

interface Item {
  readonly caller: FrameCaller;
  /** Undefined where there are too many to count. */
  readonly tally: Tally | undefined;
}

/** Callers that most keys are blocked for stand first. */
function judged({ others }: Callers, listed: Listed): readonly Item[] {
  const isMuch = others.length * listed.keys.length > MAX_VERDICTS;
  return others
    .map(caller => ({ caller, tally: isMuch ? undefined : tallyOf(rowsFor(caller.headers, listed)) }))
    .sort((a, b) => (b.tally?.blocked ?? 0) - (a.tally?.blocked ?? 0));
}

interface ItemProps extends Item {
  readonly later: Later;
  readonly listed: Listed;
  readonly sourceOf: ((row: KeyRow) => string) | undefined;
}

function FrameItem({ caller, tally, later: { texts }, listed, sourceOf }: ItemProps) {
  const [isOpen, setOpen] = useState(false);
  const detailId = useId();
  const { headers, hostname, why, frames } = caller;
  const kinds = why.map(each => texts.frameKind(each)).join(', ');
  return (
    <li data-frame={hostname ?? 'null'}>
      <button
        type="button"
        class="row"
        aria-expanded={isOpen}
        aria-controls={isOpen ? detailId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {tally ? <OutcomeIcon outcome={tally.worst} /> : <span />}
        <span class="name">
          {hostname === undefined ? `${texts.noHostname} (${kinds})` : <bdi dir="ltr">{hostname}</bdi>}
        </span>
        <span class="word quiet-text">{texts.frameCount(frames)}</span>
        <span class="why">
          {tally ? texts.counted(tally.blocked, tally.undetermined, tally.allowed) : headers.origin}
        </span>
      </button>
      {isOpen && (
        <div class="nested" id={detailId}>
          <p class="small">
            {texts.origin} <Hostname>{headers.origin ?? texts.none}</Hostname>
          </p>
          <KeyList
            rows={rowsFor(headers, listed)}
            caller={{ headers, who: why[0] ?? 'frame', referrerPolicy: undefined }}
            sourceOf={sourceOf}
          />
        </div>
      )}
    </li>
  );
}
