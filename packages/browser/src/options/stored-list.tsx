import type { StoredKeys } from '../keys/stored-format.ts';
import { texts } from '../texts/en.ts';
import { Entries } from '../ui/entries.tsx';

interface Props {
  readonly stored: StoredKeys | undefined;
  readonly now: Date;
  readonly onRemove: () => void;
}

/** What the extension knows now, where from, and the way to forget it. */
export function StoredList({ stored, now, onRemove }: Props) {
  return (
    <section>
      <h2>{texts.storedTitle}</h2>
      {stored === undefined ? (
        <p class="quiet-text">{texts.storedNone}</p>
      ) : (
        <>
          <p class="quiet-text" data-stored>
            {texts.storedSummary(
              stored.snapshot.keys.length,
              stored.snapshot.source,
              stored.snapshot.takenAt,
              now,
            )}
          </p>
          <ul class="stored">
            {stored.snapshot.keys.map(key => (
              <li key={key.id} data-stored-id={key.id}>
                <b>
                  <bdi>{key.name}</bdi>
                </b>
                <Entries entries={key.allowedHostnames} empty={texts.anyHostname} />
                {key.status === 'revoked' && <span class="quiet-text">{texts.revoked}</span>}
              </li>
            ))}
          </ul>
          <div class="actions">
            <button type="button" id="remove-all" onClick={onRemove}>
              {texts.removeAll}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
