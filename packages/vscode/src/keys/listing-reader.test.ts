import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place } from '../settings/place.ts';
import { listKeys } from './listing.ts';
import { createListingReader } from './listing-reader.ts';

const user: Place = { kind: 'user' };
const folder: Place = { kind: 'folder', file: 'file:///p/.vscode/settings.json', name: 'p' };
const record = { name: 'A', scopes: ['linksRead'], allowedHostnames: ['a.test'] };

test('a record that is as it was gives the same object, one that changed another', () => {
  const read = createListingReader();
  const value = (name: string) => ({ k1: { ...record }, k2: { ...record, name }, bad: 1 });
  const before = read([{ place: folder, value: value('B') }]);
  const after = read([{ place: folder, value: value('C') }]);
  expect(after.keys[0]).toBe(before.keys[0]);
  expect(after.keys[1]).not.toBe(before.keys[1]);
  expect(after.keys.map(({ key }) => key.name)).toEqual(['A', 'C']);
  expect(after.problems).toEqual(before.problems);
});

test('the same record in another place, or in a folder of another name, is another', () => {
  const read = createListingReader();
  const [first] = read([{ place: folder, value: { k: record } }]).keys;
  for (const place of [user, { ...folder, name: 'q' }]) {
    const [now] = read([{ place, value: { k: { ...record } } }]).keys;
    expect(now).not.toBe(first);
    expect(now?.place).toEqual(place);
  }
});

test('read again and again, a listing is what it is when read once', () => {
  const records = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'),
    fc.oneof(
      fc.constantFrom<unknown>(1, null, [], {}, { name: 'A' }),
      fc.record({
        name: fc.constantFrom('A', 'a', 'B'),
        scopes: fc.constantFrom(['linksRead'], ['moonRead'], []),
        allowedHostnames: fc.constantFrom([], ['a.test'], ['b.test', 'a.test']),
        status: fc.constantFrom('active', 'revoked'),
      }),
    ),
  );
  const value = fc.oneof({ weight: 6, arbitrary: records }, fc.constantFrom(undefined, null, 1, []));
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { maxLength: 6 }), states => {
      const read = createListingReader();
      for (const [one, other] of states) {
        const values = [
          { place: user, value: one },
          { place: folder, value: other },
        ];
        expect(read(structuredClone(values))).toEqual(listKeys(values));
      }
    }),
  );
});
