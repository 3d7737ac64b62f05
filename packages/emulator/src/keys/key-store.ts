import { type ApiKey, fingerprintOf, type Scope } from '@hoko-keys/shared';
import { generateKeyId, generateValue, hashValue } from './secrets.ts';
import type { IssuedKey } from './state-file.ts';

/** What a new key is made of. */
export interface NewKey {
  readonly name: string;
  readonly workspace?: string | undefined;
  readonly scopes: readonly Scope[];
  readonly allowedHostnames: readonly string[];
}

/** What of a key can change. */
export type KeyChange = Partial<Pick<ApiKey, 'name' | 'scopes' | 'allowedHostnames' | 'status'>>;

/** The keys the emulator issued. A change is acknowledged once `save` has it. */
export interface KeyStore {
  list(): readonly ApiKey[];
  /** The key a value belongs to. */
  withValue(value: string): ApiKey | undefined;
  /** Issues a key. The value is in this one answer; its hash is kept. */
  issue(details: NewKey): Promise<{ key: ApiKey; value: string }>;
  /** Changes a key; undefined where there is none of that id. */
  change(id: string, change: KeyChange): Promise<ApiKey | undefined>;
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

  const use = (next: readonly IssuedKey[]) => {
    keys = next;
    byHash = new Map(next.map(({ key, valueHash }) => [valueHash, key]));
  };
  use(issued);

  /** One change after another, each on what the one before left; a failed one does not stop the next. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };

  return {
    list: () => keys.map(({ key }) => key),
    withValue: value => byHash.get(hashValue(value)),
    issue: details =>
      inTurn(async () => {
        const value = generateValue();
        const key = await describe(details, value, now());
        const next = [...keys, { key, valueHash: hashValue(value) }];
        await save(next);
        use(next);
        return { key, value };
      }),
    change: (id, change) =>
      inTurn(async () => {
        const before = keys.find(({ key }) => key.id === id);
        if (before === undefined) return undefined;
        const after = { ...before, key: { ...before.key, ...change } };
        const next = keys.map(issued => (issued === before ? after : issued));
        await save(next);
        use(next);
        return after.key;
      }),
  };
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
