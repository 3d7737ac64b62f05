import { type ApiKey, fingerprintOf, looksLikeValue, MAX_KEYS, type Scope } from '@hoko-keys/shared';
import { EmulatorError } from '../errors.ts';
import { oneLine } from '../words/one-line.ts';
import { refusalOf } from './refusal.ts';
import { generateKeyId, generateValue, hashValue } from './secrets.ts';
import type { IssuedKey } from './state-text.ts';

/** What a new key is made of. */
export interface NewKey {
  readonly name: string;
  readonly workspace?: string | undefined;
  readonly scopes: readonly Scope[];
  readonly allowedHostnames: readonly string[];
}

/** What of a key can change. */
export type KeyChange = Partial<Pick<ApiKey, 'name' | 'scopes' | 'allowedHostnames' | 'status'>>;

/** What was kept, or the sentence that says why it was not. */
export type Kept<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly because: 'refused' | 'unknown'; readonly sentence: string };

/** The keys the emulator issued. A change is acknowledged once `save` has it. */
export interface KeyStore {
  list(): readonly ApiKey[];
  /** The key a value belongs to. */
  withValue(value: string): ApiKey | undefined;
  /** Issues a key. The value is in this one answer; its hash is kept. */
  issue(details: NewKey): Promise<Kept<{ key: ApiKey; value: string }>>;
  change(id: string, change: KeyChange): Promise<Kept<{ key: ApiKey }>>;
  /** Gives a key another value, which is in this one answer; the one before is nobody's from then on. */
  rotate(id: string): Promise<Kept<{ key: ApiKey; value: string }>>;
  /** Waits for the changes under way; later ones are refused. */
  close(): Promise<void>;
}

/**
 * @param issued keys of an earlier run
 * @param save keeps all keys; when it rejects, nothing has changed
 */
export function createKeyStore(
  issued: readonly IssuedKey[],
  save: (keys: readonly IssuedKey[]) => Promise<void>,
  now: () => Date,
): KeyStore {
  let keys = issued;
  let byHash = new Map<string, ApiKey>();
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const use = (next: readonly IssuedKey[]) => {
    keys = next;
    byHash = new Map(next.map(({ key, valueHash }) => [valueHash, key]));
  };
  use(issued);

  /** One change after another, each on what the one before left; a failed one does not stop the next. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const begin = () => {
      if (closed) throw new EmulatorError('closed', 'The emulator is ending. Nothing was changed.');
      return work();
    };
    const turn = last.then(begin, begin);
    last = turn;
    return turn;
  };

  /** Only what the next start can read is written: one wrong record would make all of them unreadable. */
  const keep = async <T>(next: readonly IssuedKey[], key: ApiKey, kept: T): Promise<Kept<T>> => {
    const sentence = refusalOf(key);
    if (sentence !== undefined) return { ok: false, because: 'refused', sentence };
    await save(next);
    use(next);
    return { ok: true, ...kept };
  };

  return {
    list: () => keys.map(({ key }) => key),
    withValue: value => byHash.get(hashValue(value)),
    issue: details =>
      inTurn(async () => {
        if (keys.length >= MAX_KEYS) return tooMany();
        const value = generateValue();
        const key = await describe(details, value, now());
        return keep([...keys, { key, valueHash: hashValue(value) }], key, { key, value });
      }),
    change: (id, change) =>
      inTurn(async () => {
        const before = keys.find(({ key }) => key.id === id);
        if (before === undefined) return unknown(id);
        const key = { ...before.key, ...change };
        const next = keys.map(issued => (issued === before ? { ...before, key } : issued));
        return keep(next, key, { key });
      }),
    rotate: id =>
      inTurn(async () => {
        const before = keys.find(({ key }) => key.id === id);
        if (before === undefined) return unknown(id);
        if (before.key.status === 'revoked') return revoked(before.key);
        const value = generateValue();
        const key = { ...before.key, fingerprint: await fingerprintOf(value) };
        const after = { key, valueHash: hashValue(value) };
        return keep(
          keys.map(issued => (issued === before ? after : issued)),
          key,
          { key, value },
        );
      }),
    close: async () => {
      closed = true;
      await last.catch(() => undefined);
    },
  };
}

function tooMany(): Kept<never> {
  const sentence = `The emulator has ${MAX_KEYS.toLocaleString('en')} keys and keeps no more. Start one with another --state for more.`;
  return { ok: false, because: 'refused', sentence };
}

/** Whoever took a value for an id does not get it back. */
function unknown(id: string): Kept<never> {
  const key = looksLikeValue(id) ? 'such key' : `key “${oneLine(id)}”`;
  return { ok: false, because: 'unknown', sentence: `The emulator has no ${key}.` };
}

function revoked({ name }: ApiKey): Kept<never> {
  const sentence = `“${oneLine(name)}” is revoked, so it gets no other value. Create a new key.`;
  return { ok: false, because: 'refused', sentence };
}

async function describe(
  { name, workspace, scopes, allowedHostnames }: NewKey,
  value: string,
  at: Date,
): Promise<ApiKey> {
  return {
    id: generateKeyId(),
    name,
    service: 'emulator',
    ...(workspace === undefined ? {} : { workspace }),
    scopes,
    allowedHostnames,
    status: 'active',
    createdAt: at.toISOString(),
    fingerprint: await fingerprintOf(value),
  };
}
