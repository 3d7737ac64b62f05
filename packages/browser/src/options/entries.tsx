import { Hostname } from '../ui/hostname.tsx';
import { useOptionsTexts } from './texts.ts';

/** A stranger's list may have a hundred thousand, which no browser draws at once. */
const MOST = 30;

/** A list's first entries and how many more there are, or the words for an empty one. */
export function Entries({ entries, empty }: { readonly entries: readonly string[]; readonly empty: string }) {
  const texts = useOptionsTexts();
  if (entries.length === 0) return <span class="quiet-text">{empty}</span>;
  const more = entries.length - MOST;
  return (
    <span class="entries">
      {entries.slice(0, MOST).map((entry, i) => (
        <Hostname key={`${i} ${entry}`}>{entry}</Hostname>
      ))}
      {more > 0 && <span class="quiet-text">{texts.moreEntries(more)}</span>}
    </span>
  );
}
