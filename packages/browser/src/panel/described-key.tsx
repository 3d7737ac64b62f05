import { agreedIn, type Foreseen } from '../observe/foreseen.ts';
import { useWords } from '../texts/words.ts';
import { Name } from '../ui/name.tsx';
import { brief, shown } from '../ui/shown.ts';
import { usePanelTexts } from './texts.ts';

interface Props {
  /** One for each description of the key; none of a key that nobody described. */
  readonly foreseen: readonly Foreseen[];
}

/** What a key is called: every name that its descriptions give it. */
export function KeyNames({ foreseen }: Props) {
  const names = [...new Set(foreseen.map(({ key }) => key.key.name))];
  return (
    <>
      {names.map((name, i) => (
        <span key={name}>
          {i > 0 && ' · '}
          <Name>{brief(name)}</Name>
        </span>
      ))}
    </>
  );
}

/** What was foreseen by each description: who says so, how long ago it was true, and what that rests on. */
export function Descriptions({ foreseen }: Props) {
  const words = useWords();
  const texts = usePanelTexts();
  const now = new Date();
  const differ = foreseen.length > 1 && agreedIn(foreseen) === undefined;
  return (
    <>
      {foreseen.map(({ key: { key, source }, verdict }) => (
        <div key={`${source.id} ${key.id}`} class="described">
          {foreseen.length > 1 && <Name>{brief(key.name)}</Name>}
          {verdict !== undefined && (
            <b class={verdict.outcome}>
              {words.texts.outcome(verdict.outcome, verdict.assumptions.length > 0)}
            </b>
          )}
          <small class="quiet-text">
            {texts.describedBy(
              words.texts.readAgo(shown(source.snapshot.source), source.snapshot.takenAt, now),
            )}
          </small>
          {verdict?.assumptions.map(question => (
            <small key={question}>{words.sayAssumption(question)}</small>
          ))}
          {verdict?.observations.map(observation => (
            <small key={observation.question}>{words.sayObservation(observation)}</small>
          ))}
        </div>
      ))}
      {differ && <p>{texts.differ}</p>}
    </>
  );
}
