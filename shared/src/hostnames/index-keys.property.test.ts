import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge } from '../verdicts/judge.ts';
import { indexKeys } from './index-keys.ts';

const label = fc.constantFrom('a', 'b', 'example', 'com');
const hostname = fc.array(label, { minLength: 1, maxLength: 4 }).map(labels => labels.join('.'));
const entry = fc.oneof(
  hostname,
  hostname.map(base => `*.${base}`),
  hostname.map(base => base.toUpperCase()),
  hostname.map(base => `*.${base}.`),
  fc.constant('not an entry'),
);
const keys = fc
  .array(fc.array(entry, { maxLength: 4 }), { maxLength: 6 })
  .map(lists => lists.map((allowedHostnames, i) => ({ id: `key_${i}`, allowedHostnames })));

/** The index's answer has to be the loop's: every key judged alone. */
function byLoop(
  list: readonly { id: string; allowedHostnames: readonly string[] }[],
  host: string,
): string[] {
  const allowed = list.filter(
    ({ allowedHostnames }) =>
      judge({ allowedHostnames, scopes: [], status: 'active' }, { origin: `https://${host}` }).outcome ===
      'allowed',
  );
  return allowed.map(({ id }) => id).sort();
}

function byIndex(index: ReturnType<typeof indexKeys>, host: string): string[] {
  return [...new Set([...index.keysAllowing(host)].map(({ id }) => id))].sort();
}

test('answers as a loop over every key does', () => {
  fc.assert(
    fc.property(keys, hostname, (list, host) => {
      expect(byIndex(indexKeys(list), host)).toEqual(byLoop(list, host));
    }),
  );
});

test('a replaced or removed key leaves nothing behind', () => {
  fc.assert(
    fc.property(keys, keys, fc.nat(5), hostname, (before, after, gone, host) => {
      const index = indexKeys(before);
      for (const key of after) index.replace(key);
      index.remove(`key_${gone}`);
      const merged = new Map([...before, ...after].map(key => [key.id, key]));
      merged.delete(`key_${gone}`);
      expect(byIndex(index, host)).toEqual(byLoop([...merged.values()], host));
    }),
  );
});
