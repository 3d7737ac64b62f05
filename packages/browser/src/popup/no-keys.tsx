import type { CurrentPage } from '../page/current-page.ts';
import { useWords } from '../texts/words.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Hostname } from '../ui/hostname.tsx';
import { entriesFor } from '../verdicts/entries-for.ts';
import type { Later } from './later.ts';

interface Props {
  readonly later: Later;
  readonly page: Exclude<CurrentPage, { readonly kind: 'none' }>;
  /** Whether something is kept that can't be read. */
  readonly isPartial: boolean;
  readonly onOptions: () => void;
}

/** Why no key is judged, and what one would need for this page. */
export function NoKeys({ later: { texts, suffixes }, page, isPartial, onOptions }: Props) {
  const { say } = useWords();
  const { fixes, advice } = entriesFor(page.headers, suffixes);
  return (
    <div class="empty">
      <p>
        {isPartial ? texts.noneRead : texts.noKeys}{' '}
        {page.kind === 'opaque' ? texts.neededOpaque : texts.needed}
      </p>
      {fixes.map(({ entry, admits }) => (
        <div class="fix" key={entry}>
          <Hostname>{entry}</Hostname>
          <CopyButton text={entry} />
          <small>{say(admits)}</small>
        </div>
      ))}
      {advice && <p class="quiet-text">{say(advice)}</p>}
      <button type="button" class="main" onClick={onOptions}>
        {texts.addKeys}
      </button>
    </div>
  );
}
