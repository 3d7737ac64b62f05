import { fingerprintOf, parseKeys } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import type { Place } from '../settings/place.ts';
import type { Secrets } from './secrets.ts';
import { createValues, hasValue } from './values.ts';

const VALUE = 'emu_the-value';
const home: Place = { kind: 'folder', file: 'file:///mine/.vscode/settings.json', name: 'mine' };
const clone: Place = { kind: 'folder', file: 'file:///clone/.vscode/settings.json', name: 'clone' };

function bound(place: Place, extra: object = {}, id = 'key_a') {
  const record = { name: 'Storefront', scopes: ['linksRead'], allowedHostnames: ['a.test'], ...extra };
  const key = parseKeys({ [id]: record }).keys[0];
  if (key === undefined) throw new Error('a test record that cannot be read');
  return { key, place };
}

/** SecretStorage as a map; `forgetful` loses what it is given, as a browser's may. */
function secretsIn(map: Map<string, string>, forgetful = false): Secrets {
  return {
    get: async name => map.get(name),
    store: async (name, value) => void (forgetful || map.set(name, value)),
    delete: async name => void map.delete(name),
    keys: async () => [...map.keys()],
  };
}

test('a value is kept for its record in its file, and forgotten', async () => {
  const values = createValues(secretsIn(new Map()));
  await values.keep(bound(home), VALUE);
  expect(await values.find(bound(home))).toEqual({ kind: 'here', value: VALUE });
  expect(hasValue(await values.known(), bound(home))).toBe(true);
  expect(await values.find(bound(home, {}, 'key_b'))).toEqual({ kind: 'none' });
  await values.forget(bound(home));
  expect(await values.find(bound(home))).toEqual({ kind: 'none' });
});

test('the same id in another file has no value until a person says it is the same key', async () => {
  const values = createValues(secretsIn(new Map()));
  await values.keep(bound(home), VALUE);
  expect(hasValue(await values.known(), bound(clone))).toBe(false);
  const found = await values.find(bound(clone, { allowedHostnames: ['evil.test'] }));
  expect(found).toMatchObject({
    kind: 'elsewhere',
    storedFor: { file: home.file, allowedHostnames: ['a.test'] },
  });
  expect(JSON.stringify(found)).not.toContain(VALUE);
  if (found.kind === 'elsewhere') await values.adopt(bound(clone), found.entry);
  expect(await values.find(bound(clone))).toEqual({ kind: 'here', value: VALUE });
  expect(await values.find(bound(home))).toEqual({ kind: 'here', value: VALUE });
});

test('forgetting takes the record’s own value alone, whatever ids and fingerprints the record has', async () => {
  const map = new Map<string, string>();
  const values = createValues(secretsIn(map));
  const fingerprint = await fingerprintOf(VALUE);
  await values.keep(bound(home, { fingerprint }), VALUE);
  await values.keep(bound(home, {}, 'key_b'), VALUE);
  expect(await values.forget(bound(clone, { fingerprint }))).toBe(true);
  await values.keep(bound(clone, { fingerprint }), VALUE);
  expect(await values.forget(bound(clone, { fingerprint }))).toBe(true);
  expect(await values.find(bound(home, { fingerprint }))).toEqual({ kind: 'here', value: VALUE });
  expect(await values.forget(bound(home, { fingerprint }))).toBe(false);
  expect(await values.find(bound(home, {}, 'key_b'))).toEqual({ kind: 'here', value: VALUE });
  expect(map.size).toBe(1);
});

test.each([
  ['another issuer', { service: 'emulator' }],
  ['no fingerprint any more', { fingerprint: undefined }],
])('a record that has %s than when its value was stored is asked about once', async (_, change) => {
  const values = createValues(secretsIn(new Map()));
  const fingerprint = await fingerprintOf(VALUE);
  await values.keep(bound(home, { fingerprint }), VALUE);
  const changed = bound(home, { fingerprint, ...change });
  const found = await values.find(changed);
  expect(found).toMatchObject({ kind: 'before', storedFor: { service: 'hoko', fingerprint } });
  expect(JSON.stringify(found)).not.toContain(VALUE);
  if (found.kind === 'before') await values.adopt(changed, found.entry);
  expect(await values.find(changed)).toEqual({ kind: 'here', value: VALUE });
});

