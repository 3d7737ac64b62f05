import type { ApiKey } from '../keys/model.ts';
import { type Problem, problem } from '../sentences/problem.ts';
import { readSnapshot, SNAPSHOT_FORMAT, type Snapshot } from './snapshot.ts';
import { tooLargeProblem } from './text-size.ts';

/**
 * Writes a snapshot as JSON: only the fields `ApiKey` names, and only rules that were seen, so that nothing else travels.
 * Indented for people, unless it is small enough only without that.
 *
 * @returns the text; or the problem that keeps it from being written, which is any that reading it would meet
 */
export function writeSnapshot({
  keys,
  rules,
  source,
  takenAt,
}: Snapshot): { ok: true; text: string } | { ok: false; problem: Problem } {
  const records = Object.fromEntries(keys.map(key => [key.id, recordOf(key)]));
  if (Object.keys(records).length < keys.length)
    return { ok: false, problem: problem('error', 'snapshotBadField', { field: 'keys' }) };
  const seen = Object.fromEntries(Object.entries(rules).filter(([, rule]) => rule.basis === 'observed'));
  const content = { ...SNAPSHOT_FORMAT, source, takenAt, keys: records, rules: seen };
  const indented = `${JSON.stringify(content, null, 2)}\n`;
  const text = tooLargeProblem(indented) === undefined ? indented : JSON.stringify(content);
  const read = readSnapshot(JSON.parse(text) as typeof content);
  if (!read.ok) return read;
  const wrong = read.problems.find(({ severity }) => severity === 'error') ?? tooLargeProblem(text);
  return wrong === undefined ? { ok: true, text } : { ok: false, problem: wrong };
}

/** A key as a record of `hoko.keys`: without its id, absent fields left out, in the order people read them. */
export function recordOf(key: ApiKey): Omit<ApiKey, 'id'> {
  const { name, service, workspace, scopes, allowedHostnames, status, createdAt, fingerprint } = key;
  return {
    name,
    service,
    ...(workspace === undefined ? {} : { workspace }),
    scopes,
    allowedHostnames,
    status,
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
}
