import type { App } from '../app.ts';
import type { Bound, FoundValue, KnownValues } from '../secrets/values.ts';
import { HumanError } from '../words/human-error.ts';

/**
 * What this machine has of a key's value.
 *
 * @throws HumanError where SecretStorage does not answer, which is another thing than no value
 */
export async function findValue(
  { l10n, values }: Pick<App, 'l10n' | 'values'>,
  bound: Bound,
): Promise<FoundValue> {
  return values.find(bound).catch(() => refuseUnanswered(l10n));
}

/** Which records have a value here. @throws as `findValue` */
export async function knownValues({ l10n, values }: Pick<App, 'l10n' | 'values'>): Promise<KnownValues> {
  return values.known().catch(() => refuseUnanswered(l10n));
}

/** @throws HumanError that says that SecretStorage does not answer */
export function refuseUnanswered(l10n: App['l10n']): never {
  throw new HumanError(
    l10n.t(
      'VS Code’s secret storage does not answer, so nothing was done. Check that this machine’s keyring is there and unlocked, then try again.',
    ),
  );
}
