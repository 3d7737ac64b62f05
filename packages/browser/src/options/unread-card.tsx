import { textOfUnread, UNREAD_FILE, type Unread } from '../keys/unread.ts';
import { Name } from '../ui/name.tsx';
import { brief } from '../ui/shown.ts';
import { Action } from './action.tsx';
import { ProblemList } from './problem-list.tsx';
import { downloadText } from './take-away.ts';
import { useOptionsTexts } from './texts.ts';

interface Props {
  readonly unread: Unread;
  /** Of its title. */
  readonly id: string;
  /** Is told what came of a download. */
  readonly onSaid: (sentence: string) => void;
  readonly onRemove: () => void;
}

/** What is kept and can't be read here: why, and the ways to take it along or away. */
export function UnreadCard({ unread, id, onSaid, onRemove }: Props) {
  const texts = useOptionsTexts();
  const called = unread.name ?? texts.unreadNameless;
  const download = () => {
    const { text, holdsValue } = textOfUnread(unread);
    if (holdsValue) return onSaid(texts.unreadHoldsValue);
    downloadText(text, UNREAD_FILE);
    onSaid(texts.unreadSaved(UNREAD_FILE));
  };
  return (
    <article class="card source" aria-labelledby={id} data-unread>
      <header>
        <h3 id={id}>
          <Name>{called}</Name>
        </h3>
        <span class="kind">{texts.unreadKind}</span>
      </header>
      <p class="quiet-text">{texts.unreadNote}</p>
      {unread.problems.length > 0 && (
        <div class="note">
          <ProblemList problems={unread.problems.map(problem => ({ problem }))} />
        </div>
      )}
      <div class="actions">
        <Action act="download" label={texts.download} of={brief(called)} onClick={download} />
        <Action act="remove" label={texts.remove} of={brief(called)} onClick={onRemove} />
      </div>
    </article>
  );
}
