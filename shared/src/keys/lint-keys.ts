import { type Problem, problem } from '../sentences/problem.ts';
import type { ApiKey } from './model.ts';

/** What is worth saying about keys side by side: records of one value, told at the later one. A revoked key says nothing. */
export function lintKeys(keys: readonly ApiKey[]): readonly Problem<'recordsShareValue'>[] {
  const first = new Map<string, ApiKey>();
  return keys.flatMap(key => {
    const { id, name, fingerprint, status } = key;
    if (fingerprint === undefined || status === 'revoked') return [];
    const other = first.get(fingerprint);
    if (other !== undefined)
      return [problem('warning', 'recordsShareValue', { id, name, other: other.name })];
    first.set(fingerprint, key);
    return [];
  });
}
