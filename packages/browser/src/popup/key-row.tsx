import { useId, useState } from 'preact/hooks';
import type { SeenCaller } from '../callers/seen-caller.ts';
import { useWords } from '../texts/words.ts';
import { Hostname } from '../ui/hostname.tsx';
import { Name } from '../ui/name.tsx';
import { OutcomeIcon } from '../ui/outcome-icon.tsx';
import { Pieces } from '../ui/pieces.tsx';
import type { KeyRow } from '../verdicts/rows.ts';
import { useLater } from './later-context.ts';
import { usePopupTexts } from './texts.ts';

interface Props {
  readonly row: KeyRow;
  readonly caller: SeenCaller;
  /** Tells where a key is known from; left out where all are from one place, which stands below. */
  readonly sourceOf: ((row: KeyRow) => string) | undefined;
  readonly startsOpen?: boolean;
}

/** One key: what becomes of it here, and why in a line. It opens to the rest. */
export function KeyRowItem({ row, caller, sourceOf, startsOpen = false }: Props) {
  const { texts } = useWords();
  const later = useLater();
  const [isOpen, setOpen] = useState(startsOpen);
  const detailId = useId();
  const { key, verdict, probably } = row;
  return (
    <li data-key-id={key.id} data-outcome={verdict.outcome} data-status={key.status}>
      <button
        type="button"
        class="row"
        aria-expanded={isOpen}
        aria-controls={isOpen ? detailId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <OutcomeIcon outcome={verdict.outcome} />
        <span class="name">
          <Name>{key.name}</Name>
        </span>
        <span class={`word ${verdict.outcome}`}>
          {key.status === 'revoked' ? texts.revoked : texts.outcome(verdict.outcome, probably)}
        </span>
        <span class="why">
          <Why row={row} />
        </span>
      </button>
      {isOpen && (
        <div class="detail" id={detailId}>
          {later && <later.KeyDetails later={later} row={row} caller={caller} source={sourceOf?.(row)} />}
        </div>
      )}
    </li>
  );
}

/** The first reason. Where the list is, what it has instead. */
function Why({ row: { key, verdict } }: { readonly row: KeyRow }) {
  const { say } = useWords();
  const texts = usePopupTexts();
  const [reason] = verdict.reasons;
  if (reason === undefined) return null;
  if (reason.code === 'hostnameListed') {
    return (
      <>
        {texts.matched} <Hostname>{reason.args.entry}</Hostname>
      </>
    );
  }
  const { firstEntry, entryCount } = key;
  if (reason.code !== 'hostnameNotListed' || firstEntry === undefined) return <>{say(reason)}</>;
  return <Pieces of={texts.listHas(firstEntry, entryCount - 1)} />;
}
