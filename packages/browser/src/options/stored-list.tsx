import type { KeySource } from '../keys/sources.ts';
import { useWords } from '../texts/words.ts';
import { Entries } from '../ui/entries.tsx';
import { useOptionsTexts } from './texts.ts';

interface Props {
  readonly sources: readonly KeySource[];
  readonly now: Date;
  readonly onRemove: () => void;
}

/** What the extension knows now, where from, and the way to forget it. */
export function StoredList({ sources, now, onRemove }: Props) {
  const words = useWords();
  const texts = useOptionsTexts();
  if (sources.length === 0) {
    return (
      <section>
        <h2>{texts.storedTitle}</h2>
        <p class="quiet-text">{texts.storedNone}</p>
      </section>
    );
  }
  return (
    <section>
      <h2>{texts.storedTitle}</h2>
      {sources.map(({ id, snapshot }) => (
        <div key={id}>
          <p class="quiet-text" data-stored>
            {texts.storedSummary(
              snapshot.keys.length,
              words.texts.readAgo(snapshot.source, snapshot.takenAt, now),
            )}
          </p>
          <ul class="stored">
            {snapshot.keys.map(key => (
              <li key={key.id} data-stored-id={key.id}>
                <b>
                  <bdi>{key.name}</bdi>
                </b>
                <Entries entries={key.allowedHostnames} empty={words.texts.anyHostname} />
                {key.status === 'revoked' && <span class="quiet-text">{words.texts.revoked}</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div class="actions">
        <button type="button" id="remove-all" onClick={onRemove}>
          {texts.removeAll}
        </button>
      </div>
    </section>
  );
}
