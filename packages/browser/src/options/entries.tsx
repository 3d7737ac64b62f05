import { Hostname } from './hostname.tsx';

/** A list's entries, or the words for an empty one. */
export function Entries({ entries, empty }: { readonly entries: readonly string[]; readonly empty: string }) {
  if (entries.length === 0) return <span class="quiet-text">{empty}</span>;
  return (
    <span class="entries">
      {entries.map((entry, i) => (
        <Hostname key={`${i} ${entry}`}>{entry}</Hostname>
      ))}
    </span>
  );
}
