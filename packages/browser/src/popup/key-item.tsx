import type { Fix } from '@hoko-keys/shared';
import { useWords } from '../texts/words.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Hostname } from '../ui/hostname.tsx';
import { OutcomeIcon } from '../ui/outcome-icon.tsx';
import type { Explanation } from '../verdicts/explanation.ts';
import type { KeyRow } from '../verdicts/rows.ts';
import { usePopupTexts } from './texts.ts';

interface Props {
  readonly row: KeyRow;
  /** Undefined until there is one. */
  readonly explanation: Explanation | undefined;
}

/** One key: what becomes of it here, why, what that rests on, and the entry that would change it. */
export function KeyItem({ row: { key, verdict, probably }, explanation }: Props) {
  const words = useWords();
  const texts = usePopupTexts();
  const revoked = key.status === 'revoked';
  // Of a revoked key nothing else matters.
  const reasons = verdict.reasons.filter(({ code }) => !revoked || code === 'revoked');
  return (
    <li data-key-id={key.id} data-outcome={verdict.outcome}>
      <OutcomeIcon outcome={verdict.outcome} />
      <span class="name">
        <bdi>{key.name}</bdi>
        {revoked && <span class="badge"> · {words.texts.revoked}</span>}
      </span>
      <span class={`word ${verdict.outcome}`}>{words.texts.outcome(verdict.outcome, probably)}</span>
      <div class="more">
        {reasons.map(reason =>
          reason.code === 'hostnameListed' ? (
            <p key={reason.code}>
              {texts.matched} <Hostname>{reason.args.entry}</Hostname>
            </p>
          ) : (
            <p key={reason.code}>{words.say(reason)}</p>
          ),
        )}
        {verdict.assumptions.map(question => (
          <p key={question}>{words.sayAssumption(question)}</p>
        ))}
        {verdict.observations.map(observation => (
          <p key={observation.question}>{words.sayObservation(observation)}</p>
        ))}
        {!revoked && verdict.fixes.map(fix => <FixItem key={fix.entry} fix={fix} />)}
        {!revoked && explanation !== undefined && <More explanation={explanation} />}
      </div>
    </li>
  );
}

function FixItem({ fix: { entry, admits } }: { readonly fix: Fix }) {
  const { say } = useWords();
  const texts = usePopupTexts();
  return (
    <div class="fix">
      <span>
        {texts.add} <Hostname>{entry}</Hostname>
      </span>
      <CopyButton text={entry} />
      <small>{say(admits)}</small>
    </div>
  );
}

/** What somebody may want to know who is not helped by the smallest fix. */
function More({ explanation: { miss, wider, answers, advice } }: { readonly explanation: Explanation }) {
  const { say } = useWords();
  const texts = usePopupTexts();
  if ([miss, wider[0], answers, advice].every(each => each === undefined)) return null;
  return (
    <details>
      <summary>{texts.more}</summary>
      <div class="more">
        {miss && <p>{say(miss)}</p>}
        {wider.map(fix => (
          <FixItem key={fix.entry} fix={fix} />
        ))}
        {answers && <p>{say(answers)}</p>}
        {advice && <p>{say(advice)}</p>}
      </div>
    </details>
  );
}
