import { say, sayAssumption } from '@hoko-keys/shared';
import { texts } from '../texts/en.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Hostname } from '../ui/hostname.tsx';
import { OutcomeIcon } from '../ui/outcome-icon.tsx';
import type { KeyRow } from '../verdicts/rows.ts';

/** One key: what becomes of it here, why, what that rests on, and the entry that would change it. */
export function KeyItem({ row: { key, verdict, probably } }: { readonly row: KeyRow }) {
  const revoked = key.status === 'revoked';
  // Of a revoked key nothing else matters.
  const reasons = verdict.reasons.filter(({ code }) => !revoked || code === 'revoked');
  return (
    <li data-key-id={key.id} data-outcome={verdict.outcome}>
      <OutcomeIcon outcome={verdict.outcome} />
      <span class="name">
        <bdi>{key.name}</bdi>
        {revoked && <span class="badge"> · {texts.revoked}</span>}
      </span>
      <span class={`word ${verdict.outcome}`}>{texts.outcome(verdict.outcome, probably)}</span>
      <div class="more">
        {reasons.map(reason =>
          reason.code === 'hostnameListed' ? (
            <p key={reason.code}>
              {texts.matched} <Hostname>{reason.args.entry}</Hostname>
            </p>
          ) : (
            <p key={reason.code}>{say(reason)}</p>
          ),
        )}
        {verdict.assumptions.map(question => (
          <p key={question}>{sayAssumption(question)}</p>
        ))}
        {!revoked &&
          verdict.fixes.map(({ entry, admits }) => (
            <div class="fix" key={entry}>
              <span>
                {texts.add} <Hostname>{entry}</Hostname>
              </span>
              <CopyButton text={entry} />
              <small>{say(admits)}</small>
            </div>
          ))}
      </div>
    </li>
  );
}
