import { type ApiKey, parseKeys, recordOf } from '@hoko-keys/shared';
import * as v from 'valibot';

/** A key, and what is kept of its value. */
export interface IssuedKey {
  readonly key: ApiKey;
  /** See `hashValue`. */
  readonly valueHash: string;
}

const SCHEMA = 'hoko-emulator/state';
const VERSION = 1;

/** Not valibot's `record`: it drops `__proto__` without a word. */
const ObjectSchema = v.custom<Readonly<Record<string, unknown>>>(
  value => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const StateSchema = v.object({
  schema: v.literal(SCHEMA),
  version: v.literal(VERSION),
  keys: ObjectSchema,
  valueHashes: ObjectSchema,
});

/** All keys, or why none can be read: one that is wrong is not passed over, since the next write would lose it. */
export type ReadState =
  | { readonly ok: true; readonly keys: readonly IssuedKey[] }
  | { readonly ok: false; readonly why: string };

/** The state as text: records as `hoko.keys` has them, and the hashes apart. */
export function writeStateText(keys: readonly IssuedKey[]): string {
  const state = {
    schema: SCHEMA,
    version: VERSION,
    keys: Object.fromEntries(keys.map(({ key }) => [key.id, recordOf(key)])),
    valueHashes: Object.fromEntries(keys.map(({ key, valueHash }) => [key.id, valueHash])),
  };
  return `${JSON.stringify(state, null, 2)}\n`;
}

/** Reads what `writeStateText` wrote; anything else is refused as a whole. */
export function readStateText(text: string): ReadState {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse('it is not JSON');
  }
  const state = v.safeParse(StateSchema, json);
  if (!state.success) return refuse(`it is no state of version ${VERSION}`);
  const { keys: records, valueHashes } = state.output;
  // Names every object has, such as `__proto__` and `toString`: none was ever issued.
  if (Object.keys(records).some(id => id in Object.prototype))
    return refuse('a key’s id in it is none the emulator gives');
  const { keys, problems } = parseKeys(records);
  const wrong = problems.find(({ severity }) => severity === 'error');
  if (wrong !== undefined) return refuse(`a key in it is wrong (${wrong.code})`);
  const issued = keys.flatMap(key => {
    const valueHash = Object.hasOwn(valueHashes, key.id) ? valueHashes[key.id] : undefined;
    return typeof valueHash === 'string' && /^[0-9a-f]{64}$/.test(valueHash) ? [{ key, valueHash }] : [];
  });
  return issued.length === keys.length ? { ok: true, keys: issued } : refuse('a key in it has no hash');
}

function refuse(why: string): ReadState {
  return { ok: false, why };
}