test('a name, scopes and hostnames may change as they are edited, and a fingerprint may come', async () => {
  const values = createValues(secretsIn(new Map()));
  await values.keep(bound(home), VALUE);
  const fingerprint = await fingerprintOf(VALUE);
  const edited = bound(home, { name: 'Shop', scopes: ['tagsRead'], allowedHostnames: [], fingerprint });
  expect(await values.find(edited)).toEqual({ kind: 'here', value: VALUE });
});

test('a value that is still there afterwards is told, without the value', async () => {
  const map = new Map<string, string>();
  const values = createValues({ ...secretsIn(map), delete: async () => undefined });
  await values.keep(bound(home), VALUE);
  const error = await values.forget(bound(home)).catch(String);
  expect(error).toContain('did not delete');
  expect(error).not.toContain(VALUE);
});

test('a record with another value’s fingerprint does not get this one', async () => {
  const values = createValues(secretsIn(new Map()));
  await values.keep(bound(home), VALUE);
  const fingerprint = await fingerprintOf('another');
  expect(await values.find(bound(home, { fingerprint }))).toEqual({ kind: 'differs' });
  expect(await values.find(bound(clone, { fingerprint }))).toEqual({ kind: 'none' });
  const own = await fingerprintOf(VALUE);
  expect(await values.find(bound(home, { fingerprint: own }))).toEqual({ kind: 'here', value: VALUE });
});

test('a value that was not kept is told, without the value', async () => {
  const values = createValues(secretsIn(new Map(), true));
  const error = await values.keep(bound(home), VALUE).catch(String);
  expect(error).toContain('did not keep');
  expect(error).not.toContain(VALUE);
});

test('a value that takes another’s place can be put back, and is when the new one was not kept', async () => {
  const map = new Map<string, string>();
  const values = createValues(secretsIn(map));
  const undoFirst = await values.keep(bound(home), VALUE);
  const undoSecond = await values.keep(bound(home), 'newer');
  expect(await undoSecond()).toBe(true);
  expect(await values.find(bound(home))).toEqual({ kind: 'here', value: VALUE });
  let writes = 0;
  const store: Secrets['store'] = async (name, text) => {
    writes += 1;
    if (writes === 1) map.delete(name);
    else map.set(name, text);
  };
  await expect(createValues({ ...secretsIn(map), store }).keep(bound(home), 'newer')).rejects.toThrow();
  expect(await values.find(bound(home))).toEqual({ kind: 'here', value: VALUE });
  await undoFirst();
  expect(map.size).toBe(0);
});

test('a value that another window stored meanwhile is not overwritten by what was there before', async () => {
  const map = new Map<string, string>();
  const [here, there] = [createValues(secretsIn(map)), createValues(secretsIn(map))];
  await here.keep(bound(home), VALUE);
  const putBack = await here.keep(bound(home), 'newer');
  await there.keep(bound(home), 'theirs');
  expect(await putBack()).toBe(false);
  expect(await here.find(bound(home))).toEqual({ kind: 'here', value: 'theirs' });

  const store: Secrets['store'] = async (name, text) => {
    map.set(name, text);
    await there.keep(bound(home), 'theirs again');
  };
  await expect(createValues({ ...secretsIn(map), store }).keep(bound(home), 'newest')).rejects.toThrow();
  expect(await here.find(bound(home))).toEqual({ kind: 'here', value: 'theirs again' });
});

test('SecretStorage that refuses is told, without what it said', async () => {
  const refusing: Secrets = {
    ...secretsIn(new Map()),
    store: async (_, text) => {
      throw new Error(`no keyring for ${text}`);
    },
  };
  const error = await createValues(refusing).keep(bound(home), VALUE).catch(String);
  expect(error).toContain('did not keep');
  expect(error).not.toContain(VALUE);
});

test('an entry that is damaged counts as none', async () => {
  const map = new Map<string, string>();
  const values = createValues(secretsIn(map));
  await values.keep(bound(home), VALUE);
  for (const name of map.keys()) map.set(name, 'broken');
  expect(await values.find(bound(home))).toEqual({ kind: 'none' });
});
