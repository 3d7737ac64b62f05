import { EDITORS, type Fix, HOKO_ORIGIN, proposalLink, readProposal } from '@hoko-keys/shared';
import { useId, useState } from 'preact/hooks';
import { openInEditor } from '../platform/tabs.ts';
import { useWords } from '../texts/words.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Hostname } from '../ui/hostname.tsx';
import { brief } from '../ui/shown.ts';
import type { KeyRow } from '../verdicts/rows.ts';
import type { Later } from './later.ts';

interface Props {
  readonly later: Later;
  readonly row: KeyRow;
  /** At least one, the smallest first. */
  readonly fixes: readonly Fix[];
}

/** The entries that would let the caller in, of which one is chosen, and where to take it. */
export function Fixes({ later, row: { key }, fixes }: Props) {
  const { say } = useWords();
  const { texts, editor } = later;
  const group = useId();
  const [chosen, choose] = useState(fixes[0]?.entry ?? '');
  const link = proposalLink({ key: key.id, hostname: chosen }, editor);
  // An id that no editor takes is not offered to one.
  const isTaken = readProposal(link).ok;
  return (
    <>
      <fieldset class="fixes">
        <legend>{fixes.length > 1 ? texts.fixes : texts.fix}</legend>
        {fixes.map(({ entry, admits }) => (
          <label key={entry} class="fix">
            <input
              type="radio"
              name={group}
              checked={entry === chosen}
              hidden={fixes.length === 1}
              onChange={() => choose(entry)}
            />
            <Hostname>{entry}</Hostname>
            <small>{say(admits)}</small>
          </label>
        ))}
      </fieldset>
      <div class="actions">
        <CopyButton key={chosen} class="main" text={chosen} label={texts.copyEntry} />
        {isTaken && (
          <button type="button" onClick={() => openInEditor(link)}>
            {texts.openIn(EDITORS[editor])}
          </button>
        )}
        {isTaken && (
          <CopyButton
            key={`proposal ${chosen}`}
            text={texts.proposal(chosen, brief(key.name), link)}
            label={texts.copyProposal}
          />
        )}
        {key.service === 'hoko' && (
          <a class="button" href={HOKO_ORIGIN} target="_blank" rel="noreferrer">
            {texts.openHoko}
          </a>
        )}
      </div>
      {key.service === 'hoko' && <p class="small">{texts.dashboard}</p>}
    </>
  );
}
