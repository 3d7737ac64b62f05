import { type ApiKey, fingerprintOf, recordOf } from '@hoko-keys/shared';
import * as v from 'valibot';
import type { PlacedKey } from '../keys/listing.ts';
import { type Place, placeId } from '../settings/place.ts';
import type { SecretName, Secrets } from './secrets.ts';

/** Names of the value entries there are. They tell which records have a value here without any value being read. */
export type KnownValues = ReadonlySet<string>;

/** A record a value was stored for. */
export type StoredFor = Pick<ApiKey, 'name' | 'service' | 'scopes' | 'allowedHostnames'> & {
  readonly file: string;
  readonly fingerprint?: string | undefined;
};

/** What this machine has of a record’s value. */
export type FoundValue =
  | { readonly kind: 'here'; readonly value: string }
  /**
   * There is one for a record with the same id in another file, or for what this record was before: another issuer's, or one with
   * a fingerprint, which says no more now which value is meant. A person has to say whether it is meant.
   */
  | {
      readonly kind: 'elsewhere' | 'before';
      readonly storedFor: StoredFor;
      readonly entry: SecretName;
    }
  /** There is one, but the record's fingerprint is another value's. */
  | { readonly kind: 'differs' }
  | { readonly kind: 'none' };

/** A record, as far as a value is bound to it. */
export type Bound = Pick<PlacedKey, 'key' | 'place'>;

/**
 * Puts back what an entry held before. A value that another window stored in it since stays: it may have been told once.
 *
 * @returns whether it was put back
 * @throws when SecretStorage refuses
 */
export type PutBack = () => Promise<boolean>;

/** The values of keys, each bound to the settings file and the description it was stored for. */
export interface Values {
  known(): Promise<KnownValues>;
  /**
   * Stores a value and reads it back: some VS Codes lose one without saying so.
   * @returns puts back what was there before, for when the record can't follow
   * @throws when it isn't there afterwards, with what was there before put back; the error never holds a value
   */
  keep(bound: Bound, value: string): Promise<PutBack>;
  find(bound: Bound): Promise<FoundValue>;
  /** Binds the value of `entry` to this record as it is now. */
  adopt(bound: Bound, entry: SecretName): Promise<void>;
  /**
   * Deletes the record's value from this machine. One that was stored for another file stays, be it the same: whoever writes a file
   * can write another's ids and fingerprints in it.
   * @returns whether there is one of another file's record with the same id
   * @throws when it is still there afterwards
   */
  forget(bound: Bound): Promise<boolean>;
}

const EntrySchema = v.object({
  value: v.pipe(v.string(), v.nonEmpty()),
  storedFor: v.object({
    file: v.string(),
    name: v.string(),
    service: v.picklist(['hoko', 'emulator']),
    scopes: v.array(v.string()),
    allowedHostnames: v.array(v.string()),
    fingerprint: v.optional(v.string()),
  }),
});

type Entry = v.InferOutput<typeof EntrySchema>;

const PREFIX = 'hoko.value:';

/** The values in a SecretStorage. */
export function createValues(secrets: Secrets): Values {
  const read = async (name: SecretName) => parseEntry(await secrets.get(name));

  const entriesOf = async (id: string) =>
    (await secrets.keys()).filter(name => isFor(name, id)) as SecretName[];

  async function keep(bound: Bound, value: string): Promise<PutBack> {
    const name = valueName(bound.key.id, bound.place);
    const before = await secrets.get(name);
    const ours = JSON.stringify({ value, storedFor: describe(bound) });
    const putBack = async () => {
      const now = await secrets.get(name);
      if (now !== ours && now !== before && parseEntry(now) !== undefined) return false;
      if (before === undefined) await secrets.delete(name);
      else await secrets.store(name, before);
      return true;
    };
    const stored = await Promise.resolve(secrets.store(name, ours)).then(
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
    const ownName = valueName(id, bound.place);
    const own = await read(ownName);
    if (own !== undefined) {
      if (!(await fits(own))) return { kind: 'differs' };
      const { value, storedFor } = own;
      return isStillMeant(storedFor, bound.key)
        ? { kind: 'here', value }
        : { kind: 'before', storedFor, entry: ownName };
    }
    for (const name of await entriesOf(id)) {
      const other = await read(name);
      if (other !== undefined && (await fits(other))) {
        return { kind: 'elsewhere', storedFor: other.storedFor, entry: name };
      }
    }
    return { kind: 'none' };
  }

  async function forget({ key, place }: Bound): Promise<boolean> {
    const name = valueName(key.id, place);
    await secrets.delete(name);
    if ((await secrets.get(name)) !== undefined) throw new Error('SecretStorage did not delete the value');
    return (await entriesOf(key.id)).length > 0;
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
  const { name, service, scopes, allowedHostnames, fingerprint } = recordOf(key);
  return {
    file: placeId(place),
    name,
    service,
    scopes,
    allowedHostnames,
    fingerprint,
  };
}

/** Whether a record, whose fingerprint fits if it has one, is still about the value it was stored with. */
function isStillMeant(storedFor: StoredFor, { service, fingerprint }: ApiKey): boolean {
  return storedFor.service === service && (storedFor.fingerprint === undefined || fingerprint !== undefined);
}
