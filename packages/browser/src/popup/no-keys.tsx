import type { CurrentPage } from '../page/current-page.ts';
import { useWords } from '../texts/words.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Hostname } from '../ui/hostname.tsx';
import { entriesFor } from '../verdicts/entries-for.ts';
import type { Later } from './later.ts';

interface Props {
  readonly later: Later;
  readonly page: Exclude<CurrentPage, { readonly kind: 'none' }>;
  readonly onOptions: () => void;
}

/** What a key would need for this page, while none is known. */
export function NoKeys({ later: { texts, suffixes }, page, onOptions }: Props) {
  const { say } = useWords();
  const { fixes, advice } = entriesFor(page.headers, suffixes);
  return (
    <div class="empty">
      <p>{page.kind === 'opaque' ? texts.noKeysOpaque : texts.noKeys}</p>
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
