import { fingerprintOf, recordOf } from '@hoko-keys/shared';
import * as v from 'valibot';
import type { PlacedKey } from '../keys/listing.ts';
import { type Place, placeId } from '../settings/place.ts';
import type { SecretName, Secrets } from './secrets.ts';

/** Names of the value entries there are. They tell which records have a value here without any value being read. */
export type KnownValues = ReadonlySet<string>;

/** A record a value was stored for. */
export interface StoredFor {
  readonly file: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly allowedHostnames: readonly string[];
}

export type FoundValue =
  | { readonly kind: 'here'; readonly value: string }
  /** There is one for a record with the same id in another file: a person has to say whether it is meant. */
  | { readonly kind: 'elsewhere'; readonly storedFor: StoredFor; readonly entry: SecretName }
  /** There is one, but the record's fingerprint is another value's. */
  | { readonly kind: 'differs' }
  | { readonly kind: 'none' };

/** A record, as far as a value is bound to it. */
export type Bound = Pick<PlacedKey, 'key' | 'place'>;

/** The values of keys, each bound to the settings file it was stored for. */
export interface Values {
  known(): Promise<KnownValues>;
  /**
   * Stores a value and reads it back: some VS Codes lose one without saying so.
   * @returns puts back what was there before, for when the record can't follow
   * @throws when it isn't there afterwards, with what was there before put back; the error never holds a value
   */
  keep(bound: Bound, value: string): Promise<() => Promise<void>>;
  find(bound: Bound): Promise<FoundValue>;
  /** Binds the value of `entry` to this record too. */
  adopt(bound: Bound, entry: SecretName): Promise<void>;
  /**
   * Deletes the key's value from this machine: this record's, and the copies of it that were bound to the same key's record in
   * other files. Another key's value under the same id stays.
   * @throws when one is still there afterwards
   */
  forget(bound: Bound): Promise<void>;
}

const EntrySchema = v.object({
  value: v.pipe(v.string(), v.nonEmpty()),
  storedFor: v.object({
    file: v.string(),
    name: v.string(),
    scopes: v.array(v.string()),
    allowedHostnames: v.array(v.string()),
  }),
});

type Entry = v.InferOutput<typeof EntrySchema>;

const PREFIX = 'hoko.value:';

export function createValues(secrets: Secrets): Values {
  const read = async (name: SecretName) => parseEntry(await secrets.get(name));

  const entriesOf = async (id: string) =>
    (await secrets.keys()).filter(name => isFor(name, id)) as SecretName[];

  async function keep(bound: Bound, value: string): Promise<() => Promise<void>> {
    const name = valueName(bound.key.id, bound.place);
    const before = await secrets.get(name);
    const putBack = async () => {
      if (before === undefined) await secrets.delete(name);
      else await secrets.store(name, before);
    };
    const stored = await Promise.resolve(
      secrets.store(name, JSON.stringify({ value, storedFor: describe(bound) })),
    ).then(
      async () => (await read(name))?.value === value,
      () => false,
    );
    if (stored) return putBack;
    await putBack().catch(() => undefined);
    throw new Error('SecretStorage did not keep the value');
  }

  async function find(bound: Bound): Promise<FoundValue> {
    const { fingerprint, id } = bound.key;
    const fits = async ({ value }: Entry) =>
      fingerprint === undefined || fingerprint === (await fingerprintOf(value));
    const own = await read(valueName(id, bound.place));
    if (own !== undefined)
      return (await fits(own)) ? { kind: 'here', value: own.value } : { kind: 'differs' };
    for (const name of await entriesOf(id)) {
      const other = await read(name);
      if (other !== undefined && (await fits(other))) {
        return { kind: 'elsewhere', storedFor: other.storedFor, entry: name };
      }
    }
    return { kind: 'none' };
  }

  async function forget({ key, place }: Bound): Promise<void> {
    const ownName = valueName(key.id, place);
    const own = await read(ownName);
    const isCopy = async ({ value }: Entry) =>
      value === own?.value ||
      (key.fingerprint !== undefined && key.fingerprint === (await fingerprintOf(value)));
    for (const name of new Set([ownName, ...(await entriesOf(key.id))])) {
      const entry = await read(name);
      if (name !== ownName && (entry === undefined || !(await isCopy(entry)))) continue;
      await secrets.delete(name);
      if ((await secrets.get(name)) !== undefined) throw new Error('SecretStorage did not delete the value');
    }
  }

  return {
    known: async () => new Set(await secrets.keys()),
    keep,
    find,
    adopt: async (bound, name) => {
      const entry = await read(name);
      if (entry !== undefined) await keep(bound, entry.value);
    },
    forget,
  };
}

/** Whether a record has a value here, by the entries' names alone. */
export function hasValue(known: KnownValues, { key, place }: Bound): boolean {
  return known.has(valueName(key.id, place));
}

function valueName(id: string, place: Place): SecretName {
  return `${PREFIX}${JSON.stringify([id, placeId(place)])}`;
}

function isFor(name: string, id: string): boolean {
  return name.startsWith(`${PREFIX}[${JSON.stringify(id)},`);
}

/** What is no entry counts as none. Its text must reach no error message: JSON.parse would quote it. */
function parseEntry(text: string | undefined): Entry | undefined {
  if (text === undefined) return undefined;
  try {
    return v.parse(EntrySchema, JSON.parse(text));
  } catch {
    return undefined;
  }
}

function describe({ key, place }: Bound): StoredFor {
  const { name, scopes, allowedHostnames } = recordOf(key);
  return { file: placeId(place), name, scopes, allowedHostnames };
}
