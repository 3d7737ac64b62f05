import { useMemo } from 'preact/hooks';
import type { SeenCaller } from '../callers/seen-caller.ts';
import { useWords } from '../texts/words.ts';
import { Hostname } from '../ui/hostname.tsx';
import { explain } from '../verdicts/explanation.ts';
import type { KeyRow } from '../verdicts/rows.ts';
import { Fixes } from './fixes.tsx';
import type { Later } from './later.ts';

interface Props {
  readonly later: Later;
  readonly row: KeyRow;
  readonly caller: SeenCaller;
  /** Where the key is known from, where that doesn't stand elsewhere. */
  readonly source: string | undefined;
}

/** An opened key: what Hoko would see, what comes of it and what that rests on, and what to do. */
export function KeyDetails({ later, row, caller, source }: Props) {
  const words = useWords();
  const { say, sayAssumption, sayObservation } = words;
  const { texts, entriesOf, suffixes } = later;
  const { key, verdict } = row;
  const { headers } = caller;
  const explained = useMemo(
    () => explain(row, entriesOf(key), headers, suffixes),
    [row, key, entriesOf, headers, suffixes],
  );
  const { miss, fixes, answers, advice } = explained;
  const isRevoked = key.status === 'revoked';
  // The first one is in the row, and the nearest entry in the place of the one that there is none; of a revoked key nothing else matters.
  const others = isRevoked ? [] : verdict.reasons.slice(1);
  const [reason] = verdict.reasons;
  return (
    <>
      <Seen texts={texts} caller={caller} />
      {!isRevoked && reason?.code === 'hostnameNotListed' && <p>{say(miss ?? reason)}</p>}
      {others.map(other => (
        <p key={other.code}>{say(other)}</p>
      ))}
      {!isRevoked && verdict.open && (
        <p>
          {verdict.open.branches
            .map(({ answer, outcome }) => texts.branch(answer, words.texts.outcome(outcome, false)))
            .join(' ')}{' '}
          {say({ code: 'doNullOrigin', args: {} })}
        </p>
      )}
      {verdict.assumptions.map(question => (
        <p key={question}>{sayAssumption(question)}</p>
      ))}
      {verdict.observations.map(observation => (
        <p key={observation.question}>{sayObservation(observation)}</p>
      ))}
      {!isRevoked && advice && <p>{say(advice)}</p>}
      {!isRevoked && fixes.length > 0 && <Fixes later={later} row={row} fixes={fixes} />}
      <details>
        <summary>{texts.stillFails}</summary>
        {!isRevoked && answers && <p>{say(answers)}</p>}
        {!isRevoked && <p>{texts.notJudged}</p>}
        <p>{texts.noCors}</p>
      </details>
      {source && <p class="small">{source}</p>}
    </>
  );
}

function Seen({ texts, caller }: { readonly texts: Later['texts']; readonly caller: SeenCaller }) {
  const { headers, who, referrerPolicy } = caller;
  return (
    <section>
      <p class="label">{texts.seen}</p>
      <dl>
        <dt>{texts.origin}</dt>
        <dd>{headers.origin === undefined ? texts.none : <Hostname>{headers.origin}</Hostname>}</dd>
        <dt>{texts.referer}</dt>
        <dd>
          {headers.referer === undefined ? texts.none : <Hostname>{headers.referer}</Hostname>}{' '}
          <span class="quiet-text">({texts.asDeclared})</span>
        </dd>
      </dl>
      <p class="small">{texts.why(headers.origin === undefined ? 'own' : who)}</p>
      {referrerPolicy && <p class="small">{texts.referrerPolicy(referrerPolicy)}</p>}
    </section>
  );
}
