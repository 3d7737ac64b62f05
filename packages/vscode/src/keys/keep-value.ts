import type { App } from '../app.ts';
import type { Bound, PutBack } from '../secrets/values.ts';
import { shown } from '../words/shown.ts';

type Kept =
  | { readonly kind: 'kept'; readonly putBack: PutBack }
  /** The person took the other way out. */
  | { readonly kind: 'other' }
  | { readonly kind: 'left' };

/**
 * Stores a value; as long as SecretStorage doesn't keep it, says so and offers to try again.
 *
 * @param soFar what has happened till then, in a sentence
 * @param otherwise the label of another way out
 * @returns how to put back what was there before, or which way the person took
 */
export async function keepValue(
  { l10n, prompts, values }: App,
  bound: Bound,
  value: string,
  soFar: string,
  otherwise?: string,
): Promise<Kept> {
  const retry = l10n.t('Retry');
  for (;;) {
    const putBack = await values.keep(bound, value).catch(() => undefined);
    if (putBack !== undefined) return { kind: 'kept', putBack };
    const answer = await prompts.notify({
      severity: 'error',
      message: l10n.t(
        'VS Code’s secret storage did not keep the value of “{0}”. {1} Check that this machine has a keyring.',
        shown(bound.key.name),
        soFar,
      ),
      actions: [retry, ...(otherwise === undefined ? [] : [otherwise])],
    });
    if (answer !== retry) return { kind: answer === otherwise && answer !== undefined ? 'other' : 'left' };
  }
}
