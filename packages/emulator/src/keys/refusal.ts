import { type ApiKey, parseKeys, recordOf, say } from '@hoko-keys/shared';

/**
 * Why a key can't be kept; undefined where it can. Whatever is kept is read again by the core's `parseKeys` at the next start,
 * so that is who is asked, about the record as it would be written.
 */
export function refusalOf(key: ApiKey): string | undefined {
  const record: unknown = JSON.parse(JSON.stringify(recordOf(key)));
  const wrong = parseKeys({ [key.id]: record }).problems.find(({ severity }) => severity === 'error');
  if (wrong === undefined) return undefined;
  // The sentence for a settings file speaks of a file to be mended; here nothing was written.
  return wrong.code === 'recordHoldsValue' && 'field' in wrong.args
    ? `A text in “${wrong.args.field}” looks like a key’s value. A value never belongs in a key’s description.`
    : say(wrong);
}
