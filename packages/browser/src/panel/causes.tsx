import type { Cause } from '@hoko-keys/shared';
import { type CallOutcome, isScopeOrHostname } from '../observe/outcome.ts';
import { useWords } from '../texts/words.ts';
import { usePanelTexts } from './texts.ts';

interface Props {
  readonly outcome: CallOutcome;
  readonly causes: readonly Cause[];
}

/** What may be behind a failure, the likeliest first, each with what to do. */
export function Causes({ outcome, causes }: Props) {
  const { say } = useWords();
  const texts = usePanelTexts();
  if (causes.length === 0) return null;
  return (
    <>
      {isScopeOrHostname(causes) && <p>{texts.scopeOrHostname(outcome)}</p>}
      {causes.length > 1 && <p class="quiet-text">{texts.mayBe}</p>}
      <ol class="causes">
        {causes.map(({ code, why, todo }) => (
          <li key={code} data-cause={code}>
            <p>{say(why)}</p>
            <p class="quiet-text">{say(todo)}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
