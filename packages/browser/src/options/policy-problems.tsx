import type { RefreshedPolicy } from '../keys/policy.ts';
import { ProblemList } from './problem-list.tsx';
import { useOptionsTexts } from './texts.ts';

/** What is wrong with what an organisation set: the person here can't mend it, but can pass it on. */
export function PolicyProblems({ policy: { problems, kind } }: { readonly policy: RefreshedPolicy }) {
  const texts = useOptionsTexts();
  const isRead = kind === 'keys' || kind === 'none';
  if (problems.length === 0 && isRead) return null;
  return (
    <div class="note" data-policy-problems>
      <h3>{isRead ? texts.policyProblems : texts.policyRefused}</h3>
      {kind === 'withheld' && <p>{texts.policyWithheld}</p>}
      <ProblemList problems={problems} />
    </div>
  );
}
